using System.Numerics;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Grid;

/// <summary>
/// Every primitive at every width that the machine has, against a loop over plain bytes. Generic over the lanes: what is given for
/// them is only there to name their type.
/// </summary>
internal sealed unsafe class ByteLanesTests
{
    private const byte Guard = 0xCD;

    private static IEnumerable<TestCaseData> Widths =>
        LaneWidths.Available.Select(width =>
            width switch
            {
                LaneWidth.Bits512 => Case(default(ByteLanes512), width),
                LaneWidth.Bits256 => Case(default(ByteLanes256), width),
                _ => Case(default(ByteLanes128), width),
            }
        );

    [TestCaseSource(nameof(Widths))]
    public void A_width_has_as_many_lanes_as_bytes_and_runs_with_them<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var (width, lanes) = ((LaneWidth)(T.Count * 8), 0);
        LaneWidths.Run(width, new Counting(ref lanes));
        Assert.That(lanes, Is.EqualTo(T.Count));
        Assert.That(LaneWidths.BytesOf(width), Is.EqualTo(T.Count));
    }

    [TestCaseSource(nameof(Widths))]
    public void Operators_do_to_each_byte_what_they_do_to_one<T>(T _)
        where T : struct, IByteLanes<T>
    {
        ForAllPairs<T>((left, right) => left & right, (left, right) => left & right);
        ForAllPairs<T>((left, right) => left | right, (left, right) => left | right);
        ForAllPairs<T>((left, _) => ~left, (left, _) => ~left);
        ForAllPairs<T>((left, right) => left + right, (left, right) => left + right);
        ForAllPairs<T>(T.Min, (left, right) => Math.Min(left, right));
        ForAllPairs<T>(T.Equal, (left, right) => left == right ? byte.MaxValue : 0);
        ForAllPairs<T>((left, _) => T.All(200), (_, _) => 200);
        ForAllPairs<T>((left, right) => T.Flip(left, right, T.All(0x3C)), (left, right) => left ^ (right & 0x3C));
        ForAllPairs<T>((left, right) => T.Flip(left, T.All(0x3C), right), (left, right) => left ^ (right & 0x3C));
    }

    [TestCaseSource(nameof(Widths))]
    public void A_byte_is_shifted_by_itself_and_a_pair_as_one_number<T>(T _)
        where T : struct, IByteLanes<T>
    {
        for (var count = 0; count < 8; count++)
        {
            ForAllPairs<T>((left, _) => left >>> count, (left, _) => left >>> count);
            var bytes = Random<T>(count);
            var pairs = new byte[T.Count];
            for (var at = 0; at < T.Count; at += 2)
            {
                BitConverter.TryWriteBytes(pairs.AsSpan(at), (ushort)(BitConverter.ToUInt16(bytes, at) >>> count));
            }
            Assert.That(Bytes(T.ShiftRightInPairs(Lanes<T>(bytes), count)), Is.EqualTo(pairs), $"by {count}");
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void A_condition_chooses_lane_by_lane_and_reads_as_bits<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var (then, otherwise) = (Random<T>(1), Random<T>(2));
        foreach (var bits in Sets(T.Count))
        {
            var condition = T.Keep(bits, T.All(byte.MaxValue));
            Assert.That(condition.Bits, Is.EqualTo(bits & First(T.Count)), $"{bits:x}");
            var expected = then.Select((value, lane) => Has(bits, lane) ? value : otherwise[lane]);
            var chosen = T.Choose(condition, Lanes<T>(then), Lanes<T>(otherwise));
            Assert.That(Bytes(chosen), Is.EqualTo(expected), $"{bits:x}");
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void The_lanes_that_bits_name_are_kept_and_others_are_0<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var bytes = Random<T>(3);
        foreach (var bits in Sets(T.Count))
        {
            var expected = bytes.Select((value, lane) => Has(bits, lane) ? value : 0);
            Assert.That(Bytes(T.Keep(bits, Lanes<T>(bytes))), Is.EqualTo(expected), $"{bits:x}");
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void A_table_of_16_is_looked_up_and_from_128_on_reads_0<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var entries = RandomBytes(4, 16);
        var table = new ByteTables(room: 2);
        table.Add(index => 255 - entries[index]);
        var added = table.Add(index => entries[index]);
        int[] indices = [.. Enumerable.Range(0, 16), .. Enumerable.Range(128, 128)];
        ForAll<T>(indices, index => T.LookUp(added, index), index => index < 16 ? entries[index] : 0);
        GC.KeepAlive(table);
    }

    [TestCaseSource(nameof(Widths))]
    public void A_table_of_64_is_looked_up_by_six_bits_whatever_the_upper_two<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var entries = RandomBytes(5, 64);
        var table = new ByteTables(room: 2);
        table.AddWide(index => 255 - entries[index]);
        var added = table.AddWide(index => entries[index]);
        ForAll<T>([.. Enumerable.Range(0, 256)], index => T.LookUp(added, index), index => entries[index & 63]);
        GC.KeepAlive(table);
    }

    [TestCaseSource(nameof(Widths))]
    public void A_table_of_128_is_picked_from_wherever_it_begins<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var entries = RandomBytes(6, 128 + 3);
        fixed (byte* first = entries)
        {
            for (var at = 0; at <= 3; at++)
            {
                var table = (nint)(first + at);
                ForAll<T>([.. Enumerable.Range(0, 128)], i => T.Pick((byte*)table, i), i => entries[at + i]);
            }
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void Two_registers_are_picked_from_as_one_table<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var entries = RandomBytes(7, 2 * T.Count);
        var (low, high) = (Lanes<T>(entries[..T.Count]), Lanes<T>(entries[T.Count..]));
        ForAll<T>([.. Enumerable.Range(0, 2 * T.Count)], index => T.Pick(low, high, index), index => entries[index]);
    }

    [TestCaseSource(nameof(Widths))]
    public void The_halves_of_every_sixteen_are_interleaved<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var (left, right) = (Random<T>(8), Random<T>(9));
        Assert.That(Bytes(T.InterleaveLow(Lanes<T>(left), Lanes<T>(right))), Is.EqualTo(Interleaved(0)));
        Assert.That(Bytes(T.InterleaveHigh(Lanes<T>(left), Lanes<T>(right))), Is.EqualTo(Interleaved(8)));

        IEnumerable<byte> Interleaved(int half) =>
            from sixteen in Enumerable.Range(0, T.Count / 16)
            from at in Enumerable.Range(16 * sixteen + half, 8)
            from value in new[] { left[at], right[at] }
            select value;
    }

    /// <summary>The memory ends where it may be read to, at least three bytes behind the last grid.</summary>
    [TestCaseSource(nameof(Widths))]
    public void One_byte_is_gathered_from_each_grid<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var grids = RandomBytes(10, (T.Count * Board.PaddedCells) + 3);
        fixed (byte* first = grids)
        {
            foreach (var highest in new[] { 128, 121, 1 })
            {
                var cells = Random<T>(highest).Select(cell => (byte)(highest - 1 - (cell % highest))).ToArray();
                cells[^1] = (byte)(highest - 1);
                var expected = cells.Select((cell, world) => grids[(world * Board.PaddedCells) + cell]);
                Assert.That(Bytes(T.Gather(first, Lanes<T>(cells))), Is.EqualTo(expected), $"below {highest}");
            }
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void What_is_stored_is_loaded_and_no_byte_beside_it_is_written<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var bytes = Random<T>(11);
        var memory = Guarded(3 * T.Count);
        Lanes<T>(bytes).Store(ref memory[0], 5);
        Assert.That(memory, Is.EqualTo(Guarded(memory.Length, 5, bytes)));
        Assert.That(Bytes(T.Load(in memory[0], 5)), Is.EqualTo(bytes));
        memory = Guarded(3 * T.Count);
        fixed (byte* first = memory)
        {
            Lanes<T>(bytes).Store(first + 7);
            Assert.That(memory, Is.EqualTo(Guarded(memory.Length, 7, bytes)));
            Assert.That(Bytes(T.Load(first + 7)), Is.EqualTo(bytes));
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void Of_the_first_lanes_no_more_is_stored_than_was_asked_for<T>(T _)
        where T : struct, IByteLanes<T>
    {
        var bytes = Random<T>(12);
        foreach (var count in new[] { 16, 32, 64 }.Where(count => count <= T.Count))
        {
            var memory = Guarded(3 * T.Count);
            fixed (byte* first = memory)
            {
                Lanes<T>(bytes).StoreFirst(first + 9, count);
            }
            Assert.That(memory, Is.EqualTo(Guarded(memory.Length, 9, bytes[..count])), $"{count} bytes");
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void Counters_of_a_condition_count_up_and_who_reaches_the_limit_is_told<T>(T _)
        where T : struct, IByteLanes<T>
    {
        foreach (var limit in new[] { 1, 3, 1000, int.MaxValue })
        {
            foreach (var bits in Sets(T.Count))
            {
                var before = Enumerable.Range(0, T.Count + 1).Select(lane => limit - (lane * 7 % 4)).ToArray();
                var counters = before.ToArray();
                // The counter at the limit stays there: it has nowhere to go from the greatest number.
                var counting = bits & ~Bits(before, count => count == int.MaxValue);
                var late = T.Keep(counting, T.All(byte.MaxValue)).CountUp(ref counters[0], limit);
                int[] after =
                [
                    .. before.Select((count, lane) => count + (lane < T.Count && Has(counting, lane) ? 1 : 0)),
                ];
                Assert.That(counters, Is.EqualTo(after), $"{bits:x}");
                Assert.That(late, Is.EqualTo(Bits(after, count => count >= limit) & First(T.Count)), $"{bits:x}");
            }
        }
    }

    private static TestCaseData Case<T>(T lanes, LaneWidth width)
        where T : struct, IByteLanes<T> => new TestCaseData(lanes).SetArgDisplayNames($"{(int)width} bits");

    /// <summary>Every byte meets every other one, in any lane.</summary>
    private static void ForAllPairs<T>(Func<T, T, T> ofLanes, Func<byte, byte, int> ofBytes)
        where T : struct, IByteLanes<T>
    {
        var (left, right) = (new byte[T.Count], new byte[T.Count]);
        for (var pair = 0; pair <= ushort.MaxValue; pair += T.Count)
        {
            for (var lane = 0; lane < T.Count; lane++)
            {
                (left[lane], right[lane]) = ((byte)(pair + lane), (byte)((pair >> 8) + (5 * lane)));
            }
            AssertSame(ofLanes(Lanes<T>(left), Lanes<T>(right)), lane => ofBytes(left[lane], right[lane]));
        }
    }

    /// <summary>Every index comes into every lane.</summary>
    private static void ForAll<T>(int[] indices, Func<T, T> ofLanes, Func<int, int> ofIndex)
        where T : struct, IByteLanes<T>
    {
        for (var turn = 0; turn < indices.Length; turn++)
        {
            int[] index =
            [
                .. Enumerable.Range(0, T.Count).Select(lane => indices[(turn + (3 * lane)) % indices.Length]),
            ];
            AssertSame(ofLanes(Lanes<T>([.. index.Select(i => (byte)i)])), lane => ofIndex(index[lane]));
        }
    }

    private static void AssertSame<T>(T actual, Func<int, int> expected)
        where T : struct, IByteLanes<T>
    {
        var bytes = Bytes(actual);
        for (var lane = 0; lane < T.Count; lane++)
        {
            if (bytes[lane] != (byte)expected(lane))
            {
                Assert.Fail($"lane {lane} is {bytes[lane]}, not {(byte)expected(lane)}");
            }
        }
    }

    private static IEnumerable<ulong> Sets(int lanes) =>
        [
            0,
            First(lanes),
            ulong.MaxValue,
            0x9249_2492_4924_9249,
            0x5A5A_00FF_C33C_0F81,
            .. Enumerable.Range(0, lanes).Select(lane => 1UL << lane),
        ];

    private static ulong First(int lanes) => ulong.MaxValue >> (64 - lanes);

    private static bool Has(ulong bits, int lane) => ((bits >> lane) & 1) != 0;

    private static ulong Bits(int[] counters, Func<int, bool> holds) =>
        counters.Take(64).Select((count, lane) => holds(count) ? 1UL << lane : 0).Aggregate((all, one) => all | one);

    /// <summary>Memory of a length in which nothing but some bytes has been written.</summary>
    private static byte[] Guarded(int length, int at = 0, params byte[] bytes)
    {
        var memory = new byte[length];
        memory.AsSpan().Fill(Guard);
        bytes.CopyTo(memory, at);
        return memory;
    }

    private static byte[] Random<T>(int seed)
        where T : struct, IByteLanes<T> => RandomBytes(seed, T.Count);

    private static byte[] RandomBytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static T Lanes<T>(byte[] bytes)
        where T : struct, IByteLanes<T> => T.Load(in bytes[0], 0);

    private static byte[] Bytes<T>(T lanes)
        where T : struct, IByteLanes<T>
    {
        var bytes = new byte[T.Count];
        lanes.Store(ref bytes[0], 0);
        return bytes;
    }

    private readonly ref struct Counting(ref int lanes) : ILaneWork
    {
        private readonly ref int _lanes = ref lanes;

        public void Run<T>()
            where T : struct, IByteLanes<T> => _lanes = T.Count;
    }
}
