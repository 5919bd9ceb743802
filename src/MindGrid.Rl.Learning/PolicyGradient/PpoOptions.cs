namespace MindGrid.Rl.Learning.PolicyGradient;

using System.ComponentModel.DataAnnotations;

/// <summary>How <see cref="Ppo"/> learns.</summary>
public sealed record PpoOptions : PolicyGradientOptions
{
    /// <summary>λ of <see cref="GeneralizedAdvantage"/>.</summary>
    [Range(0.0, 1.0)]
    public double Lambda { get; init; } = 0.95;

    /// <summary>How far the ratio of a sentence's probabilities, now to then, may go from 1 before it pays no more.</summary>
    [Range(1e-9, 1e9)]
    public double ClipRange { get; init; } = 0.2;

    /// <summary>How far values may go from those of the rollout before it pays no more, in scaled reward; 0 for any distance.</summary>
    [Range(0.0, 1e9)]
    public double ValueClipRange { get; init; }

    /// <summary>How often each rollout is gone through, at most.</summary>
    [Range(1, 1000)]
    public int Epochs { get; init; } = 3;

    /// <summary>Steps of the rollout that one step of the optimiser learns from; it divides those of an update.</summary>
    [Range(2, 1 << 24)]
    public int Minibatch { get; init; } = 512;

    /// <summary>An update ends where the policy has gone this far from the one that spoke, in nats; 0 to go any distance.</summary>
    [Range(0.0, 1e9)]
    public double TargetKl { get; init; } = 0.05;
}
