namespace MindGrid.Rl.Grid;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>The lanes in which both have the same byte.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The one byte in the lanes of the condition, the other elsewhere.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf then, TSelf otherwise);

    static abstract TSelf All(byte value);

    /// <summary>The entries of a table of 16.</summary>
    /// <param name="table">[16]</param>
    /// <param name="index">0 to 15; from 128 on the entry reads 0.</param>
    static abstract TSelf LookUp(Vector128<byte> table, TSelf index);

    /// <summary>One byte of each world's grid.</summary>
    /// <param name="grids">[Count, 128] and three bytes more, which may be read.</param>
    /// <param name="cells">0 to 127.</param>
    static abstract TSelf Gather(byte* grids, TSelf cells);

    static abstract TSelf Load(ref readonly byte first, int at);

    void Store(ref byte first, int at);

    /// <summary>The upper four bits of each byte.</summary>
    TSelf HighNibbles { get; }

    /// <summary>A condition as a set of bits, bit i for lane i.</summary>
    ulong Bits { get; }

    /// <summary>Adds one to the counters of the lanes in which this condition holds.</summary>
    /// <param name="first">[Count] counters.</param>
    /// <param name="limit">What to compare with.</param>
    /// <returns>The lanes whose counter has reached the limit, bit i for lane i.</returns>
    ulong CountUp(ref int first, int limit);

    /// <summary>Compares with numbers that say of each lane whether the condition held before.</summary>
    /// <param name="first">[Count] 1 where it held, 0 elsewhere.</param>
    /// <returns>The lanes in which that has changed, bit i for lane i.</returns>
    ulong ChangedFrom(ref readonly float first);
}

/// <summary>Sixteen lanes.</summary>
internal readonly unsafe record struct ByteLanes128(Vector128<byte> Values) : IByteLanes<ByteLanes128>
{
    public static int Count => Vector128<byte>.Count;

    public ByteLanes128 HighNibbles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Values.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)15));
    }

    public ulong Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Values.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 operator &(ByteLanes128 left, ByteLanes128 right) => new(left.Values & right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 operator |(ByteLanes128 left, ByteLanes128 right) => new(left.Values | right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 operator ~(ByteLanes128 lanes) => new(~lanes.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 operator +(ByteLanes128 left, ByteLanes128 right) => new(left.Values + right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Equal(ByteLanes128 left, ByteLanes128 right) =>
        new(Vector128.Equals(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Min(ByteLanes128 left, ByteLanes128 right) =>
        new(Vector128.Min(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Choose(ByteLanes128 condition, ByteLanes128 then, ByteLanes128 otherwise) =>
        new(Vector128.ConditionalSelect(condition.Values, then.Values, otherwise.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 All(byte value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 LookUp(Vector128<byte> table, ByteLanes128 index) =>
        new(Vector128.ShuffleNative(table, index.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Gather(byte* grids, ByteLanes128 cells)
    {
        var cell = (byte*)&cells;
        return new(Vector128.Create(Eight(grids, cell), Eight(grids + (8 * Board.PaddedCells), cell + 8)).AsByte());

        static ulong Eight(byte* grids, byte* cell) =>
            Four(grids, cell) | ((ulong)Four(grids + (4 * Board.PaddedCells), cell + 4) << 32);

        static uint Four(byte* grids, byte* cell) =>
            grids[cell[0]]
            | ((uint)grids[Board.PaddedCells + cell[1]] << 8)
            | ((uint)grids[(2 * Board.PaddedCells) + cell[2]] << 16)
            | ((uint)grids[(3 * Board.PaddedCells) + cell[3]] << 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Load(ref readonly byte first, int at) => new(Vector128.LoadUnsafe(in first, (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref byte first, int at) => Values.StoreUnsafe(ref first, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ChangedFrom(ref readonly float first)
    {
        var (low, high) = Vector128.Widen(Values.AsSByte());
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return Four(in first, 0, a)
            | (Four(in first, 4, b) << 4)
            | (Four(in first, 8, c) << 8)
            | (Four(in first, 12, d) << 12);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static ulong Four(ref readonly float first, nuint at, Vector128<int> condition)
        {
            var now = (condition & Vector128<float>.One.AsInt32()).AsSingle();
            return (~Vector128.Equals(now, Vector128.LoadUnsafe(in first, at))).ExtractMostSignificantBits();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong CountUp(ref int first, int limit)
    {
        var (low, high) = Vector128.Widen(Values.AsSByte());
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return Four(ref first, 0, a, limit)
            | (Four(ref first, 4, b, limit) << 4)
            | (Four(ref first, 8, c, limit) << 8)
            | (Four(ref first, 12, d, limit) << 12);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static ulong Four(ref int first, nuint at, Vector128<int> minusOne, int limit)
        {
            var counted = Vector128.LoadUnsafe(in first, at) - minusOne;
            counted.StoreUnsafe(ref first, at);
            return Vector128.GreaterThanOrEqual(counted, Vector128.Create(limit)).ExtractMostSignificantBits();
        }
    }
}

/// <summary>Thirty-two lanes.</summary>
internal readonly unsafe record struct ByteLanes256(Vector256<byte> Values) : IByteLanes<ByteLanes256>
{
    public static int Count => Vector256<byte>.Count;

    public ByteLanes256 HighNibbles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Values.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)15));
    }

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
    public static ByteLanes256 Equal(ByteLanes256 left, ByteLanes256 right) =>
        new(Vector256.Equals(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Min(ByteLanes256 left, ByteLanes256 right) =>
        new(Vector256.Min(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 Choose(ByteLanes256 condition, ByteLanes256 then, ByteLanes256 otherwise) =>
        new(Vector256.ConditionalSelect(condition.Values, then.Values, otherwise.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 All(byte value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes256 LookUp(Vector128<byte> table, ByteLanes256 index) =>
        new(Avx2.Shuffle(Vector256.Create(table, table), index.Values));

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
    public ulong ChangedFrom(ref readonly float first)
    {
        var (low, high) = Vector256.Widen(Values.AsSByte());
        var (a, b) = Vector256.Widen(low);
        var (c, d) = Vector256.Widen(high);
        return Eight(in first, 0, a)
            | (Eight(in first, 8, b) << 8)
            | (Eight(in first, 16, c) << 16)
            | (Eight(in first, 24, d) << 24);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static ulong Eight(ref readonly float first, nuint at, Vector256<int> condition)
        {
            var now = (condition & Vector256<float>.One.AsInt32()).AsSingle();
            return (~Vector256.Equals(now, Vector256.LoadUnsafe(in first, at))).ExtractMostSignificantBits();
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
}

/// <summary>Sixty-four lanes.</summary>
internal readonly unsafe record struct ByteLanes512(Vector512<byte> Values) : IByteLanes<ByteLanes512>
{
    public static int Count => Vector512<byte>.Count;

    public ByteLanes512 HighNibbles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Values.AsUInt16() >>> 4).AsByte() & Vector512.Create((byte)15));
    }

    public ulong Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Values.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 operator &(ByteLanes512 left, ByteLanes512 right) => new(left.Values & right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 operator |(ByteLanes512 left, ByteLanes512 right) => new(left.Values | right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 operator ~(ByteLanes512 lanes) => new(~lanes.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 operator +(ByteLanes512 left, ByteLanes512 right) => new(left.Values + right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Equal(ByteLanes512 left, ByteLanes512 right) =>
        new(Vector512.Equals(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Min(ByteLanes512 left, ByteLanes512 right) =>
        new(Vector512.Min(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Choose(ByteLanes512 condition, ByteLanes512 then, ByteLanes512 otherwise) =>
        new(Vector512.ConditionalSelect(condition.Values, then.Values, otherwise.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 All(byte value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 LookUp(Vector128<byte> table, ByteLanes512 index) =>
        new(Avx512BW.Shuffle(Vector512.Create(table), index.Values));

    // There is no gather of 512 bits in .NET 10.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Gather(byte* grids, ByteLanes512 cells) =>
        new(
            Vector512.Create(
                ByteLanes256.Gather(grids, new(cells.Values.GetLower())).Values,
                ByteLanes256
                    .Gather(grids + (ByteLanes256.Count * Board.PaddedCells), new(cells.Values.GetUpper()))
                    .Values
            )
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Load(ref readonly byte first, int at) => new(Vector512.LoadUnsafe(in first, (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref byte first, int at) => Values.StoreUnsafe(ref first, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ChangedFrom(ref readonly float first)
    {
        var (low, high) = Vector512.Widen(Values.AsSByte());
        var (a, b) = Vector512.Widen(low);
        var (c, d) = Vector512.Widen(high);
        return Sixteen(in first, 0, a)
            | (Sixteen(in first, 16, b) << 16)
            | (Sixteen(in first, 32, c) << 32)
            | (Sixteen(in first, 48, d) << 48);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static ulong Sixteen(ref readonly float first, nuint at, Vector512<int> condition)
        {
            var now = (condition & Vector512<float>.One.AsInt32()).AsSingle();
            return (~Vector512.Equals(now, Vector512.LoadUnsafe(in first, at))).ExtractMostSignificantBits();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong CountUp(ref int first, int limit)
    {
        var (low, high) = Vector512.Widen(Values.AsSByte());
        var (a, b) = Vector512.Widen(low);
        var (c, d) = Vector512.Widen(high);
        return Sixteen(ref first, 0, a, limit)
            | (Sixteen(ref first, 16, b, limit) << 16)
            | (Sixteen(ref first, 32, c, limit) << 32)
            | (Sixteen(ref first, 48, d, limit) << 48);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static ulong Sixteen(ref int first, nuint at, Vector512<int> minusOne, int limit)
        {
            var counted = Vector512.LoadUnsafe(in first, at) - minusOne;
            counted.StoreUnsafe(ref first, at);
            return Vector512.GreaterThanOrEqual(counted, Vector512.Create(limit)).ExtractMostSignificantBits();
        }
    }
}
