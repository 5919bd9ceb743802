namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static MultiheadAttention MultiheadAttention(
                long embedded_dim,
                long num_heads,
                double dropout = 0.0,
                bool bias = true,
                bool add_bias_kv = false,
                bool add_zero_attn = false,
                long? kdim = null,
                long? vdim = null
            )
            {
                if (
                    add_bias_kv
                    || add_zero_attn
                    || (kdim ?? embedded_dim) != embedded_dim
                    || (vdim ?? embedded_dim) != embedded_dim
                )
                    throw new NotSupportedException(
                        "MultiheadAttention here takes no add_bias_kv, add_zero_attn, kdim or vdim."
                    );
                return new(embedded_dim, num_heads, dropout, bias);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>Attention (Vaswani et al. 2017) over [length, batch, features].</summary>
    public sealed class MultiheadAttention
        : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
    {
        private readonly long features;
        private readonly long heads;
        private readonly double dropout;
        private readonly Parameter inputWeight;
        private readonly Parameter? inputBias;
        private readonly Linear output;

        internal MultiheadAttention(long features, long heads, double dropout, bool hasBias)
            : base(nameof(MultiheadAttention))
        {
            if (features % heads != 0)
                throw new ArgumentException($"{features} features cannot be shared out evenly among {heads} heads.");
            (this.features, this.heads, this.dropout) = (features, heads, dropout);
            inputWeight = empty(3 * features, features).AsParameter();
            nn.init.xavier_uniform_(inputWeight);
            register_parameter("in_proj_weight", inputWeight);
            output = nn.Linear(features, features, hasBias);
            if (hasBias)
            {
                inputBias = zeros(3 * features).AsParameter();
                register_parameter("in_proj_bias", inputBias);
                nn.init.zeros_(output.bias!);
            }
            register_module("out_proj", output);
        }

        /// <param name="query">[queries, batch, features]</param>
        /// <param name="key">[keys, batch, features]</param>
        /// <param name="value">[keys, batch, features]</param>
        /// <param name="key_padding_mask">[batch, keys], true where a key is padding; or null.</param>
        /// <param name="need_weights">Whether the weights are wanted, too.</param>
        /// <param name="attn_mask">[queries, keys] or [batch x heads, queries, keys]: true where a query may not look, or a number to add.</param>
        /// <returns>[queries, batch, features], and [batch, queries, keys] averaged over heads.</returns>
        public new Tuple<Tensor, Tensor> call(
            Tensor query,
            Tensor key,
            Tensor value,
            Tensor? key_padding_mask = null,
            bool need_weights = true,
            Tensor? attn_mask = null
        ) => base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

        /// <inheritdoc cref="call"/>
        public override Tuple<Tensor, Tensor> forward(
            Tensor query,
            Tensor key,
            Tensor value,
            Tensor? key_padding_mask,
            bool need_weights,
            Tensor? attn_mask
        )
        {
            using var scope = NewDisposeScope();
            var (q, k, v) = Project(query, key, value);
            var scores = (q / Math.Sqrt((double)features / heads)).bmm(k.transpose(1, 2));
            var weights = Masked(scores, key_padding_mask, attn_mask).softmax(-1);
            var mixed = F.dropout(weights, dropout, training).bmm(v);
            var joined = mixed.transpose(0, 1).reshape(query.shape);
            var answer = scope.MoveToOuter(output.call(joined));
            if (!need_weights)
                return Tuple.Create(answer, new Tensor(0));
            long[] perHead = [query.size(1), heads, query.size(0), key.size(0)];
            return Tuple.Create(answer, scope.MoveToOuter(weights.view(perHead).mean([1])));
        }

        // To [batch x heads, length, features / heads]: each head is a row of its own in one product of batches.
        private (Tensor q, Tensor k, Tensor v) Project(Tensor query, Tensor key, Tensor value)
        {
            if (ReferenceEquals(query, key) && ReferenceEquals(key, value))
            {
                var all = F.linear(query, inputWeight, inputBias);
                return (ByHead(Third(all, 2, 0)), ByHead(Third(all, 2, 1)), ByHead(Third(all, 2, 2)));
            }
            return (ByHead(Project(query, 0)), ByHead(Project(key, 1)), ByHead(Project(value, 2)));
        }

        private Tensor Project(Tensor input, int part) =>
            F.linear(input, Third(inputWeight, 0, part), inputBias is null ? null : Third(inputBias, 0, part));

        private Tensor Third(Tensor all, long dim, int part) => all.narrow(dim, part * features, features);

        private Tensor ByHead(Tensor projected)
        {
            var (length, batch) = (projected.size(0), projected.size(1));
            return projected.contiguous().view(length, batch * heads, features / heads).transpose(0, 1);
        }

        private Tensor Masked(Tensor scores, Tensor? keyPadding, Tensor? attention)
        {
            if (attention is not null)
                scores =
                    attention.dtype == ScalarType.Bool
                        ? scores.masked_fill(attention, double.NegativeInfinity)
                        : scores + attention;
            if (keyPadding is null)
                return scores;
            var (rows, queries, keys) = (scores.size(0), scores.size(1), scores.size(2));
            var padding = keyPadding.to_type(ScalarType.Bool).view(rows / heads, 1, 1, keys);
            var perHead = scores.view(rows / heads, heads, queries, keys);
            return perHead.masked_fill(padding, double.NegativeInfinity).view(rows, queries, keys);
        }
    }
}
