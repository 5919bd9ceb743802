namespace MindGrid.Rl.Suites;

using MindGrid.Rl.Envs;
using MindGrid.Rl.Teaching;

/// <summary>The games of a bank; a seed chooses one, neighbouring seeds as if at random.</summary>
/// <param name="Bank">The bank, which its owner closes when nobody draws any more.</param>
/// <param name="Training">Whether they are to be trained on: then each is checked against what the paper holds out (<see cref="HeldOut"/>).</param>
public sealed record BankedGames(GameBank Bank, bool Training = true) : GameSource
{
    /// <summary>Game number (the mixed seed) modulo <see cref="GameBank.Count"/>.</summary>
    /// <inheritdoc cref="GameBank.this" path="/exception"/>
    /// <exception cref="ArgumentException">The game is to be trained on, and must not be.</exception>
    public override PreparedGame Draw(long seed)
    {
        var game = Bank[(int)(SplitMix64.Mix(unchecked((ulong)seed)) % (ulong)Bank.Count)];
        if (Training)
        {
            HeldOut.RequireTraining(game.Game);
        }
        return game;
    }
}
