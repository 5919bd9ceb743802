namespace MindGrid.Rl.Learning.PolicyGradient;

/// <summary>How <see cref="Ppo"/> learns.</summary>
public sealed record PpoOptions : PolicyGradientOptions
{
    /// <summary>λ of <see cref="GeneralizedAdvantage"/>.</summary>
    public double Lambda { get; init; } = 0.95;

    /// <summary>How far the ratio of a sentence's probabilities, now to then, may go from 1 before it pays no more.</summary>
    public double ClipRange { get; init; } = 0.2;

    /// <summary>How far values may go from those of the rollout before it pays no more, in scaled reward; null for no bound.</summary>
    public double? ValueClipRange { get; init; }

    /// <summary>How often each rollout is gone through, at most.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>Steps of the rollout that one step of the optimiser learns from; a rollout is so many of them, or a multiple.</summary>
    public int Minibatch { get; init; } = 512;

    /// <summary>An update ends where the policy has gone this far from the one that spoke, in nats; null to go through all epochs.</summary>
    public double? TargetKl { get; init; } = 0.02;
}
