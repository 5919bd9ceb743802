namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Worlds;

/// <summary>
/// Replays recognised skills as the reference does: in the recogniser's own world, put into the state in which a slice begins.
/// Where that world is in no way different from the one in which the trajectory was made, following the trajectory is enough.
/// </summary>
internal sealed class SkillReplay
{
    private readonly SkillPerformer _performer = new();
    private readonly GridBatch _restored = new(1);
    private Trajectory _trajectory = null!;
    private Blueprint _world = null!;
    private bool?[] _isOwn = [];

    /// <summary>Starts with a trajectory.</summary>
    /// <param name="ownWorld">The world as built from the recogniser's configuration.</param>
    /// <param name="blueprint">The world in which the solver planned.</param>
    /// <param name="trajectory">What it did there.</param>
    public void Begin(Blueprint ownWorld, Blueprint blueprint, Trajectory trajectory)
    {
        _trajectory = trajectory;
        _world = HaveSameDivider(blueprint, ownWorld)
            ? blueprint
            : blueprint with
            {
                Obstacle = ownWorld.Obstacle,
                Obstacles = ownWorld.Obstacles,
                Inner = ownWorld.Inner,
                Outer = ownWorld.Outer,
            };
        if (_isOwn.Length < trajectory.StateCount)
        {
            _isOwn = new bool?[2 * trajectory.StateCount];
        }
        Array.Clear(_isOwn, 0, trajectory.StateCount);
    }

    /// <summary>Whether a skill repeats the actions and states of a slice exactly.</summary>
    public bool Repeats(Skill skill, int from, int to)
    {
        // Between two manipulations nothing changes that a restored world could show differently.
        var scene = _trajectory.WalksSince(from);
        if (_isOwn[scene] ??= IsAsRestored(scene))
        {
            return _performer.Repeats(skill, _trajectory, from, to);
        }
        Restore(from);
        return _performer.Repeats(skill, _restored[0], _trajectory, from, to);
    }

    private bool IsAsRestored(int state)
    {
        Restore(state);
        var (seen, restored) = (_trajectory.State(state), _restored[0]);
        return seen.Blueprint.Objects == _world.Objects
            && seen.Blueprint.Outer == _world.Outer
            && seen.Tiles.SequenceEqual(restored.Tiles)
            && ShowsSameObjects(seen, restored);
    }

    private static bool ShowsSameObjects(World one, World other)
    {
        for (var i = 0; i < one.ObjectCount; i++)
        {
            if (one.Batch.ShownCell(one.Row, i) != other.Batch.ShownCell(other.Row, i))
            {
                return false;
            }
        }
        return true;
    }

    private void Restore(int state)
    {
        var row = _trajectory.State(state);
        _restored.Restore(0, _world, row.Batch, row.Row);
    }

    private static bool HaveSameDivider(Blueprint one, Blueprint other) =>
        one.Obstacle == other.Obstacle
        && one.Inner == other.Inner
        && one.Outer == other.Outer
        && one.Obstacles.AsSpan().SequenceEqual(other.Obstacles.AsSpan());
}
