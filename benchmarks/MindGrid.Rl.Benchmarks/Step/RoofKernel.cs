using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>
/// No game, only its bytes: of every world of a block it reads action, cell, heading, carried tile, counter and one tile, and
/// writes cell, heading, carried tile, counter, ends and reward. With images it reads the whole grid, too, and writes as many bytes
/// as the image has. Nothing that steps worlds kept like this can be faster.
/// </summary>
internal static unsafe class RoofKernel
{
    public static void Move(SteppedWorlds worlds, int first, LaneWidth width) =>
        LaneWidths.Run(width, new Moving(worlds, first));

    public static void Show(SteppedWorlds worlds, int first, LaneWidth width) =>
        LaneWidths.Run(width, new Showing(worlds, first));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Move<T>(SteppedWorlds worlds, int first)
        where T : struct, IByteLanes<T>
    {
        ref var actions = ref From(MemoryMarshal.AsBytes(worlds.Actions.AsSpan()), first);
        ref var ends = ref From(MemoryMarshal.AsBytes(worlds.Ends.AsSpan()), first);
        ref var carried = ref From<byte>(worlds.Carried, first);
        worlds.Rewards.AsSpan(first, GridBatch.BlockRows).Fill(-1);
        ref var cells = ref worlds.Batch.AgentCellsFrom(first);
        ref var headings = ref worlds.Batch.AgentHeadingsFrom(first);
        ref var steps = ref worlds.Batch.StepsFrom(first);
        fixed (byte* grids = &worlds.Batch.TilesFrom(first))
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var cell = T.Load(in cells, at);
                var tile = T.Gather(grids + (at * Board.PaddedCells), cell);
                // What is read must be used, or it is not read; a sum is as cheap as a use can be.
                var used = (tile + T.Load(in actions, at)) & T.All(1);
                cell.Store(ref cells, at);
                T.Load(in headings, at).Store(ref headings, at);
                T.Load(in carried, at).Store(ref carried, at);
                used.Store(ref ends, at);
                T.All(byte.MaxValue).CountUp(ref Unsafe.Add(ref steps, at), int.MaxValue);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Show<T>(SteppedWorlds worlds, int first)
        where T : struct, IByteLanes<T>
    {
        var bytes = worlds.Sees.Bytes;
        var whole = bytes - (bytes % T.Count);
        var last = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(bytes - whole, 16));
        fixed (byte* grids = &worlds.Batch.TilesFrom(first))
        fixed (byte* images = &worlds.Images[first * bytes])
        {
            for (var world = 0; world < GridBatch.BlockRows; world++)
            {
                var grid = grids + (world * Board.PaddedCells);
                var all = T.Load(grid);
                for (var at = T.Count; at < Board.PaddedCells; at += T.Count)
                {
                    all |= T.Load(grid + at);
                }
                var image = images + (world * bytes);
                for (var at = 0; at < whole; at += T.Count)
                {
                    all.Store(image + at);
                }
                if (whole < bytes)
                {
                    all.StoreFirst(image + bytes - last, last);
                }
            }
        }
    }

    private static ref TItem From<TItem>(Span<TItem> items, int first) => ref items[first];

    private readonly struct Moving(SteppedWorlds worlds, int first) : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T> => Move<T>(worlds, first);
    }

    private readonly struct Showing(SteppedWorlds worlds, int first) : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T> => Show<T>(worlds, first);
    }
}
