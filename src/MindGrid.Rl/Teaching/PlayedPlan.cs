namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>What came of actions played one after the other, without looking, in a world.</summary>
/// <param name="Steps">Actions played.</param>
/// <param name="Success">Whether the agent ended with a ball of the target's colour in hand.</param>
/// <param name="DiedAtStep">The step, counted from 1, at which the agent first died, or null.</param>
public readonly record struct PlayedPlan(int Steps, bool Success, int? DiedAtStep)
{
    /// <summary>Plays actions from a world's start.</summary>
    /// <param name="blueprint">The world.</param>
    /// <param name="actions">The actions; empty for a human without a plan.</param>
    /// <param name="deathEnds">Stop at the first death; else go on as if nothing had happened, as the reference's scoring does.</param>
    public static PlayedPlan Play(Blueprint blueprint, ReadOnlySpan<AgentAction> actions, bool deathEnds) =>
        Play(World.From(blueprint), actions, deathEnds);

    /// <summary>Plays actions in a world that stands at its start.</summary>
    internal static PlayedPlan Play(World world, ReadOnlySpan<AgentAction> actions, bool deathEnds)
    {
        int? diedAt = null;
        for (var i = 0; i < actions.Length && !(deathEnds && diedAt is not null); i++)
        {
            // Not HasFlag: until its code is optimised it allocates.
            if ((Step.Apply(world, actions[i]) & StepEnds.Died) != 0)
            {
                diedAt ??= world.Steps;
            }
        }
        return new(world.Steps, world.HoldsTarget, diedAt);
    }
}
