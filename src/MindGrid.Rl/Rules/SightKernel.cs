namespace MindGrid.Rl.Rules;

using System.Numerics;
using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// <see cref="Sight"/> for a block of worlds. A world's window is looked up with all its cells at once; what is hidden is found
/// for all worlds at once, row by row, a lane a world.
/// </summary>
internal static unsafe class SightKernel
{
    // Interleaved by the bits 1, 2, 4 and 1, the row with bits r2 r1 r0 comes into the register with bits r1 r2 r0.
    private static ReadOnlySpan<byte> RegisterOfRow => [0, 1, 4, 5, 2, 3, 6, 7];

    /// <summary>Finds what the agents of a block see.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="who">Bit i for world i of the block.</param>
    /// <param name="view">What they look at.</param>
    /// <param name="tiles">[64, <see cref="View.Places"/>] receives the tiles, hidden ones too.</param>
    /// <param name="visible">[64] receives the places that are not hidden, bit i for place i; untouched by a view that does not occlude.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Look(
        GridBatch worlds,
        int first,
        ulong who,
        View view,
        byte* tiles,
        ulong* visible,
        LaneWidth width
    ) => LaneWidths.Run(width, new Work(worlds, first, who, view, tiles, visible));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CutOut<T>(GridBatch worlds, int first, ulong who, View view, byte* tiles, ulong* clear)
        where T : struct, IByteLanes<T>
    {
        ref var cells = ref worlds.AgentCellsFrom(first);
        ref var headings = ref worlds.AgentHeadingsFrom(first);
        ref var carried = ref Unsafe.AsRef(in worlds.CarriedTilesFrom(first));
        var opaque = T.Load(RuleTables.OfTheGame.Opaque);
        var (places, isWindow, ownPlace, occludes) = (view.Places, view.IsWindow, view.OwnPlace, view.Occludes);
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (; who != 0; who &= who - 1)
            {
                var world = BitOperations.TrailingZeroCount(who);
                var index = view.IndexOf(Unsafe.Add(ref cells, world), Unsafe.Add(ref headings, world));
                var grid = grids + (world * Board.PaddedCells);
                var window = tiles + (world * places);
                ulong hiding = 0;
                for (var at = 0; at < places; at += T.Count)
                {
                    var seen = T.Pick(grid, T.Load(index + at));
                    seen.Store(window + at);
                    if (occludes)
                    {
                        hiding |= T.LookUp(opaque, seen & T.All(15)).Bits << at;
                    }
                }
                if (occludes)
                {
                    clear[world] = ~hiding;
                }
                if (isWindow)
                {
                    window[ownPlace] = Unsafe.Add(ref carried, world);
                }
            }
        }
    }

    /// <summary>Light spreads from the agents row by row, to both sides, through what is clear.</summary>
    /// <param name="places">[64] the places that are clear, replaced by those that are lit; bit i for place i.</param>
    /// <param name="size">Cells along one side.</param>
    private static void Spread<T>(ulong* places, int size)
        where T : struct, IByteLanes<T>
    {
        for (var group = 0; group < GridBatch.BlockRows; group += T.Count)
        {
            // Eight registers of whole worlds, eight bytes each, become eight registers of one row each, a lane a world, and back.
            // A register's number has three bits, a byte's place in sixteen has four. Interleaving by a bit of the number moves the
            // bits of the place up by one: the lowest comes from the number, the highest goes there.
            var registers = (byte*)(places + group);
            Interleave<T>(registers, 1);
            Interleave<T>(registers, 2);
            Interleave<T>(registers, 4);
            Interleave<T>(registers, 1);
            Light<T>(registers, size);
            Interleave<T>(registers, 2);
            Interleave<T>(registers, 4);
            Interleave<T>(registers, 1);
            Reorder<T>(registers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave<T>(byte* registers, int bit)
        where T : struct, IByteLanes<T>
    {
        for (var number = 0; number < View.RowPlaces; number++)
        {
            if ((number & bit) == 0)
            {
                var low = registers + (number * T.Count);
                var high = low + (bit * T.Count);
                var (left, right) = (T.Load(low), T.Load(high));
                T.InterleaveLow(left, right).Store(low);
                T.InterleaveHigh(left, right).Store(high);
            }
        }
    }

    /// <summary>From row to row.</summary>
    /// <param name="registers">[8, lanes] the clear places of a row each, replaced by those that are lit.</param>
    /// <param name="size">Cells along one side.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Light<T>(byte* registers, int size)
        where T : struct, IByteLanes<T>
    {
        var width = T.All((byte)((1 << size) - 1));
        var light = T.All((byte)(1 << (size / 2)));
        for (var row = 0; row < size; row++)
        {
            var register = registers + (RegisterOfRow[row] * T.Count);
            var clear = T.Load(register);
            // Upward a carry runs through what is clear; downward light doubles its reach with each line.
            // What a shift brings in from the neighbour falls where nothing is open: a row has a bit to spare.
            var shining = light & clear;
            shining |= clear & ~(shining + clear);
            var open = clear;
            shining |= open & T.ShiftRightInPairs(shining, 1);
            open &= T.ShiftRightInPairs(open, 1);
            shining |= open & T.ShiftRightInPairs(shining, 2);
            open &= T.ShiftRightInPairs(open, 2);
            shining |= open & T.ShiftRightInPairs(shining, 4);
            var next = (shining | (shining + shining) | T.ShiftRightInPairs(shining, 1)) & width;
            (light | next).Store(register);
            light = next;
        }
    }

    // Three interleavings instead of four leave the registers in another order.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Reorder<T>(byte* registers)
        where T : struct, IByteLanes<T>
    {
        var (one, two, three) = (At(1), At(2), At(3));
        var (four, five, six) = (At(4), At(5), At(6));
        one.Store(registers + (4 * T.Count));
        two.Store(registers + T.Count);
        three.Store(registers + (5 * T.Count));
        four.Store(registers + (2 * T.Count));
        five.Store(registers + (6 * T.Count));
        six.Store(registers + (3 * T.Count));

        T At(int number) => T.Load(registers + (number * T.Count));
    }

    private readonly ref struct Work(GridBatch worlds, int first, ulong who, View view, byte* tiles, ulong* places)
        : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            CutOut<T>(worlds, first, who, view, tiles, places);
            if (view.Occludes)
            {
                Spread<T>(places, view.Size);
            }
        }
    }
}
