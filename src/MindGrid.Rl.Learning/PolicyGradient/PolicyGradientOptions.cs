namespace MindGrid.Rl.Learning.PolicyGradient;

using System.ComponentModel.DataAnnotations;
using MindGrid.Rl.Learning.Training;

/// <summary>
/// What every learner that follows the gradient of its reward can be told. The discount is the environment's: that of its
/// <see cref="Teaching.TeachReward"/>, which is exact for it.
/// </summary>
public record PolicyGradientOptions : LearnerOptions
{
    /// <summary>Options with other defaults than those have who imitate.</summary>
    public PolicyGradientOptions()
    {
        (Envs, StepsPerUpdate) = (128, 16);
        (LearningRate, WeightDecay, MaxGradNorm) = (3e-4, 0, 0.5);
    }

    /// <summary>
    /// What rewards are multiplied by, so that values are about 1. A fixed number, since a running one would be state that a checkpoint
    /// had to keep.
    /// </summary>
    [Range(1e-9, 1e9)]
    public double RewardScale { get; init; } = 0.01;

    /// <summary>Weight of the entropy in the loss: how much it is worth not to make up one's mind too early.</summary>
    [Range(0.0, 1e3)]
    public double EntropyWeight { get; init; } = 0.01;

    /// <summary>Weight of the value's squared error in the loss.</summary>
    [Range(0.0, 1e3)]
    public double ValueWeight { get; init; } = 0.5;
}
