namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// What a reset or a step returned, N worlds side by side: a view of the environment's buffers, valid until the next step, reset
/// or observation, or of the caller's own buffers, valid as long as those. Nothing is copied. There is no "done": see
/// <see cref="Terminated"/> and <see cref="Truncated"/>.
/// </summary>
public readonly ref struct StepBatch
{
    private readonly StepBuffers _buffers;
    private readonly VectorEnv? _owner;
    private readonly long _version;

    internal StepBatch(StepBuffers buffers, VectorEnv? owner, long version) =>
        (_buffers, _owner, _version) = (buffers, owner, version);

    /// <summary>[N, …] what each world shows now. After a reset within the step: the first observation of the new episode.</summary>
    public SpaceArray Observations => Fresh.Observations;

    /// <summary>
    /// [N, …] for worlds that ended with this step the last observation of the episode, in every autoreset mode; of other worlds
    /// the content is not specified.
    /// </summary>
    public SpaceArray FinalObservations => Fresh.FinalObservations ?? Fresh.Observations;

    /// <summary>[N] reward units; 0 after a reset.</summary>
    public ReadOnlySpan<float> Rewards => Fresh.Rewards.Span;

    /// <summary>[N] whether a rule of the world ended the episode: its value beyond this step is 0.</summary>
    public ReadOnlySpan<bool> Terminated => Fresh.Terminated.Span;

    /// <summary>[N] whether a time limit ended the episode: its value beyond this step is that of the final observation.</summary>
    public ReadOnlySpan<bool> Truncated => Fresh.Truncated.Span;

    /// <summary>
    /// [N] whether <see cref="Observations"/> is the first of an episode. With <see cref="AutoresetMode.NextStep"/> the step that
    /// returned it is no transition: leave it out of a rollout.
    /// </summary>
    public ReadOnlySpan<bool> EpisodeStarts => Fresh.EpisodeStarts.Span;

    /// <summary>[N, <see cref="FiniteSpace.MaskSize"/>] false for actions that cannot do anything now.</summary>
    public ReadOnlySpan<bool> ActionMasks => Fresh.ActionMasks.Span;

    /// <summary>[N] sum of rewards of the episode that this step belonged to, this step included.</summary>
    public ReadOnlySpan<float> EpisodeReturns => Fresh.EpisodeReturns.Span;

    /// <summary>[N] number of steps of the episode that this step belonged to, this one included; 0 where the call started an episode
    /// and was no transition.</summary>
    public ReadOnlySpan<int> EpisodeLengths => Fresh.EpisodeLengths.Span;

    internal StepBuffers Buffers => _buffers;

    private StepBuffers Fresh
    {
        get
        {
            _owner?.RequireFresh(_version);
            return _buffers;
        }
    }
}
