namespace MindGrid.Rl.Learning.Training;

using System.Buffers.Binary;
using static TorchSharp.torch;

/// <summary>Where things stand in a checkpoint, for its writer and its reader. Numbers are little-endian.</summary>
internal static class CheckpointFormat
{
    public const uint Version = 2;
    public const int HeaderLengthAt = 12;
    public const int FileLengthAt = 16;
    public const int StartBytes = 24;
    public const int TrailerBytes = sizeof(uint);
    public const int MaxHeaderBytes = 1 << 20;
    public const string NetworkPrefix = "network.";
    public const string OptimizerName = "optimizer";

    /// <summary>What every checkpoint begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "MGRLCKPT"u8;

    /// <summary>The first bytes: what this is, its version, the length of the header and of it all.</summary>
    public static byte[] Start(int headerBytes, IEnumerable<StoredTensor> tensors)
    {
        var start = new byte[StartBytes];
        Magic.CopyTo(start);
        BinaryPrimitives.WriteUInt32LittleEndian(start.AsSpan(Magic.Length), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(start.AsSpan(HeaderLengthAt), (uint)headerBytes);
        BinaryPrimitives.WriteInt64LittleEndian(start.AsSpan(FileLengthAt), (long)LengthWith(headerBytes, tensors));
        return start;
    }

    /// <summary>The length of a file with a header and tensors.</summary>
    /// <exception cref="FormatException">A tensor that cannot be.</exception>
    public static Int128 LengthWith(int headerBytes, IEnumerable<StoredTensor> tensors) =>
        tensors.Aggregate(
            (Int128)(StartBytes + headerBytes + TrailerBytes),
            (sum, tensor) => sum + tensor.CountBytes()
        );

    /// <summary>A type's name.</summary>
    public static string NameOf(ScalarType type) =>
        type switch
        {
            ScalarType.Float32 => "float32",
            ScalarType.Float64 => "float64",
            ScalarType.Int64 => "int64",
            ScalarType.Byte => "uint8",
            _ => throw new NotSupportedException($"A checkpoint has no tensors of the type {type}."),
        };
}
