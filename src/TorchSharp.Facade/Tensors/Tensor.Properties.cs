namespace TorchSharp;

using TorchSharp.Native;
using TorchSharp.Utils;

public static partial class torch
{
    public partial class Tensor
    {
        public ScalarType dtype => (ScalarType)NativeTorch.GetDtype(RawHandle);

        public Device device => CPU;

        public DeviceType device_type => DeviceType.CPU;

        public long ndim => NativeTorch.GetRank(RawHandle);

        public long dim() => ndim;

        public long numel() => NumberOfElements;

        public long NumberOfElements => NativeTorch.GetCount(RawHandle);

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => BytesOf(dtype);

        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[ndim];
                fixed (long* first = sizes)
                    NativeTorch.GetSizes(RawHandle, first);
                return sizes;
            }
        }

        public long[] size() => shape;

        public long size(int dim) => shape[Within(dim)];

        public unsafe long[] stride()
        {
            var strides = new long[ndim];
            fixed (long* first = strides)
                NativeTorch.GetStrides(RawHandle, first);
            return strides;
        }

        public bool is_contiguous()
        {
            long expected = 1;
            var (sizes, strides) = (shape, stride());
            for (var i = sizes.Length - 1; i >= 0; i--)
            {
                if (sizes[i] != 1 && strides[i] != expected)
                    return sizes.Contains(0);
                expected *= sizes[i];
            }
            return true;
        }

        /// <summary>The one element, read as its own type.</summary>
        /// <exception cref="ArgumentException">There is not one element, or it has another type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            RequireElements<T>();
            unsafe
            {
                var element = *(T*)DataPointer;
                GC.KeepAlive(this);
                return element;
            }
        }

        /// <summary>The elements, readable and writable in place.</summary>
        /// <exception cref="ArgumentException">They have another type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            RequireElements<T>();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The memory of a contiguous tensor; valid while the tensor is.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
                var count = NumberOfElements * ElementSize;
                if (count > int.MaxValue)
                    throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                return new Span<byte>(DataPointer, (int)count);
            }
        }

        internal unsafe byte* DataPointer => NativeTorch.GetData(RawHandle);

        /// <summary>For example "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() =>
            IsInvalid ? "[disposed]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        private int Within(int dim)
        {
            var rank = (int)ndim;
            if (dim < -rank || dim >= rank)
                throw new IndexOutOfRangeException($"Dimension {dim} is outside of a tensor that has {rank}.");
            return dim < 0 ? dim + rank : dim;
        }

        private void RequireElements<T>()
            where T : unmanaged
        {
            if (ElementType<T>() != dtype)
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
        }
    }
}
