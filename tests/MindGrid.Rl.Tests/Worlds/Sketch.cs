using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>
/// A world small enough to have in mind: the divider is column 6, the agent starts at column 3 row 5 and looks east, the red
/// target is at column 8 row 5. Everything else is named by the test.
/// </summary>
internal static class Sketch
{
    private const int Divider = 6;

    public static Cell Agent { get; } = new(3, 5);

    public static Cell Ahead { get; } = new(4, 5);

    public static Cell Target { get; } = new(8, 5);

    /// <summary>A room behind walls; an opening or a passage replaces the wall in its cell.</summary>
    public static Blueprint Room(params WorldObject[] things) => Of(Layout.RoomDoorKey, things);

    /// <summary>An island behind lava.</summary>
    public static Blueprint Island(params WorldObject[] things) => Of(Layout.TreasureIsland, things);

    /// <summary>A world in which the agent faces one thing and carries another one, or nothing.</summary>
    public static World Facing(WorldObject? ahead, WorldObject? carried = null, Layout layout = Layout.RoomDoorKey)
    {
        var blueprint = Of(layout, [.. new[] { ahead, carried }.OfType<WorldObject>()]);
        if (carried is null)
        {
            return World.From(blueprint);
        }
        var north = Agent.Ahead(Heading.North);
        var things = blueprint.Objects.Replace(carried.Value, carried.Value with { Cell = north });
        var world = World.From(blueprint with { Objects = things, AgentHeading = Heading.North });
        Rl.Rules.Step.Apply(world, AgentAction.Pickup);
        Rl.Rules.Step.Apply(world, AgentAction.Right);
        return world;
    }

    public static WorldObject Thing(ObjectRole role, Tile tile, int column, int row) =>
        new(role, tile, new Cell(column, row), Heading.East);

    public static WorldObject Distractor(TileKind kind, TileColor color, int column, int row) =>
        Thing(ObjectRole.Distractor, new Tile(kind, color), column, row);

    public static WorldObject Wall(int column, int row) => Thing(ObjectRole.Distractor, Tile.Wall, column, row);

    public static WorldObject Ball(int column, int row, TileColor color = TileColor.Blue) =>
        Thing(ObjectRole.BlockingBall, new Tile(TileKind.Ball, color), column, row);

    public static WorldObject Key(int column, int row, TileColor color = TileColor.Green) =>
        Thing(ObjectRole.Key, new Tile(TileKind.Key, color), column, row);

    public static WorldObject Hammer(int column, int row) => Thing(ObjectRole.Hammer, Tile.Hammer, column, row);

    public static WorldObject Shoes(int column, int row) => Thing(ObjectRole.FireproofShoes, Tile.Shoes, column, row);

    public static WorldObject Door(TileKind state, int column = Divider, int row = 5) =>
        Thing(ObjectRole.Door, new Tile(state, TileColor.Green), column, row);

    public static WorldObject Bridge(bool intact, int column = Divider, int row = 5) =>
        Thing(ObjectRole.Bridge, Tile.Bridge(intact), column, row);

    public static WorldObject Passage(int row = 5) =>
        Thing(ObjectRole.Passage, Tile.Passage(Heading.East), Divider, row);

    /// <summary>A box; objects count from 1, for the target is object 0.</summary>
    public static WorldObject Box(int column, int row, int contains = -1) =>
        Thing(ObjectRole.Box, new Tile(TileKind.Box, TileColor.Red), column, row) with
        {
            Contains = contains,
        };

    private static Blueprint Of(Layout layout, WorldObject[] things)
    {
        var target = new WorldObject(ObjectRole.Target, new Tile(TileKind.Ball, TileColor.Red), Target);
        var opened = things
            .Where(thing => thing.HasDirection && thing.Cell.Column == Divider)
            .Select(thing => thing.Cell)
            .ToHashSet();
        var divider = Enumerable.Range(1, 9).Select(row => new Cell(Divider, row));
        return new Blueprint
        {
            Layout = layout,
            Seed = 0,
            WordsDrawn = 0,
            AllowedColors = [TileColor.Red, TileColor.Green, TileColor.Blue],
            TargetColor = TileColor.Red,
            Obstacle = layout.ObstacleKind(),
            Obstacles = [.. divider.Where(cell => !opened.Contains(cell))],
            Objects = [target, .. things],
            AgentCell = Agent,
            AgentHeading = Heading.East,
            Inner = Columns(Divider + 1, 9),
            Outer = Columns(1, Divider - 1),
        };
    }

    private static Bitboard Columns(int first, int last) =>
        Bitboard.Of([
            .. from column in Enumerable.Range(first, last - first + 1)
            from row in Enumerable.Range(1, 9)
            select new Cell(column, row),
        ]);
}
