namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? Aten.ReluInPlace.Call(x) : x.relu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? Aten.TanhInPlace.Call(x) : x.tanh();

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <param name="x">Class numbers (int64).</param>
            /// <param name="num_classes">Minus one takes one more than the largest number.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.OneHot.Call(x, num_classes);

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Aten.Linear.Call(input, weights, bias);

            public static Tensor conv2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                long groups = 1
            ) => Aten.Conv2d.Call(input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            public static Tensor layer_norm(
                Tensor input,
                long[] normalized_shape,
                Tensor? weight = null,
                Tensor? bias = null,
                double eps = 1e-5
            ) => Aten.LayerNorm.Call(input, normalized_shape, weight, bias, eps);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? Aten.DropoutInPlace : Aten.Dropout).Call(input, p, training);

            /// <param name="query">[..., queries, features]</param>
            /// <param name="key">[..., keys, features]</param>
            /// <param name="value">[..., keys, values]</param>
            /// <param name="attn_mask">True, or a number to add, where a query may look; broadcast to [..., queries, keys].</param>
            /// <param name="p">Of attention weights dropped.</param>
            /// <param name="is_casual">Whether a query sees no later key; excludes a mask.</param>
            public static Tensor scaled_dot_product_attention(
                Tensor query,
                Tensor key,
                Tensor value,
                Tensor? attn_mask = null,
                double p = 0.0,
                bool is_casual = false
            )
            {
                if (is_casual && attn_mask is not null)
                    throw new ArgumentException("Attention is causal or has a mask, not both.");
                using var scope = NewDisposeScope();
                var mask = is_casual ? ones([query.size(-2), key.size(-2)], ScalarType.Bool).tril() : attn_mask;
                var scores = (query / Math.Sqrt(query.size(-1))).matmul(key.transpose(-2, -1));
                if (mask is not null)
                    scores =
                        mask.dtype == ScalarType.Bool
                            ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity)
                            : scores + mask;
                return scope.MoveToOuter(dropout(scores.softmax(-1), p).matmul(value));
            }
        }
    }
}
