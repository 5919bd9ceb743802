namespace MindGrid.Rl.Benchmarks.Torch;

/// <summary>What is timed, by the numbers of native/torch/bench/loop.cpp.</summary>
internal enum TorchWork
{
    /// <summary>Adds two tensors of one element: nothing but the way there and back.</summary>
    OneElementAdd,

    /// <summary>A training step of 256-256-256-16 with tanh, batch 1024, cross-entropy and Adam.</summary>
    MlpStep,

    /// <summary>A training step of attention over 16 places, 32 examples, width 64, 4 heads, then norm, mean and a linear head.</summary>
    AttentionStep,
}
