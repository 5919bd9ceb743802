namespace MindGrid.Rl.Suites;

using System.Buffers.Binary;
using System.Numerics;

/// <summary>The cyclic redundancy check of Castagnoli (RFC 3720), which processors have an instruction for. It grows with what is added.</summary>
internal struct Crc32C()
{
    private uint _inverted = uint.MaxValue;

    /// <summary>The check of all that was added.</summary>
    public readonly uint Value => ~_inverted;

    /// <summary>Adds bytes; how they are cut into pieces makes no difference.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = _inverted;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }
        foreach (var left in bytes)
        {
            crc = BitOperations.Crc32C(crc, left);
        }
        _inverted = crc;
    }
}
