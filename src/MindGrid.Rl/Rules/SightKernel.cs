namespace MindGrid.Rl.Rules;

using System.Numerics;
using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// What is hidden from the agents of a block of worlds, as <see cref="Sight"/> has it: which places light passes through is looked
/// up for all cells of a window at once; how it spreads is found for all worlds at once, row by row, a lane a world.
/// </summary>
internal static unsafe class SightKernel
{
    // Interleaved by the bits 1, 2, 4 and 1, the row with bits r2 r1 r0 comes into the register with bits r1 r2 r0.
    private static ReadOnlySpan<byte> RegisterOfRow => [0, 1, 4, 5, 2, 3, 6, 7];

    /// <summary>Finds what some agents see.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="who">Bit i for world i of the block.</param>
    /// <param name="view">A window.</param>
    /// <param name="visible">[64] receives the places that are not hidden, bit i for place i; of other worlds anything.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Find(GridBatch worlds, int first, ulong who, View view, ulong* visible, LaneWidth width) =>
        LaneWidths.Run(width, new Work(worlds, first, who, view, visible));

    /// <summary>Finds the places that light passes through.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FindClear<T>(GridBatch worlds, int first, ulong who, View view, ulong* clear)
        where T : struct, IByteLanes<T>
    {
        ref var cells = ref worlds.AgentCellsFrom(first);
        ref var headings = ref worlds.AgentHeadingsFrom(first);
        var opaque = RuleTables.OfTheGame.OpaqueTile;
        var indices = view.Index;
        var stride = (nint)view.PoseStride;
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (; who != 0; who &= who - 1)
            {
                var world = (nint)BitOperations.TrailingZeroCount(who);
                var pose = View.Pose(Unsafe.Add(ref cells, world), Unsafe.Add(ref headings, world));
                var index = indices + (pose * stride);
                var grid = grids + (world * Board.PaddedCells);
                ulong hiding = 0;
                for (var at = 0; at < View.PartPlaces; at += T.Count)
                {
                    var tile = T.Pick(grid, T.Load(index + at));
                    hiding |= T.LookUp(opaque, tile).Bits << at;
                }
                clear[world] = ~hiding;
            }
        }
    }

    /// <summary>Light spreads from the agents row by row, to both sides, through what is clear.</summary>
    /// <param name="registers">[lanes, 8] the places that are clear, replaced by those that are lit; bit i for place i.</param>
    /// <param name="size">Cells along one side.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Spread<T>(byte* registers, int size)
        where T : struct, IByteLanes<T>
    {
        // Eight registers of whole worlds, eight bytes each, become eight registers of one row each, a lane a world, and back.
        // A register's number has three bits, a byte's place in sixteen has four. Interleaving by a bit of the number moves the
        // bits of the place up by one: the lowest comes from the number, the highest goes there.
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave<T>(byte* registers, int bit)
        where T : struct, IByteLanes<T>
    {
        // Registers whose numbers differ in the bit alone are a pair. To a pair's own number the bit comes in as a 0.
        for (var pair = 0; pair < View.RowPlaces / 2; pair++)
        {
            var low = registers + ((pair + (pair & -bit)) * T.Count);
            var high = low + (bit * T.Count);
            var (left, right) = (T.Load(low), T.Load(high));
            T.InterleaveLow(left, right).Store(low);
            T.InterleaveHigh(left, right).Store(high);
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
            // With the mask the compiler knows that there is such a row, and checks no bounds.
            var register = registers + (RegisterOfRow[row & (View.RowPlaces - 1)] * T.Count);
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

    private readonly ref struct Work(GridBatch worlds, int first, ulong who, View view, ulong* visible) : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            FindClear<T>(worlds, first, who, view, visible);
            for (var group = 0; group < GridBatch.BlockRows; group += T.Count)
            {
                Spread<T>((byte*)(visible + group), view.Size);
            }
        }
    }
}
