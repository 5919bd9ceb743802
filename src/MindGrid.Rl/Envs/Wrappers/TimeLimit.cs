namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>Truncates episodes after a number of steps. Zero-copy.</summary>
public sealed class TimeLimit : Wrapper
{
    private readonly int _limit;
    private readonly int[] _steps;

    /// <summary>A time limit.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="limit">Steps, at least 1.</param>
    public TimeLimit(VectorEnv inner, int limit)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _limit = limit;
        _steps = new int[NumEnvs];
    }

    /// <inheritdoc/>
    public override int? StepLimit => Math.Min(_limit, base.StepLimit ?? _limit);

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
            _steps[world] = worlds.Contains(world) ? 0 : _steps[world];
        }
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        var truncated = into.Truncated.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                truncated[world] |= ++_steps[world] >= _limit;
            }
        }
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world) => new Saved(base.SaveWorld(world), _steps[world]);

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        var saved =
            state as Saved ?? throw new ArgumentException("The state is not one of a time limit.", nameof(state));
        base.LoadWorld(world, saved.Inner);
        _steps[world] = saved.Steps;
    }

    private sealed record Saved(object Inner, int Steps);
}
