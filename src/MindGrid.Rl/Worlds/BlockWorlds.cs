namespace MindGrid.Rl.Worlds;

using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

/// <summary>Some worlds of a block of 64, the first one first.</summary>
/// <param name="set">Which: bit i for the block's i-th world.</param>
/// <param name="first">The number of the block's first world.</param>
internal struct BlockWorlds(ulong set, int first)
{
    /// <summary>Worlds that make up a block.</summary>
    public const int Size = GridBatch.BlockRows;

    private const int Few = 3;

    private ulong _left = set;

    /// <summary>The number of the world that the walk has come to.</summary>
    public int Current { get; private set; }

    /// <summary>Whether worlds are so few that it does not pay to find something for their whole block.</summary>
    public static bool AreFew(ulong set) => BitOperations.PopCount(set) <= Few;

    /// <summary>The worlds of a block whose flag is set, bit i for the block's i-th world; none beyond the last flag.</summary>
    /// <param name="flags">[N]</param>
    /// <param name="first">The block's first world, less than N.</param>
    public static ulong Flagged(ReadOnlySpan<bool> flags, int first)
    {
        var block = MemoryMarshal.AsBytes(flags[first..]);
        return block.Length >= Size ? NotZero(block) : NotZeroOfPart(block);
    }

    public readonly BlockWorlds GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }
        Current = first + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return true;
    }

    private static ulong NotZeroOfPart(ReadOnlySpan<byte> part)
    {
        Span<byte> whole = stackalloc byte[Size];
        whole.Clear();
        part.CopyTo(whole);
        return NotZero(whole);
    }

    private static ulong NotZero(ReadOnlySpan<byte> block) =>
        ~Vector512.Equals(Vector512.Create(block), Vector512<byte>.Zero).ExtractMostSignificantBits();
}

/// <summary>The worlds whose flag is set, the first one first. Mostly they are few: what lies between them is passed over at once.</summary>
/// <param name="flags">[N], borrowed.</param>
internal ref struct FlaggedWorlds(ReadOnlySpan<bool> flags)
{
    private readonly ReadOnlySpan<bool> _flags = flags;
    private BlockWorlds _block;
    private int _next;

    /// <summary>The number of the world that the walk has come to.</summary>
    public readonly int Current => _block.Current;

    public readonly FlaggedWorlds GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_block.MoveNext())
        {
            var skipped = MemoryMarshal.AsBytes(_flags[_next..]).IndexOfAnyExcept((byte)0);
            if (skipped < 0)
            {
                return false;
            }
            _next += skipped;
            _block = new(BlockWorlds.Flagged(_flags, _next), _next);
            _next = Math.Min(_next + BlockWorlds.Size, _flags.Length);
        }
        return true;
    }
}
