namespace MindGrid.Rl.Envs.Wrappers;

using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// Records what each world showed, took and paid since its episode began: the history of the field's textbooks, which a state
/// summarises. Zero-copy for the step itself; the record is a copy.
/// </summary>
public sealed class RecordHistory : Wrapper
{
    private readonly int _capacity;
    private readonly SpaceArray[] _observations;
    private readonly int[][] _actions;
    private readonly float[][] _rewards;
    private readonly int[] _lengths;

    /// <summary>A recorder.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="capacity">Steps recorded of an episode; null for the environment's step limit. Memory is taken for all of them.</param>
    /// <exception cref="ArgumentException">No capacity, and no limit either.</exception>
    public RecordHistory(VectorEnv inner, int? capacity = null)
        : base(inner)
    {
        _capacity =
            capacity
            ?? StepLimit
            ?? throw new ArgumentException(
                "The environment has no step limit: say how many steps to record.",
                nameof(capacity)
            );
        ArgumentOutOfRangeException.ThrowIfLessThan(_capacity, 1, nameof(capacity));
        _observations = Each(() => SpaceArray.Allocate(SingleObservationSpace, _capacity + 1));
        _actions = Each(() => new int[_capacity * SingleActionSpace.Size]);
        _rewards = Each(() => new float[_capacity]);
        _lengths = new int[NumEnvs];
    }

    /// <summary>Number of steps recorded of a world's episode: all, as long as there is room.</summary>
    public int LengthOf(int world) => _lengths[world];

    /// <summary>[capacity + 1, …] what a world showed; rows 0 to <see cref="LengthOf"/> are recorded. Borrowed, valid until the next call.</summary>
    public SpaceArray ObservationsOf(int world) => _observations[world];

    /// <summary>[length * size] the actions taken; borrowed, valid until the next call.</summary>
    public ReadOnlySpan<int> ActionsOf(int world) =>
        _actions[world].AsSpan(0, _lengths[world] * SingleActionSpace.Size);

    /// <summary>[length] the rewards; borrowed, valid until the next call.</summary>
    public ReadOnlySpan<float> RewardsOf(int world) => _rewards[world].AsSpan(0, _lengths[world]);

    /// <inheritdoc/>
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        base.StartEpisodes(worlds, seeds, options, into);
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                _lengths[world] = 0;
                _observations[world].CopyRow(0, into.Observations, world);
            }
        }
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        var size = SingleActionSpace.Size;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world) && _lengths[world] < _capacity)
            {
                var step = _lengths[world]++;
                actions.Slice(world * size, size).CopyTo(_actions[world].AsSpan(step * size));
                _rewards[world][step] = into.Rewards.Span[world];
                _observations[world].CopyRow(step + 1, into.Observations, world);
            }
        }
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world)
    {
        var observations = SpaceArray.Allocate(SingleObservationSpace, _lengths[world] + 1);
        CopyObservations(_observations[world], observations, _lengths[world]);
        return new Saved(base.SaveWorld(world), observations, ActionsOf(world).ToArray(), RewardsOf(world).ToArray());
    }

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        if (state is not Saved saved || saved.Rewards.Length > _capacity)
        {
            throw new ArgumentException(
                $"The state is not one of a history recorder with room for {_capacity} steps.",
                nameof(state)
            );
        }
        base.LoadWorld(world, saved.Inner);
        _lengths[world] = saved.Rewards.Length;
        CopyObservations(saved.Observations, _observations[world], _lengths[world]);
        saved.Actions.CopyTo(_actions[world], 0);
        saved.Rewards.CopyTo(_rewards[world], 0);
    }

    private static void CopyObservations(SpaceArray from, SpaceArray to, int steps)
    {
        for (var row = 0; row <= steps; row++)
        {
            to.CopyRow(row, from, row);
        }
    }

    private T[] Each<T>(Func<T> make) => [.. Enumerable.Range(0, NumEnvs).Select(_ => make())];

    private sealed record Saved(object Inner, SpaceArray Observations, int[] Actions, float[] Rewards);
}
