namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static Linear Linear(
                long inputSize,
                long outputSize,
                bool hasBias = true,
                Device? device = null,
                ScalarType? dtype = null
            ) => Modules.Linear.Drawn(inputSize, outputSize, hasBias, device, dtype);

            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>y = x weight^T + bias; both drawn uniformly from +-1/sqrt(in_features), as PyTorch does.</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        private Parameter ownWeight = null!;
        private Parameter? ownBias;

        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            (out_features, in_features) = (weight.size(0), weight.size(1));
            this.weight = weight;
            if (bias is not null)
                this.bias = bias;
        }

        public long in_features { get; set; }

        public long out_features { get; set; }

        /// <summary>[out_features, in_features]</summary>
        public Parameter weight
        {
            get => ownWeight;
            set => ConditionallyRegisterParameter(nameof(weight), ownWeight = value);
        }

        /// <summary>[out_features], or null.</summary>
        public Parameter? bias
        {
            get => ownBias;
            set => ConditionallyRegisterParameter(nameof(bias), ownBias = value);
        }

        public override Tensor forward(Tensor tensor) => F.linear(tensor, ownWeight, ownBias);

        internal static Linear Drawn(long inputs, long outputs, bool hasBias, Device? device, ScalarType? dtype)
        {
            var weight = empty(outputs, inputs, dtype, device).AsParameter();
            nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
            if (!hasBias)
                return new Linear(weight, null);
            var bound = inputs > 0 ? 1 / Math.Sqrt(inputs) : 0;
            var bias = empty(outputs, dtype, device).AsParameter();
            nn.init.uniform_(bias, -bound, bound);
            return new Linear(weight, bias);
        }
    }
}
