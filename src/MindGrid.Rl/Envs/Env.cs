namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Spaces;

/// <summary>What one step of a single world returned.</summary>
/// <param name="Observation">[1, …] what the world shows; borrowed, valid until the next call.</param>
/// <param name="Reward">Reward units.</param>
/// <param name="Terminated">Whether a rule of the world ended the episode.</param>
/// <param name="Truncated">Whether a time limit ended the episode.</param>
public readonly record struct StepResult(SpaceArray Observation, float Reward, bool Terminated, bool Truncated);

/// <summary>
/// The single face: a batch of one world, without the plurals. Usually without autoreset: when an episode ends, call
/// <see cref="Reset"/>.
/// </summary>
/// <param name="batch">A vector environment with one world, owned from now on.</param>
public sealed class Env(VectorEnv batch) : IDisposable
{
    /// <summary>The batch of one behind this face: state, wrappers, buffers of one's own.</summary>
    public VectorEnv Batch { get; } = Single(batch);

    /// <summary>What the world shows.</summary>
    public Space ObservationSpace => Batch.SingleObservationSpace;

    /// <summary>What the world takes.</summary>
    public FiniteSpace ActionSpace => Batch.SingleActionSpace;

    /// <summary>Which actions can do something now; borrowed, valid until the next call.</summary>
    public ReadOnlySpan<bool> ActionMask => _mask.Span;

    private Memory<bool> _mask;

    /// <summary>Starts an episode: with the seed given, else with the world's next one.</summary>
    /// <returns>[1, …] the first observation; borrowed, valid until the next call.</returns>
    public SpaceArray Reset(long? seed = null, ResetOptions? options = null)
    {
        var start = seed is { } given ? Batch.Reset([given], options) : Batch.Reset(options: options);
        _mask = start.Buffers.ActionMasks;
        return start.Observations;
    }

    /// <summary>Takes one action of a space with one slot.</summary>
    public StepResult Step(int action) => Step([action]);

    /// <summary>Takes one action.</summary>
    /// <param name="action">[<see cref="LeafSpace.Size"/>] of the action space.</param>
    /// <exception cref="InvalidOperationException">Before the first reset, or after the episode has ended.</exception>
    public StepResult Step(scoped ReadOnlySpan<int> action)
    {
        var step = Batch.Step(action);
        _mask = step.Buffers.ActionMasks;
        return new(step.Observations, step.Rewards[0], step.Terminated[0], step.Truncated[0]);
    }

    /// <summary>Ends the use of the batch.</summary>
    public void Dispose() => Batch.Dispose();

    private static VectorEnv Single(VectorEnv batch)
    {
        if (batch.NumEnvs != 1)
        {
            throw new ArgumentException(
                $"A single environment is a batch of one world; this one has {batch.NumEnvs}.",
                nameof(batch)
            );
        }
        return batch.Autoreset != AutoresetMode.SameStep
            ? batch
            : throw new ArgumentException(
                "A single environment cannot reset within the step: its final observation would be lost.",
                nameof(batch)
            );
    }
}
