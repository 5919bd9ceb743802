using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

/// <summary>Worlds with so few free cells that all their states can be listed. The agent and the target stand as in a sketch.</summary>
internal static class SmallWorlds
{
    /// <summary>A key, a locked door, and a ball in the way, in a corridor with one niche.</summary>
    public static Blueprint Corridor =>
        Open(
            Sketch.Room(Sketch.Key(2, 5), Sketch.Door(TileKind.DoorLocked), Sketch.Ball(5, 5)),
            "3 4, 2 5, 3 5, 4 5, 5 5, 7 5, 8 5"
        );

    /// <summary>Lava around a path with a damaged bridge, and a hammer.</summary>
    public static Blueprint Island =>
        Open(
            Sketch.Island(Sketch.Hammer(3, 4), Sketch.Bridge(intact: false)),
            "3 4, 4 4, 3 5, 4 5, 5 5, 7 5, 8 5, 8 4"
        );

    /// <summary>The target in a box, and shoes to carry about.</summary>
    public static Blueprint Boxed
    {
        get
        {
            var world = Sketch.Island(Sketch.Box(5, 4, contains: 0), Sketch.Shoes(4, 4));
            var target = world.Objects[0] with { Cell = new Cell(5, 4) };
            return Open(world with { Objects = world.Objects.SetItem(0, target) }, "3 4, 4 4, 5 4, 3 5, 4 5, 5 5");
        }
    }

    /// <summary>The target behind a wall without a door.</summary>
    public static Blueprint Hopeless => Open(Sketch.Room(Sketch.Ball(4, 5)), "3 4, 4 4, 3 5, 4 5, 8 5");

    /// <summary>The world with obstacles in all cells but these, "column row" each.</summary>
    private static Blueprint Open(Blueprint world, string cells)
    {
        var open = cells.Split(", ").Select(cell => new Cell(cell[0] - '0', cell[2] - '0')).ToHashSet();
        var closed = new List<Cell>();
        foreach (var cell in ~Bitboard.Border)
        {
            if (!open.Contains(cell))
            {
                closed.Add(cell);
            }
        }
        return world with { Obstacles = [.. closed] };
    }
}
