namespace TorchSharp.Utils;

using System.Collections;

/// <summary>The elements of a tensor, read and written where they are, in row-major order.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly bool isContiguous;

    // Held so that the memory stays as long as the accessor does.
    private torch.Tensor? tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        this.tensor = tensor;
        (sizes, strides) = (tensor.shape, tensor.stride());
        isContiguous = tensor.is_contiguous();
    }

    public long Count => tensor?.numel() ?? 0;

    public bool IsReadOnly => false;

    /// <summary>One index for each dimension.</summary>
    public T this[params long[] indices]
    {
        get => First[Offset(indices)];
        set => First[Offset(indices)] = value;
    }

    private T* First => (T*)(tensor ?? throw new ObjectDisposedException(nameof(TensorAccessor<T>))).DataPointer;

    public T[] ToArray()
    {
        var elements = new T[Count];
        CopyTo(elements.AsSpan());
        return elements;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Fills what follows arrayIndex with what follows tensorIndex, as far as both go.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (isContiguous)
            new Span<T>(First + tensorIndex, count).CopyTo(array[arrayIndex..]);
        else
            for (var i = 0; i < count; i++)
                array[arrayIndex + i] = First[OffsetOf(tensorIndex + i)];
        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Overwrites what follows tensorIndex with what follows arrayIndex, as far as both go.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (var i = 0; i < count; i++)
            First[OffsetOf(tensorIndex + i)] = array[arrayIndex + i];
        GC.KeepAlive(tensor);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => tensor = null;

    // A single number has no dimension, and is read with the index 0 nevertheless.
    private long Offset(long[] indices)
    {
        if (indices.Length != sizes.Length && !(sizes.Length == 0 && indices is [0]))
            throw new ArgumentException($"{indices.Length} indices were given for {sizes.Length} dimensions.");
        long offset = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)sizes[i])
                throw new IndexOutOfRangeException($"Index {indices[i]} of dimension {i}, which has size {sizes[i]}.");
            offset += indices[i] * strides[i];
        }
        return offset;
    }

    private long OffsetOf(long place)
    {
        if (isContiguous)
            return place;
        long offset = 0;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            offset += place % sizes[i] * strides[i];
            place /= sizes[i];
        }
        return offset;
    }
}
