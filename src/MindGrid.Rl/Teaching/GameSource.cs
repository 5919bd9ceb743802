namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Envs;

/// <summary>
/// Where the games of a teaching environment come from. As a reset option it holds from that reset on. A pure function of the seed
/// that any thread may call.
/// </summary>
public abstract record GameSource : ResetOptions
{
    /// <summary>The game that an episode with a seed plays, with the plans that do not depend on the teacher.</summary>
    /// <remarks>Its scoring gives each world a planner of its own (see <see cref="Scoring.OnePlannerPerGame"/>).</remarks>
    public abstract PreparedGame Draw(long seed);
}
