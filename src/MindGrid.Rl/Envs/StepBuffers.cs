namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// The memory that a reset or a step writes into: the environment's own, or the caller's, such as a slot of a rollout buffer. A
/// set made by <see cref="VectorEnv.CreateBuffers"/> has the right sizes; replace parts of it by your own memory with
/// <c>with { Rewards = mine }</c>. N is the number of worlds.
/// </summary>
public sealed record StepBuffers
{
    /// <summary>[N, …] observations, one array a leaf of the observation space.</summary>
    public required SpaceArray Observations { get; init; }

    /// <summary>[N, …] the last observations of ended episodes; null unless the environment resets within the step.</summary>
    public required SpaceArray? FinalObservations { get; init; }

    /// <summary>[N] reward units.</summary>
    public required Memory<float> Rewards { get; init; }

    /// <summary>[N] whether the step ended an episode by a rule of the world.</summary>
    public required Memory<bool> Terminated { get; init; }

    /// <summary>[N] whether the step ended an episode from outside, by a time limit.</summary>
    public required Memory<bool> Truncated { get; init; }

    /// <summary>[N] whether the observation is the first of an episode.</summary>
    public required Memory<bool> EpisodeStarts { get; init; }

    /// <summary>[N, <see cref="FiniteSpace.MaskSize"/>] whether an action can do something now.</summary>
    public required Memory<bool> ActionMasks { get; init; }

    /// <summary>[N] sum of the episode's rewards up to this step.</summary>
    public required Memory<float> EpisodeReturns { get; init; }

    /// <summary>[N] number of the episode's steps up to this one.</summary>
    public required Memory<int> EpisodeLengths { get; init; }

    /// <summary>Why these do not fit an environment, as a sentence; null where they do.</summary>
    internal string? Misfit(VectorEnv env)
    {
        var worlds = env.NumEnvs;
        return Misfit(nameof(Rewards), Rewards.Length, worlds)
            ?? Misfit(nameof(Terminated), Terminated.Length, worlds)
            ?? Misfit(nameof(Truncated), Truncated.Length, worlds)
            ?? Misfit(nameof(EpisodeStarts), EpisodeStarts.Length, worlds)
            ?? Misfit(nameof(EpisodeReturns), EpisodeReturns.Length, worlds)
            ?? Misfit(nameof(EpisodeLengths), EpisodeLengths.Length, worlds)
            ?? Misfit(nameof(ActionMasks), ActionMasks.Length, worlds * env.SingleActionSpace.MaskSize)
            ?? Misfit(nameof(Observations), Observations, env)
            ?? (
                env.Autoreset == AutoresetMode.SameStep
                    ? Misfit(nameof(FinalObservations), FinalObservations, env)
                    : Superfluous(nameof(FinalObservations), FinalObservations)
            );
    }

    /// <summary>Overwrites everything with what nobody can take for a result.</summary>
    internal void Poison()
    {
        Observations.Poison();
        FinalObservations?.Poison();
        Rewards.Span.Fill(float.NaN);
        EpisodeReturns.Span.Fill(float.NaN);
        EpisodeLengths.Span.Fill(int.MinValue);
        Terminated.Span.Fill(true);
        Truncated.Span.Fill(true);
        EpisodeStarts.Span.Fill(true);
        ActionMasks.Span.Clear();
    }

    private static string? Misfit(string name, int length, int needed) =>
        length == needed ? null : $"The buffer {name} has {length} elements; the environment needs {needed}.";

    private static string? Superfluous(string name, SpaceArray? values) =>
        values is null
            ? null
            : $"The buffer {name} has to be null: an environment that does not reset within the step leaves them in the observations.";

    private static string? Misfit(string name, SpaceArray? values, VectorEnv env) =>
        values is null ? $"The buffer {name} is missing; an environment that resets within the step needs it."
        : values.Rows != env.NumEnvs
            ? $"The buffer {name} has {values.Rows} rows; the environment has {env.NumEnvs} worlds."
        : ReferenceEquals(values.Space, env.SingleObservationSpace) || values.Space.Equals(env.SingleObservationSpace)
            ? null
        : $"The buffer {name} holds {values.Space}; the environment's observations are {env.SingleObservationSpace}.";
}
