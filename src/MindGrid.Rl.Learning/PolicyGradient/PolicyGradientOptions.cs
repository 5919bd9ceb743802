namespace MindGrid.Rl.Learning.PolicyGradient;

using MindGrid.Rl.Learning.Training;

/// <summary>What every learner that follows the gradient of its reward can be told.</summary>
public record PolicyGradientOptions : LearnerOptions
{
    /// <summary>Options with other defaults than those who imitate have.</summary>
    public PolicyGradientOptions()
    {
        (Envs, StepsPerUpdate) = (128, 16);
        (LearningRate, WeightDecay, MaxGradNorm) = (3e-4, 0, 0.5);
    }

    /// <summary>γ: what a reward is worth one step later. Episodes are short and what counts is their end, so 1 does.</summary>
    public double Discount { get; init; } = 1;

    /// <summary>
    /// What rewards are multiplied by, so that values are about 1. A fixed number, since a running one would be state that a checkpoint
    /// had to keep.
    /// </summary>
    public double RewardScale { get; init; } = 0.01;

    /// <summary>
    /// Whether each sentence is paid at once for what it did to the gap (see <see cref="Teaching.TeachReward.IsShaped"/>). The best
    /// teachers stay the same, and are found sooner.
    /// </summary>
    public bool IsShaped { get; init; } = true;

    /// <summary>Weight of the entropy in the loss: how much it is worth not to make up one's mind too early.</summary>
    public double EntropyWeight { get; init; } = 0.01;

    /// <summary>Weight of the value's squared error in the loss.</summary>
    public double ValueWeight { get; init; } = 0.5;
}
