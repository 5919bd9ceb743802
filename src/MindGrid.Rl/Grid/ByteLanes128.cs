namespace MindGrid.Rl.Grid;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

/// <summary>Sixteen lanes.</summary>
internal readonly unsafe record struct ByteLanes128(Vector128<byte> Values) : IByteLanes<ByteLanes128>
{
    public static int Count => Vector128<byte>.Count;

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
    public static ByteLanes128 operator >>>(ByteLanes128 lanes, int count) =>
        new((lanes.Values.AsUInt16() >>> count).AsByte() & Vector128.Create((byte)(byte.MaxValue >> count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 ShiftRightInPairs(ByteLanes128 lanes, int count) =>
        new((lanes.Values.AsUInt16() >>> count).AsByte());

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
    public static ByteLanes128 Flip(ByteLanes128 lanes, ByteLanes128 where, ByteLanes128 bits) =>
        new(lanes.Values ^ (where.Values & bits.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 All(byte value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 LookUp(ByteTable table, ByteLanes128 index) =>
        new(Vector128.ShuffleNative(Vector128.LoadAligned(table.Start), index.Values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 LookUp(WideByteTable table, ByteLanes128 index)
    {
        var six = index.Values & Vector128.Create((byte)63);
        return new(Either(Upper(six, 2), Quarter(table.Start + 32, six), Quarter(table.Start, six)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Pick(ByteLanes128 low, ByteLanes128 high, ByteLanes128 index) =>
        new(
            Either(
                Upper(index.Values, 3),
                Vector128.ShuffleNative(high.Values, LowerFour(index.Values)),
                Vector128.ShuffleNative(low.Values, LowerFour(index.Values))
            )
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 Pick(byte* table, ByteLanes128 index)
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
    public static ByteLanes128 Keep(ulong bits, ByteLanes128 lanes)
    {
        var ofLane = Vector128.Create(0UL, 0x0101_0101_0101_0101).AsByte();
        var spread = Vector128.ShuffleNative(Vector128.Create((ushort)bits).AsByte(), ofLane);
        var bitOfLane = Vector128.Create(0x8040_2010_0804_0201).AsByte();
        return new(Vector128.Equals(spread & bitOfLane, bitOfLane) & lanes.Values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 InterleaveLow(ByteLanes128 left, ByteLanes128 right) =>
        new(
            Sse2.IsSupported
                ? Sse2.UnpackLow(left.Values, right.Values)
                : AdvSimd.Arm64.ZipLow(left.Values, right.Values)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteLanes128 InterleaveHigh(ByteLanes128 left, ByteLanes128 right) =>
        new(
            Sse2.IsSupported
                ? Sse2.UnpackHigh(left.Values, right.Values)
                : AdvSimd.Arm64.ZipHigh(left.Values, right.Values)
        );

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
    public static ByteLanes128 Load(byte* first) => new(Vector128.Load(first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(byte* first) => Values.Store(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(byte* first, int bytes) => Values.Store(first);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Quarter(byte* table, Vector128<byte> index) =>
        Either(Upper(index, 3), Part(table + 16, index), Part(table, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Part(byte* part, Vector128<byte> index) =>
        Vector128.ShuffleNative(Vector128.Load(part), LowerFour(index));

    // A shuffle of x64 minds no others below 128; one of ARM reads 0 from 16 on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LowerFour(Vector128<byte> index) =>
        AdvSimd.IsSupported ? index & Vector128.Create((byte)15) : index;

    /// <summary>Where a bit is set, counted from the top of an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Upper(Vector128<byte> index, int bit) =>
        Vector128.LessThan((index.AsUInt16() << bit).AsSByte(), Vector128<sbyte>.Zero).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Either(Vector128<byte> condition, Vector128<byte> then, Vector128<byte> otherwise) =>
        Vector128.ConditionalSelect(condition, then, otherwise);
}
