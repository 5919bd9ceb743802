namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// Takes every action several times and adds up the rewards. A world whose episode ends in between stops there: it shows its last
/// observation, and the further steps leave it out. Zero-copy.
/// </summary>
public sealed class ActionRepeat : Wrapper
{
    private readonly int _times;
    private readonly bool[] _going;
    private readonly float[] _rewards;
    private readonly bool[] _terminated;
    private readonly bool[] _truncated;

    /// <summary>A repetition.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="times">Inner steps a step, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than once.</exception>
    public ActionRepeat(VectorEnv inner, int times)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _times = times;
        _going = new bool[NumEnvs];
        _rewards = new float[NumEnvs];
        _terminated = new bool[NumEnvs];
        _truncated = new bool[NumEnvs];
    }

    /// <summary>The inner limit in steps of this wrapper; the last one may be shorter than the others.</summary>
    public override int? StepLimit => (base.StepLimit - 1) / _times + 1;

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            _going[world] = worlds.Contains(world);
            _rewards[world] = 0;
        }
        base.StepWorlds(worlds, actions, into);
        Book(into);
        for (var time = 1; time < _times && _going.AsSpan().Contains(true); time++)
        {
            base.StepWorlds(new(_going), actions, into);
            Book(into);
        }
        _rewards.CopyTo(into.Rewards.Span);
        _terminated.CopyTo(into.Terminated.Span);
        _truncated.CopyTo(into.Truncated.Span);
    }

    /// <summary>Books an inner step of the worlds that took it. The columns of the others may hold anything.</summary>
    private void Book(StepBuffers into)
    {
        var rewards = into.Rewards.Span;
        var terminated = into.Terminated.Span;
        var truncated = into.Truncated.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (_going[world])
            {
                _rewards[world] += rewards[world];
                _terminated[world] = terminated[world];
                _truncated[world] = truncated[world];
                _going[world] = !terminated[world] && !truncated[world];
            }
        }
    }
}
