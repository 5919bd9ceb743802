namespace MindGrid.Rl.Planning;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>
/// Reads a trajectory as a sequence of skills: the reference's planner, draw for draw. It goes backwards from the end; at each
/// state it tries the skills in a freshly drawn order, keeps the first reading that works, and remembers what cannot work.
/// </summary>
internal sealed class PlanRecognizer
{
    private readonly SkillRecognizer _skills = new();
    private readonly SkillPerformer _performer = new();
    private readonly GridBatch _replay = new(1);
    private readonly Blueprint _ownWorld;
    private readonly CPythonRandom _random;
    private Trajectory _trajectory = new();
    private Blueprint _replayWorld = null!;
    private SkillKind[] _skillSet = [];
    private Reading?[,] _readings = new Reading?[0, 0];
    private Dictionary<(int From, int To, SkillKind Kind), Skill?> _recognized = [];

    /// <summary>A recogniser with a world of its own: its divider decides what a replayed skill can do.</summary>
    /// <param name="ownWorld">The world, as built from the recogniser's configuration.</param>
    public PlanRecognizer(Blueprint ownWorld)
    {
        _ownWorld = ownWorld;
        _random = new CPythonRandom(ownWorld.Seed);
    }

    /// <summary>Reads a trajectory.</summary>
    /// <param name="trajectory">What the solver did.</param>
    /// <param name="blueprint">The world in which it did it.</param>
    /// <param name="skillSet">The skills that may be used, in the configuration's order.</param>
    /// <param name="log">Receives the draws made.</param>
    /// <returns>The skills, or null where no sequence of them explains the trajectory.</returns>
    public ImmutableArray<Skill>? Read(
        Trajectory trajectory,
        Blueprint blueprint,
        ImmutableArray<SkillKind> skillSet,
        List<(int, int)>? log = null
    )
    {
        _random.LogTo(log);
        _trajectory = trajectory;
        _skillSet = [.. skillSet];
        _readings = new Reading?[trajectory.StateCount, SkillNames.All.Length];
        _recognized = [];
        _replayWorld = blueprint with
        {
            Obstacle = _ownWorld.Obstacle,
            Obstacles = _ownWorld.Obstacles,
            Inner = _ownWorld.Inner,
            Outer = _ownWorld.Outer,
        };
        var end = trajectory.StateCount - 1;
        foreach (var kind in DrawOrder())
        {
            if (Explain(end, kind))
            {
                return Collect(end, kind);
            }
        }
        return null;
    }

    /// <summary>Whether the way to a state can be read as a plan whose last skill is of a kind.</summary>
    private bool Explain(int state, SkillKind kind)
    {
        if (state == 0)
        {
            return true;
        }
        if (_readings[state, (int)kind] is { } known)
        {
            return known.Works;
        }
        _readings[state, (int)kind] = Reading.Fails;
        foreach (var previous in DrawOrder())
        {
            for (var from = 0; from < state; from++)
            {
                if (Recognize(from, state, kind) is { } skill && Explain(from, previous))
                {
                    _readings[state, (int)kind] = new Reading(from, previous, skill);
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>The skill of a kind that repeats a slice exactly when it is replayed, or null.</summary>
    private Skill? Recognize(int from, int to, SkillKind kind)
    {
        if (_recognized.TryGetValue((from, to, kind), out var known))
        {
            return known;
        }
        var skill = _skills.Recognize(kind, new(_trajectory, from, to));
        if (skill is not null)
        {
            var state = _trajectory.State(from);
            _replay.Restore(0, _replayWorld, state.Batch, state.Row);
            skill = _performer.Repeats(skill, _replay[0], _trajectory, from, to) ? skill : null;
        }
        _recognized[(from, to, kind)] = skill;
        return skill;
    }

    private SkillKind[] DrawOrder()
    {
        var order = new SkillKind[_skillSet.Length];
        _random.Sample<SkillKind>([.. _skillSet], order);
        return order;
    }

    private ImmutableArray<Skill> Collect(int state, SkillKind kind)
    {
        var steps = new Stack<Skill>();
        while (state > 0)
        {
            var reading = _readings[state, (int)kind]!;
            steps.Push(reading.Skill!);
            (state, kind) = (reading.From, reading.Previous);
        }
        return [.. steps];
    }

    /// <summary>How the way to a state is read: the last skill, where it began, and the kind before it.</summary>
    private sealed record Reading(int From, SkillKind Previous, Skill? Skill)
    {
        public static Reading Fails { get; } = new(-1, default, null);

        public bool Works => Skill is not null;
    }
}
