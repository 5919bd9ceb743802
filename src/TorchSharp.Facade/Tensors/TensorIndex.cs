namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    /// <summary>What one place between the brackets of a tensor takes out.</summary>
    public struct TensorIndex
    {
        private readonly Kind kind;
        private readonly long? start;
        private readonly long? stop;
        private readonly long? step;
        private readonly Tensor? tensor;

        private TensorIndex(Kind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            this.kind = kind;
            (this.start, this.stop, this.step, this.tensor) = (start, stop, step, tensor);
        }

        private enum Kind
        {
            Slice,
            Single,
            Tensor,
            Ellipsis,
            None,
        }

        public static TensorIndex Ellipsis = new(Kind.Ellipsis);
        public static TensorIndex None = new(Kind.None);
        public static TensorIndex Colon = Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(Kind.Slice, start, stop, step);

        public static TensorIndex Single(long? index) => new(Kind.Single, index);

        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index index) => Single(FromStart(index));

        public static implicit operator TensorIndex(Range range) =>
            Slice(FromStart(range.Start), range.End.Equals(System.Index.End) ? null : FromStart(range.End));

        /// <summary>Applies the indices left to right: views first, and what tensors pick out at the end.</summary>
        internal static (Tensor view, Tensor?[]? picked) Apply(Tensor source, TensorIndex[] indices)
        {
            var (view, dim) = (source, 0L);
            var picked = new List<Tensor?>();
            for (var i = 0; i < indices.Length; i++)
            {
                if (indices[i].kind == Kind.Ellipsis)
                    dim = view.ndim - indices[(i + 1)..].Count(index => index.kind != Kind.None);
                else
                    view = indices[i].Narrow(view, ref dim, picked);
            }
            return (view, picked.Exists(tensor => tensor is not null) ? [.. picked] : null);
        }

        private readonly Tensor Narrow(Tensor view, ref long dim, List<Tensor?> picked)
        {
            switch (kind)
            {
                case Kind.Single:
                    return Aten.Select.Call(view, dim, start!.Value);
                case Kind.None:
                    return Aten.Unsqueeze.Call(view, dim++);
                case Kind.Slice:
                    return Aten.Slice.Call(view, dim++, start, stop, step ?? 1);
                default:
                    while (picked.Count < dim)
                        picked.Add(null);
                    picked.Add(tensor);
                    dim += Math.Max(1, tensor!.dtype == ScalarType.Bool ? tensor.ndim : 1);
                    return view;
            }
        }

        private static long FromStart(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }

    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            Aten.IndexPutInPlace.CallInPlace(this, this, Argument.Optional(indices), value);

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, picked) = TensorIndex.Apply(this, indices);
            if (picked is not null)
                return Aten.Index.Call(view, Argument.Optional(picked));
            return ReferenceEquals(view, this) ? Aten.Slice.Call(this, 0L, Argument.None, Argument.None, 1L) : view;
        }

        public Tensor index(params Tensor[] indices) => Aten.Index.Call(this, Argument.Optional(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, picked) = TensorIndex.Apply(this, indices);
            if (picked is null)
                view.copy_(value);
            else
                Aten.IndexPutInPlace.CallInPlace(view, view, Argument.Optional(picked), value);
            return this;
        }
    }
}
