namespace MindGrid.Rl.Learning.PolicyGradient;

using static TorchSharp.torch;

/// <summary>Some steps of a rollout as tensors.</summary>
/// <param name="Features">[B, F]</param>
/// <param name="Sentences">[B, 6] int64.</param>
/// <param name="Forbidden">[B, 45] bool, as they were when the sentences were chosen.</param>
/// <param name="LogProbabilities">[B] of the sentences when they were chosen.</param>
/// <param name="Values">[B] of the lessons when the sentences were chosen.</param>
/// <param name="Advantages">[B]</param>
/// <param name="Returns">[B] what the values should have been.</param>
public readonly record struct RolloutRows(
    Tensor Features,
    Tensor Sentences,
    Tensor Forbidden,
    Tensor LogProbabilities,
    Tensor Values,
    Tensor Advantages,
    Tensor Returns
);
