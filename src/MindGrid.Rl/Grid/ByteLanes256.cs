namespace MindGrid.Rl.Grid;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>Thirty-two lanes.</summary>
internal readonly unsafe record struct ByteLanes256(Vector256<byte> Values) : IByteLanes<ByteLanes256>
{
    public static int Count => Vector256<byte>.Count;

    public ulong Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Values.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator &(ByteLanes256 left, ByteLanes256 right) => new(left.Values & right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator |(ByteLanes256 left, ByteLanes256 right) => new(left.Values | right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator ~(ByteLanes256 lanes) => new(~lanes.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator +(ByteLanes256 left, ByteLanes256 right) => new(left.Values + right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 operator >>>(ByteLanes256 lanes, int count) =>
        new((lanes.Values.AsUInt16() >>> count).AsByte() & Vector256.Create((byte)(byte.MaxValue >> count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 ShiftRightInPairs(ByteLanes256 lanes, int count) =>
        new((lanes.Values.AsUInt16() >>> count).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Equal(ByteLanes256 left, ByteLanes256 right) =>
        new(Vector256.Equals(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Min(ByteLanes256 left, ByteLanes256 right) =>
        new(Vector256.Min(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Choose(ByteLanes256 condition, ByteLanes256 then, ByteLanes256 otherwise) =>
        new(Vector256.ConditionalSelect(condition.Values, then.Values, otherwise.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Flip(ByteLanes256 lanes, ByteLanes256 where, ByteLanes256 bits) =>
        new(lanes.Values ^ (where.Values & bits.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 All(byte value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 LookUp(ByteTable table, ByteLanes256 index) =>
        new(Avx2.Shuffle(Vector256.LoadAligned(table.Start), index.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 LookUp(WideByteTable table, ByteLanes256 index)
    {
        var six = index.Values & Vector256.Create((byte)63);
        return new(Either(Upper(six, 2), Quarter(table.Start + 32, six), Quarter(table.Start, six)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Pick(ByteLanes256 low, ByteLanes256 high, ByteLanes256 index)
    {
        var inUpper = Upper(index.Values, 3);
        return new(Either(Upper(index.Values, 2), Of(high.Values), Of(low.Values)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector256<byte> Of(Vector256<byte> table) =>
            Either(
                inUpper,
                Avx2.Shuffle(Avx2.Permute2x128(table, table, 0x11), index.Values),
                Avx2.Shuffle(Avx2.Permute2x128(table, table, 0x00), index.Values)
            );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Pick(byte* table, ByteLanes256 index)
    {
        // A shuffle minds the lower four bits of an index: the other three say which of eight parts it is to be taken from.
        var upper = Upper(index.Values, 1);
        var second = Upper(index.Values, 2);
        return new(
            Either(
                upper,
                Either(second, Quarter(table + 96, index.Values), Quarter(table + 64, index.Values)),
                Either(second, Quarter(table + 32, index.Values), Quarter(table, index.Values))
            )
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Keep(ulong bits, ByteLanes256 lanes)
    {
        var ofLane = Vector256.Create(0UL, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303);
        var spread = Avx2.Shuffle(Vector256.Create((uint)bits).AsByte(), ofLane.AsByte());
        var bitOfLane = Vector256.Create(0x8040_2010_0804_0201).AsByte();
        return new(Vector256.Equals(spread & bitOfLane, bitOfLane) & lanes.Values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 InterleaveLow(ByteLanes256 left, ByteLanes256 right) =>
        new(Avx2.UnpackLow(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 InterleaveHigh(ByteLanes256 left, ByteLanes256 right) =>
        new(Avx2.UnpackHigh(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Gather(byte* grids, ByteLanes256 cells)
    {
        // Every fourth world at a time: its cell is already in a place where it can be counted from, and so is its tile.
        var words = cells.Values.AsUInt32();
        var tiles =
            Fourth(grids, words & Byte)
            | (Fourth(grids + Board.PaddedCells, (words >>> 8) & Byte) << 8)
            | (Fourth(grids + (2 * Board.PaddedCells), (words >>> 16) & Byte) << 16)
            | (Fourth(grids + (3 * Board.PaddedCells), words >>> 24) << 24);
        return new(tiles.AsByte());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<uint> Fourth(byte* grids, Vector256<uint> cells) =>
            Avx2.GatherVector256((uint*)grids, (cells + EveryFourthGrid).AsInt32(), 1) & Byte;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Load(ref readonly byte first, int at) => new(Vector256.LoadUnsafe(in first, (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref byte first, int at) => Values.StoreUnsafe(ref first, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Load(byte* first) => new(Vector256.Load(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* first) => Values.Store(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(byte* first, int bytes)
    {
        if (bytes == Vector128<byte>.Count)
        {
            Values.GetLower().Store(first);
        }
        else
        {
            Values.Store(first);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong CountUp(ref int first, int limit)
    {
        var (low, high) = Vector256.Widen(Values.AsSByte());
        var (a, b) = Vector256.Widen(low);
        var (c, d) = Vector256.Widen(high);
        return Eight(ref first, 0, a, limit)
            | (Eight(ref first, 8, b, limit) << 8)
            | (Eight(ref first, 16, c, limit) << 16)
            | (Eight(ref first, 24, d, limit) << 24);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static ulong Eight(ref int first, nuint at, Vector256<int> minusOne, int limit)
        {
            var counted = Vector256.LoadUnsafe(in first, at) - minusOne;
            counted.StoreUnsafe(ref first, at);
            return Vector256.GreaterThanOrEqual(counted, Vector256.Create(limit)).ExtractMostSignificantBits();
        }
    }

    private static Vector256<uint> Byte => Vector256.Create(255u);

    private static Vector256<uint> EveryFourthGrid => Vector256.Create(0u, 512, 1024, 1536, 2048, 2560, 3072, 3584);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Quarter(byte* table, Vector256<byte> index) =>
        Either(Upper(index, 3), Part(table + 16, index), Part(table, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Part(byte* part, Vector256<byte> index) =>
        Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(part), index);

    /// <summary>Where a bit is set, counted from the top of an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Upper(Vector256<byte> index, int bit) =>
        Vector256.LessThan((index.AsUInt16() << bit).AsSByte(), Vector256<sbyte>.Zero).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Either(Vector256<byte> condition, Vector256<byte> then, Vector256<byte> otherwise) =>
        Avx2.BlendVariable(otherwise, then, condition);
}
