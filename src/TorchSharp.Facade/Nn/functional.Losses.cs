namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers and losses as plain functions.</summary>
        public static partial class functional
        {
            /// <param name="input">Logits, classes in dimension 1.</param>
            /// <param name="target">Class numbers (int64), or probabilities in the shape of input.</param>
            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0
            ) => Aten.CrossEntropyLoss.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <param name="input">Log-probabilities, classes in dimension 1.</param>
            /// <param name="target">Class numbers (int64).</param>
            public static Tensor nll_loss(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                Reduction reduction = Reduction.Mean
            ) => Aten.NllLossNd.Call(input, target, weight, (long)reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.MseLoss.Call(input, target, (long)reduction);

            public static Tensor smooth_l1_loss(
                Tensor input,
                Tensor target,
                Reduction reduction = Reduction.Mean,
                double beta = 1.0
            ) => Aten.SmoothL1Loss.Call(input, target, (long)reduction, beta);

            public static Tensor huber_loss(
                Tensor input,
                Tensor target,
                double delta = 1.0,
                Reduction reduction = Reduction.Mean
            ) => Aten.HuberLoss.Call(input, target, (long)reduction, delta);

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null
            ) => Aten.BinaryCrossEntropyWithLogits.Call(input, target, weight, pos_weights, (long)reduction);
        }
    }
}
