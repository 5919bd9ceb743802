namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Aten.View.Call(this, shape);

        public Tensor reshape(params long[] shape) => Aten.Reshape.Call(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.Flatten.Call(this, start_dim, end_dim);

        public Tensor squeeze(long? dim = null) =>
            dim is { } only ? Aten.SqueezeAlong.Call(this, only) : Aten.Squeeze.Call(this);

        public Tensor unsqueeze(long dim) => Aten.Unsqueeze.Call(this, dim);

        public Tensor transpose(long dim0, long dim1) => Aten.Transpose.Call(this, dim0, dim1);

        public Tensor t() => Aten.T.Call(this);

        public Tensor T => Aten.T.Call(this);

        public Tensor permute(params long[] permutation) => Aten.Permute.Call(this, permutation);

        public Tensor expand(params long[] sizes) => Aten.Expand.Call(this, sizes);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.Expand.Call(this, sizes, isImplicit);

        public Tensor contiguous() => Aten.Contiguous.Call(this);

        public Tensor[] split(long size, int dim = 0) =>
            Aten.Split.CallForList(
                (int)Math.Max(1, (this.size(dim) + size - 1) / Math.Max(1, size)),
                this,
                size,
                (long)dim
            );

        public Tensor gather(long dim, Tensor index) => Aten.Gather.Call(this, dim, index);

        public Tensor index_select(long dim, Tensor index) => Aten.IndexSelect.Call(this, dim, index);

        public Tensor select(long dim, long index) => Aten.Select.Call(this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) =>
            Aten.Slice.Call(this, dim, start, finish, step);

        public Tensor narrow(long dim, long start, long length) => Aten.Narrow.Call(this, dim, start, length);

        public Tensor masked_select(Tensor mask) => Aten.MaskedSelect.Call(this, mask);
    }
}
