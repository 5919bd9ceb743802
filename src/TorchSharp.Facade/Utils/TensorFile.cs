namespace TorchSharp.Utils;

using static TorchSharp.torch;

/// <summary>How TorchSharp writes a tensor: type, rank and sizes as LEB128 numbers, then the elements as they lie in memory.</summary>
internal static class TensorFile
{
    private const int Chunk = 1 << 20;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var dense = tensor.detach().contiguous();
        writer.Write7BitEncodedInt64((long)dense.dtype);
        writer.Write7BitEncodedInt64(dense.ndim);
        foreach (var size in dense.shape)
            writer.Write7BitEncodedInt64(size);
        foreach (var part in Parts(dense))
            writer.Write(Bytes(dense, part));
    }

    internal static Tensor Read(BinaryReader reader)
    {
        var (type, sizes) = ReadHeader(reader);
        var tensor = empty(sizes, type);
        Fill(reader, tensor);
        return tensor;
    }

    internal static void ReadInto(BinaryReader reader, Tensor tensor)
    {
        var (type, sizes) = ReadHeader(reader);
        if (type != tensor.dtype)
            throw new ArgumentException(
                $"Mismatched tensor data types while loading: expected {tensor.dtype}, but found {type}."
            );
        if (!sizes.SequenceEqual(tensor.shape))
            throw new ArgumentException(
                $"Mismatched tensor shape while loading: expected [{string.Join(", ", tensor.shape)}], "
                    + $"but found [{string.Join(", ", sizes)}]."
            );
        using var read = empty(sizes, type);
        Fill(reader, read);
        using (no_grad())
            tensor.copy_(read);
    }

    internal static void Skip(BinaryReader reader) => Read(reader).Dispose();

    private static (ScalarType, long[]) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt64();
        var sizes = new long[reader.Read7BitEncodedInt64()];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = reader.Read7BitEncodedInt64();
        return (type, sizes);
    }

    private static void Fill(BinaryReader reader, Tensor tensor)
    {
        foreach (var part in Parts(tensor))
            reader.BaseStream.ReadExactly(Bytes(tensor, part));
    }

    // A span holds two billion bytes at most, a tensor more.
    private static IEnumerable<(long Start, int Length)> Parts(Tensor tensor)
    {
        var total = tensor.NumberOfElements * tensor.ElementSize;
        for (var start = 0L; start < total; start += Chunk)
            yield return (start, (int)Math.Min(Chunk, total - start));
    }

    private static unsafe Span<byte> Bytes(Tensor tensor, (long Start, int Length) part) =>
        new(tensor.DataPointer + part.Start, part.Length);
}
