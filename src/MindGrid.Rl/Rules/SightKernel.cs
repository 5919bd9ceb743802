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
        var opaque = RuleTables.OfTheGame.Opaque;
        var (places, isWindow, occludes) = (view.Places, view.IsWindow, view.Occludes);
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
                    var seen = T.LookUp(grid, T.Load(index + at));
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
                    window[view.OwnPlace] = Unsafe.Add(ref carried, world);
                }
            }
        }
    }

    /// <summary>Light spreads from the agents row by row, to both sides, through what is clear.</summary>
    /// <param name="places">[64] the places that are clear, replaced by those that are lit; bit i for place i.</param>
    /// <param name="size">Cells along one side.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Spread<T>(ulong* places, int size)
        where T : struct, IByteLanes<T>
    {
        var width = T.All((byte)((1 << size) - 1));
        for (var group = 0; group < GridBatch.BlockRows; group += T.Count)
        {
            var from = (byte*)(places + group);
            var (a, b, c, d) = (Register(from, 0), Register(from, 1), Register(from, 2), Register(from, 3));
            var (e, f, g, h) = (Register(from, 4), Register(from, 5), Register(from, 6), Register(from, 7));
            // A register holds whole worlds, eight bytes each; four times interleaved it holds one row of many. A register's number
            // has three bits, a byte's place in sixteen has four: interleaving by a bit of the number moves the places' bits up by
            // one, the lowest coming from the number and the highest going there. So do rows and worlds change places.
            (a, b) = Turned(a, b);
            (c, d) = Turned(c, d);
            (e, f) = Turned(e, f);
            (g, h) = Turned(g, h);
            (a, c) = Turned(a, c);
            (b, d) = Turned(b, d);
            (e, g) = Turned(e, g);
            (f, h) = Turned(f, h);
            (a, e) = Turned(a, e);
            (b, f) = Turned(b, f);
            (c, g) = Turned(c, g);
            (d, h) = Turned(d, h);
            (a, b) = Turned(a, b);
            (c, d) = Turned(c, d);
            (e, f) = Turned(e, f);
            (g, h) = Turned(g, h);

            var light = T.All((byte)(1 << (size / 2)));
            (a, light) = Lit(a, light, width);
            (b, light) = Lit(b, light, width);
            (e, light) = Lit(e, light, width);
            (f, light) = Lit(f, light, width);
            (c, light) = Lit(c, light, width);
            (d, light) = Lit(d, light, width);
            (g, _) = Lit(g, light, width);

            // And back, but for the order of the registers.
            (a, c) = Turned(a, c);
            (b, d) = Turned(b, d);
            (e, g) = Turned(e, g);
            (f, h) = Turned(f, h);
            (a, e) = Turned(a, e);
            (b, f) = Turned(b, f);
            (c, g) = Turned(c, g);
            (d, h) = Turned(d, h);
            (a, b) = Turned(a, b);
            (c, d) = Turned(c, d);
            (e, f) = Turned(e, f);
            (g, h) = Turned(g, h);
            a.Store(from);
            c.Store(from + T.Count);
            e.Store(from + (2 * T.Count));
            g.Store(from + (3 * T.Count));
            b.Store(from + (4 * T.Count));
            d.Store(from + (5 * T.Count));
            f.Store(from + (6 * T.Count));
            h.Store(from + (7 * T.Count));
        }

        static T Register(byte* from, int number) => T.Load(from + (number * T.Count));

        static (T Low, T High) Turned(T left, T right) => (T.InterleaveLow(left, right), T.InterleaveHigh(left, right));
    }

    /// <summary>Light in one row.</summary>
    /// <param name="clear">The row's clear places.</param>
    /// <param name="light">The places that light falls on from the row before.</param>
    /// <param name="width">The row's places.</param>
    /// <returns>The places that are lit, and those of the next row that light falls on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Lit, T Next) Lit<T>(T clear, T light, T width)
        where T : struct, IByteLanes<T>
    {
        // Upward a carry runs through what is clear; downward light doubles its reach with each line.
        var shining = light & clear;
        shining |= clear & ~(shining + clear);
        var open = clear;
        shining |= open & (shining >>> 1);
        open &= open >>> 1;
        shining |= open & (shining >>> 2);
        open &= open >>> 2;
        shining |= open & (shining >>> 4);
        var next = (shining | (shining + shining) | (shining >>> 1)) & width;
        return (light | next, next);
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
