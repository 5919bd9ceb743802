namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static LayerNorm LayerNorm(
                long[] normalized_shape,
                double eps = 1e-05,
                bool elementwise_affine = true,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null
            ) => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static LayerNorm LayerNorm(
                long normalized_shape,
                double eps = 1e-05,
                bool elementwise_affine = true,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null
            ) => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>Brings the last dimensions to mean 0 and variance 1, then scales and shifts each element.</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        private Parameter ownWeight = null!;
        private Parameter? ownBias;

        internal LayerNorm(long[] shape, double eps, bool isAffine, bool hasBias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            (normalized_shape, this.eps, elementwise_affine) = (shape, eps, isAffine);
            if (isAffine)
                weight = ones(shape, dtype, device).AsParameter();
            if (isAffine && hasBias)
                bias = zeros(shape, dtype, device).AsParameter();
        }

        public long[] normalized_shape { get; set; }

        public double eps { get; set; }

        public bool elementwise_affine { get; set; }

        public Parameter weight
        {
            get => ownWeight;
            set => ConditionallyRegisterParameter(nameof(weight), ownWeight = value);
        }

        public Parameter? bias
        {
            get => ownBias;
            set => ConditionallyRegisterParameter(nameof(bias), ownBias = value);
        }

        public override Tensor forward(Tensor tensor) =>
            F.layer_norm(tensor, normalized_shape, ownWeight, ownBias, eps);
    }
}
