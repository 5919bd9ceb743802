namespace MindGrid.Rl.Grid;

/// <summary>
/// One byte a world, many worlds side by side: what the kernels are written in, at any width. A condition is a set of lanes: all
/// bits of a lane are set where it holds, so that conditions combine with the operators of sets.
/// </summary>
internal unsafe interface IByteLanes<TSelf>
    where TSelf : struct, IByteLanes<TSelf>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ~(TSelf lanes);

    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Each byte shifted right by itself, zeros coming in.</summary>
    static abstract TSelf operator >>>(TSelf lanes, int count);

    /// <summary>Every two bytes shifted right as one number: cheaper, where bits that come from the neighbour do no harm.</summary>
    static abstract TSelf ShiftRightInPairs(TSelf lanes, int count);

    /// <summary>The lanes in which both have the same byte.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The one byte in the lanes of the condition, the other elsewhere.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf then, TSelf otherwise);

    /// <summary>The one byte, with some bits flipped where the other one has them.</summary>
    static abstract TSelf Flip(TSelf lanes, TSelf where, TSelf bits);

    static abstract TSelf All(byte value);

    /// <summary>The entries of a table of 16.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">0 to 15; from 128 on the entry reads 0.</param>
    static abstract TSelf LookUp(ByteTable table, TSelf index);

    /// <summary>The entries of a table of 64.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">The lower six bits count.</param>
    static abstract TSelf LookUp(WideByteTable table, TSelf index);

    /// <summary>The entries of a table of 128.</summary>
    /// <param name="table">[128]</param>
    /// <param name="index">0 to 127.</param>
    static abstract TSelf Pick(byte* table, TSelf index);

    /// <summary>The entries of a table of twice as many as there are lanes.</summary>
    static abstract TSelf Pick(TSelf low, TSelf high, TSelf index);

    /// <summary>The lanes that a set of bits names, bit i for lane i; 0 elsewhere.</summary>
    static abstract TSelf Keep(ulong bits, TSelf lanes);

    /// <summary>The bytes of two in turn, the lower eight of every sixteen: left 0, right 0, left 1, right 1, …</summary>
    static abstract TSelf InterleaveLow(TSelf left, TSelf right);

    /// <summary>The bytes of two in turn, the upper eight of every sixteen.</summary>
    static abstract TSelf InterleaveHigh(TSelf left, TSelf right);

    /// <summary>One byte of each world's grid.</summary>
    /// <param name="grids">[Count, 128] and three bytes more, which may be read.</param>
    /// <param name="cells">0 to 127.</param>
    static abstract TSelf Gather(byte* grids, TSelf cells);

    static abstract TSelf Load(ref readonly byte first, int at);

    void Store(ref byte first, int at);

    static abstract TSelf Load(byte* first);

    void Store(byte* first);

    /// <summary>Stores the first lanes only.</summary>
    /// <param name="first">[bytes] receives them.</param>
    /// <param name="bytes">16, 32 or 64, at most <see cref="Count"/>.</param>
    void StoreFirst(byte* first, int bytes);

    /// <summary>A condition as a set of bits, bit i for lane i.</summary>
    ulong Bits { get; }

    /// <summary>Adds one to the counters of the lanes in which this condition holds.</summary>
    /// <param name="first">[Count] counters.</param>
    /// <param name="limit">What to compare with.</param>
    /// <returns>The lanes whose counter has reached the limit, bit i for lane i.</returns>
    ulong CountUp(ref int first, int limit);
}
