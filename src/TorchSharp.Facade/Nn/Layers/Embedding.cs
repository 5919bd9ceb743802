namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static Embedding Embedding(
                long num_embeddings,
                long embedding_dims,
                long? padding_idx = null,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                bool sparse = false,
                Device? device = null,
                ScalarType? dtype = null
            )
            {
                if (max_norm is not null || scale_grad_by_freq || sparse)
                    throw new NotSupportedException("Embedding here takes no max_norm, scale_grad_by_freq or sparse.");
                return new(num_embeddings, embedding_dims, padding_idx, device, dtype);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    using TorchSharp.Native;
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>A row of weight for each number; drawn from a standard normal distribution, the padding row zero.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long padding;
        private Parameter? ownWeight;

        internal Embedding(long count, long size, long? padding, Device? device, ScalarType? dtype)
            : base(nameof(Embedding))
        {
            // Where nothing is padding, libtorch wants -1.
            this.padding = padding is { } row ? (row < 0 ? row + count : row) : -1;
            weight = empty(count, size, dtype, device).AsParameter();
            nn.init.normal_(weight);
            if (padding is null)
                return;
            using var unrecorded = no_grad();
            using var paddingRow = weight.select(0, this.padding);
            paddingRow.zero_();
        }

        /// <summary>[num_embeddings, embedding_dims]</summary>
        public Parameter? weight
        {
            get => ownWeight;
            set => ConditionallyRegisterParameter(nameof(weight), ownWeight = value);
        }

        /// <param name="input">int64 of any shape; the result has one dimension more.</param>
        public override Tensor forward(Tensor input) => Aten.Embedding.Call(ownWeight, input, padding);
    }
}
