namespace TorchSharp
{
    using TorchSharp.Modules;

    public enum EmbeddingBagMode
    {
        Sum = 0,
        Mean = 1,
        Max = 2,
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static EmbeddingBag EmbeddingBag(
                long num_embeddings,
                long embedding_dims,
                double? max_norm = null,
                double norm_type = 2.0,
                bool scale_grad_by_freq = false,
                EmbeddingBagMode mode = EmbeddingBagMode.Mean,
                bool sparse = false,
                bool include_last_offset = false,
                long padding_index = -1,
                Device? device = null,
                ScalarType? dtype = null
            )
            {
                if (max_norm is not null || scale_grad_by_freq || sparse || include_last_offset)
                    throw new NotSupportedException(
                        "EmbeddingBag here takes no max_norm, scale_grad_by_freq, sparse or include_last_offset."
                    );
                return new(num_embeddings, embedding_dims, mode, padding_index, device, dtype);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    using TorchSharp.Native;
    using static TorchSharp.torch;

    /// <summary>For each bag of numbers the sum, mean or largest of their rows of weight; drawn from a standard normal distribution, the padding row zero.</summary>
    public sealed class EmbeddingBag : nn.Module<Tensor, Tensor?, Tensor?, Tensor>
    {
        private readonly EmbeddingBagMode mode;
        private readonly long padding;
        private Parameter? ownWeight;

        internal EmbeddingBag(
            long count,
            long size,
            EmbeddingBagMode mode,
            long padding,
            Device? device,
            ScalarType? dtype
        )
            : base(nameof(EmbeddingBag))
        {
            (this.mode, this.padding) = (mode, padding);
            weight = empty(count, size, dtype, device).AsParameter();
            nn.init.normal_(weight);
            if (padding < 0)
                return;
            using var unrecorded = no_grad();
            using var paddingRow = weight.select(0, padding);
            paddingRow.zero_();
        }

        /// <summary>[num_embeddings, embedding_dims]</summary>
        public Parameter? weight
        {
            get => ownWeight;
            set => ConditionallyRegisterParameter(nameof(weight), ownWeight = value);
        }

        /// <param name="input">[bags, numbers] int64.</param>
        public Tensor call(Tensor input) => forward(input, null, null);

        public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
        {
            if (offsets is not null || perSampleWeights is not null || input.shape.Length != 2)
                throw new NotSupportedException(
                    "EmbeddingBag here takes bags of one size, [bags, numbers], and no weights of them."
                );
            var (bags, size) = (input.shape[0], input.shape[1]);
            using var begins = arange(0, bags * size, size, ScalarType.Int64);
            using var flat = input.reshape(-1);
            var results = Aten.EmbeddingBag.CallForList(
                4,
                ownWeight,
                flat,
                begins,
                false,
                (long)mode,
                false,
                Argument.None,
                false,
                padding < 0 ? Argument.None : padding
            );
            foreach (var bookkeeping in results.AsSpan(1))
                bookkeeping.Dispose();
            return results[0];
        }
    }
}
