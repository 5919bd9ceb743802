namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// What a simulated human will do, without the words for it: the solver alone, many times faster than <see cref="Planner"/>. A plan's
/// skills, carried out in the world that they were made for, are these actions. Not thread-safe; keeps its buffers.
/// </summary>
/// <param name="maxWalk">
/// The most moves that a walk may take which this planner still thinks of; what lies farther off is out of its reach. Null for no limit.
/// </param>
public sealed class ActionPlanner(int? maxWalk = null)
{
    private readonly Solver _solver = new(new SkillPerformer { MaxWalk = maxWalk ?? RoutePlanner.MaxRoute });
    private readonly Trajectory _trajectory = new();

    /// <summary>The world of the last plan as it was at its start; valid until the next plan.</summary>
    internal World Start => _trajectory.State(0);

    /// <summary>The world of the last plan as far as the plan was played in it; valid until the next plan.</summary>
    internal World End => _trajectory.State(_trajectory.StateCount - 1);

    /// <summary>Plans in a world, from its start.</summary>
    /// <param name="world">The world.</param>
    /// <param name="actions">Receives the actions, empty where there is no plan; a borrowed view, valid until the next call.</param>
    /// <returns>Whether there is a plan.</returns>
    public bool TryPlan(Blueprint world, out ReadOnlySpan<AgentAction> actions)
    {
        var found = _solver.Solve(world, _trajectory);
        actions = found ? _trajectory.ActionsBetween(0, _trajectory.StateCount - 1) : [];
        return found;
    }
}
