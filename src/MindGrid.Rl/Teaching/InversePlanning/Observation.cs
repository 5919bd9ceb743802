namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Looks at a world as anyone could: its tiles, the agent, the goal, and where the section lies. What a box hides is worked out: the
/// target, where it is nowhere to be seen, in the box inside the section; the tool in one outside.
/// </summary>
internal static class Observation
{
    // What boxes hide, and what may have been there before, has to find room in a world, too.
    private const int MostThings = Blueprint.MaxObjects - 4;

    /// <summary>What can be seen of a world; null where there is no saying where the target is, or too much to be seen.</summary>
    /// <param name="world">A world at its start.</param>
    public static Scene? Of(World world)
    {
        var layout = world.Blueprint.Layout;
        var seen = Things(world);
        var openings = seen.Where(thing => thing.Role == layout.OpeningRole()).ToImmutableArray();
        var targetTile = new Tile(TileKind.Ball, world.Blueprint.TargetColor);
        var toolTile = ToolTile(layout, openings);
        var inner = world.Blueprint.Inner;

        var boxes = seen.Where(thing => thing.Tile.Kind == TileKind.Box).Select(box => box.Cell).ToList();
        var target = Find(targetTile, seen, boxes, inner);
        var tool = toolTile is { } tile
            ? Find(tile, seen, boxes.Where(cell => cell != target.Cell), world.Blueprint.Outer)
            : new(Tile.Hammer, Cell.None, IsBoxed: false);
        if (!target.Exists || seen.Length > MostThings)
        {
            return null;
        }
        return new()
        {
            Layout = layout,
            TargetColor = world.Blueprint.TargetColor,
            Obstacle = world.Blueprint.Obstacle,
            Divider = Bitboard.Of(world.Blueprint.Obstacles.AsSpan()),
            Inner = inner,
            Outer = world.Blueprint.Outer,
            Target = target,
            Tool = tool,
            Openings = openings,
            Things = [.. seen.Except(openings).Where(thing => thing.Cell != target.Cell && thing.Cell != tool.Cell)],
            AgentCell = world.AgentCell,
            AgentHeading = world.AgentHeading,
        };
    }

    /// <summary>All that stands in a cell which is neither border nor divider, by cell.</summary>
    private static ImmutableArray<WorldObject> Things(World world)
    {
        var things = ImmutableArray.CreateBuilder<WorldObject>();
        foreach (var cell in ~(Bitboard.Border | Bitboard.Of(world.Blueprint.Obstacles.AsSpan())))
        {
            var tile = world.TileAt(cell);
            if (tile.Kind != TileKind.Empty)
            {
                things.Add(new(RoleOf(tile), tile, cell, Section.WayInto(world.Blueprint, cell) ?? Heading.East));
            }
        }
        return things.ToImmutable();
    }

    /// <summary>The role of a thing as far as it matters to a human who plans; target and tool are looked for apart.</summary>
    private static ObjectRole RoleOf(Tile tile) =>
        tile.IsDoor ? ObjectRole.Door
        : tile.IsBridge ? ObjectRole.Bridge
        : tile.Kind switch
        {
            TileKind.Passage => ObjectRole.Passage,
            TileKind.Shoes => ObjectRole.FireproofShoes,
            TileKind.Box => ObjectRole.Box,
            _ => ObjectRole.Distractor,
        };

    /// <summary>A key of the doors' colour is the tool; other keys open nothing.</summary>
    private static Tile? ToolTile(Layout layout, ImmutableArray<WorldObject> openings) =>
        layout == Layout.TreasureIsland ? Tile.Hammer
        : openings.IsEmpty ? null
        : new Tile(TileKind.Key, openings[0].Tile.Color);

    /// <summary>Where a thing is: where it belongs rather than elsewhere, in sight rather than in a box; else nowhere.</summary>
    private static Hideable Find(
        Tile tile,
        ImmutableArray<WorldObject> seen,
        IEnumerable<Cell> boxes,
        Bitboard whereItBelongs
    ) =>
        seen.Where(thing => thing.Tile == tile)
            .Select(thing => new Hideable(tile, thing.Cell, IsBoxed: false))
            .Concat(boxes.Select(cell => new Hideable(tile, cell, IsBoxed: true)))
            .OrderByDescending(place => whereItBelongs.Contains(place.Cell))
            .FirstOrDefault(new Hideable(tile, Cell.None, IsBoxed: false));
}
