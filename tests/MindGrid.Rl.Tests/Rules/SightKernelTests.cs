using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>What is hidden from the agents of a block, at every width that the machine has, against one agent at a time.</summary>
public class SightKernelTests
{
    private static readonly int[] Sizes = [5, 7];

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    /// <summary>On the border, in walls, in openings and beside them: every cell, in every heading.</summary>
    [Test]
    public void Everywhere_in_real_worlds_agents_see_what_single_ones_see(
        [ValueSource(nameof(Sizes))] int size,
        [ValueSource(nameof(Widths))] int width
    )
    {
        foreach (var blueprint in DrawnWorlds.EditedMany(8))
        {
            Compare(StrangeWorlds.InEveryPose(blueprint), size, (LaneWidth)width);
        }
    }

    [Test]
    public void Beside_and_in_doors_of_every_state_agents_see_what_single_ones_see(
        [ValueSource(nameof(Sizes))] int size,
        [ValueSource(nameof(Widths))] int width,
        [Values(TileKind.DoorOpen, TileKind.DoorClosed, TileKind.DoorLocked)] TileKind door
    ) => Compare(StrangeWorlds.InEveryPose(Sketch.Room(Sketch.Door(door))), size, (LaneWidth)width);

    /// <summary>From full of things to nearly empty, so that light comes around many corners.</summary>
    [Test]
    public void Among_tiles_of_all_kinds_agents_see_what_single_ones_see(
        [ValueSource(nameof(Sizes))] int size,
        [ValueSource(nameof(Widths))] int width,
        [Values(0, 30, 60, 90)] int empty
    ) => Compare(StrangeWorlds.Drawn(rows: 1000, seed: empty, empty), size, (LaneWidth)width);

    [Test]
    public void Whoever_else_looks_an_agent_sees_the_same(
        [ValueSource(nameof(Sizes))] int size,
        [ValueSource(nameof(Widths))] int width
    )
    {
        var worlds = StrangeWorlds.Drawn(64, seed: 7, empty: 50);
        var view = View.OfWindow(size)!;
        var random = new Random(8);
        foreach (var one in Enumerable.Range(0, 64))
        {
            var others = (ulong)random.NextInt64();
            Compare(worlds, first: 0, (1UL << one) | others, view, (LaneWidth)width);
            Compare(worlds, first: 0, 1UL << one, view, (LaneWidth)width);
        }
    }

    private static void Compare(GridBatch worlds, int size, LaneWidth width)
    {
        var view = View.OfWindow(size)!;
        for (var first = 0; first < worlds.Rows; first += GridBatch.BlockRows)
        {
            var count = Math.Min(GridBatch.BlockRows, worlds.Rows - first);
            Compare(worlds, first, ulong.MaxValue >> (GridBatch.BlockRows - count), view, width);
        }
    }

    private static void Compare(GridBatch worlds, int first, ulong who, View view, LaneWidth width)
    {
        var visible = Find(worlds, first, who, view, width);
        var window = WindowOf(view);
        for (var world = 0; world < visible.Length; world++)
        {
            if (((who >> world) & 1) == 0)
            {
                continue;
            }
            var seen = visible[world] & window;
            var expected = Look(worlds[first + world], view);
            if (seen != expected)
            {
                var (cell, heading) = (worlds.AgentCell(first + world), worlds.AgentHeading(first + world));
                Assert.Fail($"world {first + world}, {cell} {heading}: {seen:x16}, not {expected:x16}");
            }
        }
    }

    /// <summary>Of those who do not look anything stands there before.</summary>
    private static unsafe ulong[] Find(GridBatch worlds, int first, ulong who, View view, LaneWidth width)
    {
        var visible = new ulong[GridBatch.BlockRows];
        var random = new Random(9);
        for (var world = 0; world < visible.Length; world++)
        {
            visible[world] = (ulong)random.NextInt64() << 1;
        }
        fixed (ulong* places = visible)
        {
            SightKernel.Find(worlds, first, who, view, places, width);
        }
        return visible;
    }

    /// <summary>The places that are not hidden, bit i for place i.</summary>
    private static ulong Look(World world, View view)
    {
        var window = new Tile[view.Size * view.Size];
        Sight.Look(world, window, view.Size, occlusion: true);
        return Bits(view, (column, row) => window[(column * view.Size) + row].Kind != TileKind.Unseen);
    }

    private static ulong WindowOf(View view) => Bits(view, (_, _) => true);

    private static ulong Bits(View view, Func<int, int, bool> holds)
    {
        var bits = 0UL;
        for (var column = 0; column < view.Size; column++)
        {
            for (var row = 0; row < view.Size; row++)
            {
                bits |= holds(column, row) ? 1UL << view.PlaceOf(column, row) : 0;
            }
        }
        return bits;
    }
}
