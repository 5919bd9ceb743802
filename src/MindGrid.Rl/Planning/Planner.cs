namespace MindGrid.Rl.Planning;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>
/// What a simulated human plans with: solves a world and reads the solution as skills. It keeps its own picture of the world
/// (the one its configuration describes) and one stream of draws over all its calls, as the reference's planner does.
/// Not thread-safe.
/// </summary>
public sealed class Planner
{
    private readonly SkillPerformer _performer = new();
    private readonly Solver _solver;
    private readonly Trajectory _trajectory = new();
    private readonly PlanRecognizer _recognizer = new();
    private ImmutableArray<SkillKind> _skills;

    /// <summary>A planner.</summary>
    /// <param name="ownWorld">The world of the planner's configuration; its seed starts the stream of draws.</param>
    /// <param name="skills">The skills that plans may use, in the configuration's order.</param>
    public Planner(Blueprint ownWorld, ImmutableArray<SkillKind> skills)
        : this() => Restart(ownWorld, skills);

    /// <summary>A planner for whoever restarts it before each use.</summary>
    internal Planner() => _solver = new(_performer);

    /// <summary>The most moves of a walk that it thinks of from now on; null for no limit.</summary>
    internal int? MaxWalk
    {
        set => _performer.MaxWalk = value ?? RoutePlanner.MaxRoute;
    }

    /// <summary>
    /// Forgets all, as if newly made, and keeps the buffers: who plans in many worlds keeps one planner a thread.
    /// </summary>
    /// <param name="ownWorld">The world of the planner's configuration; its seed starts the stream of draws.</param>
    /// <param name="skills">The skills that plans may use, in the configuration's order.</param>
    /// <returns>This planner.</returns>
    public Planner Restart(Blueprint ownWorld, ImmutableArray<SkillKind> skills)
    {
        _recognizer.Restart(ownWorld);
        _skills = skills;
        return this;
    }

    /// <summary>Plans in a world, from its start.</summary>
    /// <returns>The plan, or null where the target cannot be reached or the skills cannot say how.</returns>
    public Plan? MakePlan(Blueprint world) => MakePlan(world, log: null);

    internal Plan? MakePlan(Blueprint world, List<(int, int)>? log) =>
        _solver.Solve(world, _trajectory) && _recognizer.Read(_trajectory, world, _skills, log) is { } steps
            ? new Plan(steps, world)
            : null;
}
