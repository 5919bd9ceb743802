namespace MindGrid.Rl.Grid;

using System.Numerics;

/// <summary>The runs of ones in a set of 64: what is found for a whole block is copied run by run to those whom it is for.</summary>
/// <param name="set">Bit i for item i.</param>
internal struct BitRuns(ulong set)
{
    private const int Bits = 64;

    private ulong _left = set;

    /// <summary>The run that the walk has come to.</summary>
    public (int Start, int Length) Current { get; private set; }

    public readonly BitRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }
        var start = BitOperations.TrailingZeroCount(_left);
        var length = BitOperations.TrailingZeroCount(~(_left >> start));
        Current = (start, length);
        _left = start + length < Bits ? _left & (ulong.MaxValue << (start + length)) : 0;
        return true;
    }

    /// <summary>Where to write rows of a whole block: at once into their place if all of them are wanted, else somewhere else first.</summary>
    /// <param name="set">The rows that are wanted, bit i for row i.</param>
    /// <param name="place">[rows, size] from the block's first row on.</param>
    /// <param name="elsewhere">[64, size]</param>
    public static Span<T> Room<T>(ulong set, Span<T> place, Span<T> elsewhere) =>
        set == ulong.MaxValue ? place[..elsewhere.Length] : elsewhere;

    /// <summary>Copies the rows that a set names into their place, unless they are there.</summary>
    /// <param name="set">Bit i for row i.</param>
    /// <param name="from">[64, size] what <see cref="Room{T}"/> gave.</param>
    /// <param name="place">[rows, size] from the block's first row on.</param>
    /// <param name="size">Items a row.</param>
    public static void Copy<T>(ulong set, ReadOnlySpan<T> from, Span<T> place, int size = 1)
    {
        if (set == ulong.MaxValue)
        {
            return;
        }
        foreach (var (start, length) in new BitRuns(set))
        {
            from.Slice(start * size, length * size).CopyTo(place[(start * size)..]);
        }
    }
}
