namespace MindGrid.Rl.Envs.Wrappers;

using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// An environment around another one, which it owns: from then on only the wrapper is used. Everything passes through until a
/// wrapper overrides it; autoreset, seeds, order of calls and statistics are the contract's business (see <see cref="VectorEnv"/>)
/// and hold for every wrapper by themselves.
/// </summary>
public abstract class Wrapper : VectorEnv
{
    /// <summary>A wrapper that shows and takes what the inner environment does.</summary>
    /// <param name="inner">Owned from now on.</param>
    protected Wrapper(VectorEnv inner)
        : this(inner, inner.SingleObservationSpace, inner.SingleActionSpace) { }

    /// <summary>
    /// A wrapper that shows or takes something else: it has to write observations, or action masks, of its own spaces, so it steps the
    /// inner environment into buffers of that one's (see <see cref="ObservationWrapper"/>).
    /// </summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="observationSpace">What one world shows.</param>
    /// <param name="actionSpace">What one world takes.</param>
    protected Wrapper(VectorEnv inner, Space observationSpace, FiniteSpace actionSpace)
        : base(inner.NumEnvs, observationSpace, actionSpace, inner.Options)
    {
        if (inner.IsStarted)
        {
            throw new ArgumentException(
                "The environment has been reset already: wrap it before its first reset, and use only the wrapper from then on.",
                nameof(inner)
            );
        }
        Inner = inner;
    }

    /// <summary>The environment inside.</summary>
    public VectorEnv Inner { get; }

    /// <summary>The innermost environment.</summary>
    public VectorEnv Unwrapped => Inner is Wrapper wrapper ? wrapper.Unwrapped : Inner;

    /// <inheritdoc/>
    public override int? StepLimit => Inner.StepLimit;

    /// <inheritdoc/>
    public override bool WorldsAreIndependent => Inner.WorldsAreIndependent;

    /// <inheritdoc/>
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    ) => Inner.StartEpisodes(worlds, seeds, options, into);

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into) =>
        Inner.StepWorlds(worlds, actions, into);

    /// <inheritdoc/>
    protected internal override void Observe(WorldMask worlds, StepBuffers into) => Inner.Observe(worlds, into);

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world) => Inner.SaveWorld(world);

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state) => Inner.LoadWorld(world, state);

    /// <inheritdoc/>
    protected override void Release() => Inner.Dispose();
}
