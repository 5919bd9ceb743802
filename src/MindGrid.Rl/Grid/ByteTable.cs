namespace MindGrid.Rl.Grid;

using System.Runtime.Intrinsics;

/// <summary>Sixteen bytes to look up by the lower half of a byte.</summary>
/// <param name="start">[64] the bytes, four times over, so that every register loads them at once.</param>
internal readonly unsafe struct ByteTable(byte* start)
{
    /// <summary>The first byte, at a multiple of 64.</summary>
    public byte* Start { get; } = start;
}

/// <summary>Sixty-four bytes to look up by the lower six bits of a byte.</summary>
/// <param name="start">[64]</param>
internal readonly unsafe struct WideByteTable(byte* start)
{
    /// <summary>The first byte, at a multiple of 64.</summary>
    public byte* Start { get; } = start;
}

/// <summary>Memory for tables, which lives as long as this.</summary>
/// <param name="room">How many there will be.</param>
internal sealed unsafe class ByteTables(int room)
{
    private readonly AlignedBytes _memory = new(room * AlignedBytes.Alignment);
    private int _count;

    /// <summary>Makes a table of sixteen.</summary>
    public ByteTable Add(Vector128<byte> entries)
    {
        var table = Next();
        for (var copy = 0; copy < table.Length; copy += Vector128<byte>.Count)
        {
            entries.CopyTo(table[copy..]);
        }
        return new(_memory.Start + (_count++ * AlignedBytes.Alignment));
    }

    /// <summary>Makes a table of sixteen, entry by entry.</summary>
    public ByteTable Add(Func<int, int> entry) =>
        Add(Vector128.Create([.. Enumerable.Range(0, Vector128<byte>.Count).Select(index => (byte)entry(index))]));

    /// <summary>Makes a table of sixty-four, entry by entry.</summary>
    public WideByteTable AddWide(Func<int, int> entry)
    {
        var table = Next();
        for (var index = 0; index < table.Length; index++)
        {
            table[index] = (byte)entry(index);
        }
        return new(_memory.Start + (_count++ * AlignedBytes.Alignment));
    }

    private Span<byte> Next() => _memory.Bytes.Slice(_count * AlignedBytes.Alignment, AlignedBytes.Alignment);
}
