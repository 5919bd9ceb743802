namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Envs;
using MindGrid.Rl.Worlds;

/// <summary>
/// The real worlds of games, without human and teacher, for a grid environment to play in. The plans that come with each game are
/// made and not used: draw a <see cref="WorldPool"/> from this to do it once.
/// </summary>
/// <param name="Games">Where the games come from, such as a bank.</param>
public sealed record RealWorlds(GameSource Games) : WorldSource
{
    /// <summary>The real world of the game that the seed draws.</summary>
    public override Blueprint Draw(long seed) => Games.Draw(seed).Game.Real.World;
}
