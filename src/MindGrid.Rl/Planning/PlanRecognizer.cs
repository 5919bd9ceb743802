namespace MindGrid.Rl.Planning;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Worlds;

/// <summary>
/// Reads a trajectory as a sequence of skills: the reference's planner, draw for draw. It goes backwards from the end; at each
/// state it tries the skills in a freshly drawn order, keeps the first reading that works, and remembers what cannot work.
/// </summary>
internal sealed class PlanRecognizer
{
    private static readonly int Kinds = SkillNames.All.Length;

    private readonly SkillRecognizer _skills = new();
    private readonly SkillReplay _replay = new();
    private readonly List<(int From, Skill Skill)> _candidates = [];
    private readonly CPythonRandom _random = new(0);
    private Blueprint _ownWorld = null!;
    private ImmutableArray<SkillKind> _skillSet = [];
    private Trajectory _trajectory = null!;
    private Reading[] _readings = [];
    private ushort[] _triedKinds = [];

    /// <summary>Takes a world for its own, whose divider decides what a replayed skill can do, and begins its stream of draws.</summary>
    /// <param name="ownWorld">The world, as built from the recogniser's configuration.</param>
    public PlanRecognizer Restart(Blueprint ownWorld)
    {
        _ownWorld = ownWorld;
        _random.Restart(ownWorld.Seed);
        return this;
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
        (_trajectory, _skillSet) = (trajectory, skillSet);
        _replay.Begin(_ownWorld, blueprint, trajectory);
        ForgetReadings();
        var end = trajectory.StateCount - 1;
        foreach (var kind in DrawOrder(stackalloc SkillKind[skillSet.Length]))
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
        if (!IsNew(state, kind))
        {
            return Known(state, kind).Skill is not null;
        }
        // Whoever asks again before an answer is found hears that it fails, as in the reference.
        Known(state, kind) = default;
        var order = DrawOrder(stackalloc SkillKind[_skillSet.Length]);
        var candidates = _candidates.Count;
        var works = Explain(state, kind, order);
        CollectionsMarshal.SetCount(_candidates, candidates);
        return works;
    }

    private bool Explain(int state, SkillKind kind, ReadOnlySpan<SkillKind> order)
    {
        // What is recognised does not depend on the skill before it: only the first round has to look.
        var candidates = _candidates.Count;
        for (var from = SkillRecognizer.EarliestStart(kind, _trajectory, state); from < state; from++)
        {
            if (Recognize(from, state, kind) is { } skill)
            {
                if (Explains(from, order[0], state, kind, skill))
                {
                    return true;
                }
                _candidates.Add((from, skill));
            }
        }
        var end = _candidates.Count;
        foreach (var previous in order[1..])
        {
            for (var i = candidates; i < end; i++)
            {
                var (from, skill) = _candidates[i];
                if (Explains(from, previous, state, kind, skill))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Remembers a skill as the last one of the way to a state, if the way to where it began can be read, too.</summary>
    private bool Explains(int from, SkillKind previous, int state, SkillKind kind, Skill skill)
    {
        if (!Explain(from, previous))
        {
            return false;
        }
        Known(state, kind) = new Reading(from, previous, skill);
        return true;
    }

    /// <summary>The skill of a kind that repeats a slice exactly when it is replayed, or null.</summary>
    private Skill? Recognize(int from, int to, SkillKind kind) =>
        _skills.Recognize(kind, new(_trajectory, from, to)) is { } skill && _replay.Repeats(skill, from, to)
            ? skill
            : null;

    private ReadOnlySpan<SkillKind> DrawOrder(Span<SkillKind> order)
    {
        Span<SkillKind> pool = stackalloc SkillKind[_skillSet.Length];
        _skillSet.CopyTo(pool);
        _random.Sample(pool, order);
        return order;
    }

    private ImmutableArray<Skill> Collect(int state, SkillKind kind)
    {
        var count = 0;
        for (var (at, last) = (state, kind); at > 0; (at, last) = (Known(at, last).From, Known(at, last).Previous))
        {
            count++;
        }
        var steps = new Skill[count];
        while (state > 0)
        {
            var reading = Known(state, kind);
            steps[--count] = reading.Skill!;
            (state, kind) = (reading.From, reading.Previous);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(steps);
    }

    private void ForgetReadings()
    {
        var states = _trajectory.StateCount;
        if (_triedKinds.Length < states)
        {
            _triedKinds = new ushort[2 * states];
            _readings = new Reading[2 * states * Kinds];
        }
        Array.Clear(_triedKinds, 0, states);
        _candidates.Clear();
    }

    /// <summary>Whether a question is asked for the first time; its reading means something from then on.</summary>
    private bool IsNew(int state, SkillKind kind)
    {
        var asked = _triedKinds[state];
        _triedKinds[state] |= (ushort)(1 << (int)kind);
        return asked != _triedKinds[state];
    }

    private ref Reading Known(int state, SkillKind kind) => ref _readings[(state * Kinds) + (int)kind];

    /// <summary>How the way to a state is read: the last skill (null: not at all), where it began, and the kind before it.</summary>
    private readonly record struct Reading(int From, SkillKind Previous, Skill? Skill);
}
