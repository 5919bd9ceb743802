namespace MindGrid.Rl.Grid;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>Sixty-four lanes.</summary>
internal readonly unsafe record struct ByteLanes512(Vector512<byte> Values) : IByteLanes<ByteLanes512>
{
    public static int Count => Vector512<byte>.Count;

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
    public static ByteLanes512 operator >>>(ByteLanes512 lanes, int count) =>
        new((lanes.Values.AsUInt16() >>> count).AsByte() & Vector512.Create((byte)(byte.MaxValue >> count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 ShiftRightInPairs(ByteLanes512 lanes, int count) =>
        new((lanes.Values.AsUInt16() >>> count).AsByte());

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
    public static ByteLanes512 Flip(ByteLanes512 lanes, ByteLanes512 where, ByteLanes512 bits) =>
        new(lanes.Values ^ (where.Values & bits.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 All(byte value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 LookUp(ByteTable table, ByteLanes512 index) =>
        new(Avx512BW.Shuffle(Vector512.LoadAligned(table.Start), index.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 LookUp(WideByteTable table, ByteLanes512 index) =>
        new(Avx512Vbmi.PermuteVar64x8(Vector512.LoadAligned(table.Start), index.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Pick(ByteLanes512 low, ByteLanes512 high, ByteLanes512 index) =>
        new(Avx512Vbmi.PermuteVar64x8x2(low.Values, index.Values, high.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Pick(byte* table, ByteLanes512 index) =>
        new(
            Avx512Vbmi.PermuteVar64x8x2(
                Vector512.Load(table),
                index.Values,
                Vector512.Load(table + Vector512<byte>.Count)
            )
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 Keep(ulong bits, ByteLanes512 lanes)
    {
        var ofLane = Vector512.Create(
            0UL,
            0x0101_0101_0101_0101,
            0x0202_0202_0202_0202,
            0x0303_0303_0303_0303,
            0x0404_0404_0404_0404,
            0x0505_0505_0505_0505,
            0x0606_0606_0606_0606,
            0x0707_0707_0707_0707
        );
        var spread = Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), ofLane.AsByte());
        var bitOfLane = Vector512.Create(0x8040_2010_0804_0201).AsByte();
        return new(
            Vector512.ConditionalSelect(
                Vector512.Equals(spread & bitOfLane, Vector512<byte>.Zero),
                Vector512<byte>.Zero,
                lanes.Values
            )
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 InterleaveLow(ByteLanes512 left, ByteLanes512 right) =>
        new(Avx512BW.UnpackLow(left.Values, right.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes512 InterleaveHigh(ByteLanes512 left, ByteLanes512 right) =>
        new(Avx512BW.UnpackHigh(left.Values, right.Values));

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
    public static ByteLanes512 Load(byte* first) => new(Vector512.Load(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* first) => Values.Store(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(byte* first, int bytes)
    {
        if (bytes == Vector128<byte>.Count)
        {
            Values.GetLower().GetLower().Store(first);
        }
        else if (bytes == Vector256<byte>.Count)
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
