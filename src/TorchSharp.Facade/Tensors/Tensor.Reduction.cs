namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor min() => Aten.Min.Call(this);

        public Tensor max() => Aten.Max.Call(this);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) =>
            Aten.MinAlong.CallForTwo(this, dim, keepdim);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) =>
            Aten.MaxAlong.CallForTwo(this, dim, keepdim);

        public Tensor argmax() => Aten.Argmax.Call(this);

        public Tensor argmax(long dim, bool keepdim = false) => Aten.Argmax.Call(this, dim, keepdim);

        public Tensor argmin() => Aten.Argmin.Call(this);

        public Tensor argmin(long dim, bool keepdim = false) => Aten.Argmin.Call(this, dim, keepdim);

        public Tensor sum(ScalarType? type = null) => Aten.Sum.Call(this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.SumAlong.Call(this, new[] { dim }, keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.SumAlong.Call(this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            sum(dim.ToArray(), keepdim, type);

        public Tensor mean() => Aten.Mean.Call(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Aten.MeanAlong.Call(this, dimensions, keepdim, type);

        public Tensor var(bool unbiased = true) => Aten.Var.Call(this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim], unbiased, keepdim, type);

        public Tensor var(
            ReadOnlySpan<long> dimensions,
            bool unbiased = true,
            bool keepdim = false,
            ScalarType? type = null
        ) => var(dimensions.ToArray(), unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.VarAlong.Call(type is { } wanted ? to_type(wanted) : this, dimensions, unbiased, keepdim);

        public Tensor std(bool unbiased = true) => Aten.Std.Call(this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim], unbiased, keepdim, type);

        public Tensor std(
            ReadOnlySpan<long> dimensions,
            bool unbiased = true,
            bool keepdim = false,
            ScalarType? type = null
        ) => std(dimensions.ToArray(), unbiased, keepdim, type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.StdAlong.Call(type is { } wanted ? to_type(wanted) : this, dimensions, unbiased, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.Cumsum.Call(this, dim, type);

        public Tensor all() => Aten.All.Call(this);

        public Tensor all(long dim, bool keepdim = false) => Aten.AllAlong.Call(this, dim, keepdim);

        public Tensor any() => Aten.Any.Call(this);

        public Tensor any(long dim, bool keepdim = false) => Aten.AnyAlong.Call(this, dim, keepdim);

        public Tensor norm(float p = 2.0f) => Aten.Norm.Call(this, (double)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Aten.NormAlong.Call(this, (double)p, new long[] { dim }, keepdim);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.Softmax.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.LogSoftmax.Call(this, dim, dtype);

        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.Logsumexp.Call(this, new[] { dim }, keepdim);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.Sort.CallForTwo(this, stable, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.Topk.CallForTwo(this, (long)k, (long)dim, largest, sorted);
    }
}
