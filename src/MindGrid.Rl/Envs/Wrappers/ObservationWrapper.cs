namespace MindGrid.Rl.Envs.Wrappers;

using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// A wrapper that shows something else than the environment inside, which writes into buffers of the wrapper's; the small columns
/// are copied on. What ended worlds last showed is transformed as well, since the contract takes it from the outermost buffers.
/// </summary>
public abstract class ObservationWrapper : Wrapper
{
    private readonly StepBuffers _inside;

    /// <summary>A wrapper that shows something else.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="observationSpace">What one world shows from now on.</param>
    protected ObservationWrapper(VectorEnv inner, Space observationSpace)
        : base(inner, observationSpace, inner.SingleActionSpace) =>
        _inside = inner.CreateBuffers() with { FinalObservations = null };

    /// <summary>Transforms what some worlds show. Called for the same observation again when somebody looks without stepping.</summary>
    /// <param name="from">[N, …] what the environment inside shows; read the rows of <paramref name="worlds"/> only.</param>
    /// <param name="to">[N, …] write the rows of <paramref name="worlds"/> only.</param>
    /// <param name="worlds">Which.</param>
    protected abstract void Transform(SpaceArray from, SpaceArray to, WorldMask worlds);

    /// <summary>Transforms the first observations of episodes: for wrappers that remember.</summary>
    /// <inheritdoc cref="Transform"/>
    protected virtual void TransformFirst(SpaceArray from, SpaceArray to, WorldMask worlds) =>
        Transform(from, to, worlds);

    /// <summary>Transforms what worlds show after a step: for wrappers that remember.</summary>
    /// <inheritdoc cref="Transform"/>
    protected virtual void TransformNext(SpaceArray from, SpaceArray to, WorldMask worlds) =>
        Transform(from, to, worlds);

    /// <inheritdoc/>
    protected internal sealed override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        base.StartEpisodes(worlds, seeds, options, _inside);
        TransformFirst(_inside.Observations, into.Observations, worlds);
        CopyActionMasks(worlds, into);
    }

    /// <inheritdoc/>
    protected internal sealed override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, _inside);
        TransformNext(_inside.Observations, into.Observations, worlds);
        CopyActionMasks(worlds, into);
        _inside.Rewards.CopyTo(into.Rewards);
        _inside.Terminated.CopyTo(into.Terminated);
        _inside.Truncated.CopyTo(into.Truncated);
    }

    /// <inheritdoc/>
    protected internal sealed override void Observe(WorldMask worlds, StepBuffers into)
    {
        base.Observe(worlds, _inside);
        Transform(_inside.Observations, into.Observations, worlds);
        CopyActionMasks(worlds, into);
    }

    private void CopyActionMasks(WorldMask worlds, StepBuffers into)
    {
        var size = SingleActionSpace.MaskSize;
        foreach (var (first, count) in new WorldStretches(worlds, NumEnvs))
        {
            _inside.ActionMasks.Slice(first * size, count * size).CopyTo(into.ActionMasks[(first * size)..]);
        }
    }
}
