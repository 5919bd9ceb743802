using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Oracle;

/// <summary>
/// Reads a trajectory as skills in the plainest way: every skill is tried on every slice, every guess is played in a world drawn
/// anew, and what came of it is compared action by action. Slow, to check the recogniser against, draws included.
/// </summary>
internal sealed class PlainPlanReader
{
    private readonly Blueprint _ownWorld;
    private readonly CPythonRandom _random;
    private readonly Dictionary<(int From, int To, SkillKind Kind), Skill?> _recognized = [];
    private readonly Dictionary<(int State, SkillKind Kind), List<Skill>?> _plans = [];
    private Trajectory _trajectory = new();
    private Blueprint _world;
    private SkillKind[] _skillSet = [];

    public PlainPlanReader(Blueprint ownWorld) =>
        (_ownWorld, _world, _random) = (ownWorld, ownWorld, new CPythonRandom(ownWorld.Seed));

    public List<Skill>? Read(Trajectory trajectory, Blueprint world, SkillKind[] skillSet, List<(int, int)> log)
    {
        _random.LogTo(log);
        (_trajectory, _world, _skillSet) = (trajectory, world, skillSet);
        _recognized.Clear();
        _plans.Clear();
        var end = trajectory.StateCount - 1;
        return DrawOrder().Select(kind => PlanTo(end, kind)).FirstOrDefault(plan => plan is not null);
    }

    private List<Skill>? PlanTo(int state, SkillKind last)
    {
        if (state == 0)
        {
            return [];
        }
        if (_plans.TryGetValue((state, last), out var known))
        {
            return known;
        }
        _plans[(state, last)] = null;
        foreach (var previous in DrawOrder())
        {
            for (var from = 0; from < state; from++)
            {
                if (Recognize(from, state, last) is { } skill && PlanTo(from, previous) is { } plan)
                {
                    return _plans[(state, last)] = [.. plan, skill];
                }
            }
        }
        return null;
    }

    private SkillKind[] DrawOrder()
    {
        var order = new SkillKind[_skillSet.Length];
        _random.Sample<SkillKind>([.. _skillSet], order);
        return order;
    }

    private Skill? Recognize(int from, int to, SkillKind kind)
    {
        if (!_recognized.TryGetValue((from, to, kind), out var skill))
        {
            var guess = new PlainSkillGuess(_trajectory, from, to).Of(kind);
            skill = guess is not null && Repeats(guess, from, to) ? guess : null;
            _recognized[(from, to, kind)] = skill;
        }
        return skill;
    }

    /// <summary>Plays the skill to its end in the own world, put into the first state, and compares afterwards.</summary>
    private bool Repeats(Skill skill, int from, int to)
    {
        var (batch, played) = (new GridBatch(1), new Trajectory());
        batch.Restore(0, OwnDividerIn(_world), _trajectory.State(from).Batch, from);
        return new SkillPerformer().Recording(batch[0], played).Perform(skill)
            && played.Actions.SequenceEqual(_trajectory.Actions.Take(to).Skip(from))
            && Enumerable
                .Range(0, played.StateCount)
                .All(i => played.State(i).Batch.SameState(i, _trajectory.State(0).Batch, from + i));
    }

    private Blueprint OwnDividerIn(Blueprint world) =>
        world with
        {
            Obstacle = _ownWorld.Obstacle,
            Obstacles = _ownWorld.Obstacles,
            Inner = _ownWorld.Inner,
            Outer = _ownWorld.Outer,
        };
}
