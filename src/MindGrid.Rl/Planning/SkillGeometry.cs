namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>The places that skills choose, in the reference's order of preference.</summary>
internal static class SkillGeometry
{
    /// <summary>Quarter turns from a heading to another one, to the left and to the right.</summary>
    public static (int Left, int Right) QuarterTurns(Heading from, Heading to) =>
        ((from - to + 4) % 4, (to - from + 4) % 4);

    /// <summary>
    /// The shortest route to a cell beside a cell (ties: east, south, west, north of it). All sides are asked for at once, and
    /// those that come earlier in the order than the one found once more, for one of them may be as near.
    /// </summary>
    /// <param name="walkable">The cells that can be walked on.</param>
    /// <param name="start">Where the route starts.</param>
    /// <param name="heading">The heading there.</param>
    /// <param name="cell">The cell beside which it ends; off the board nothing is beside it.</param>
    /// <param name="route">[<see cref="RoutePlanner.MaxRoute"/>] receives the actions.</param>
    /// <returns>The number of actions, or <see cref="RoutePlanner.Unreachable"/>, and the cell at the end, or none.</returns>
    public static (int Length, Cell End) RouteBeside(
        Bitboard walkable,
        Cell start,
        Heading heading,
        Cell cell,
        Span<AgentAction> route
    )
    {
        var length = RoutePlanner.Route(To(Bitboard.Of(cell).Neighbours), route);
        if (length == RoutePlanner.Unreachable)
        {
            return (length, Cell.None);
        }
        var end = EndOf(route[..length], start, heading);
        while (
            length > 0
            && (SidesBefore(end, cell) & walkable) is { IsEmpty: false } earlier
            && Distance(To(earlier)) == length
        )
        {
            _ = RoutePlanner.Route(To(earlier), route);
            end = EndOf(route[..length], start, heading);
        }
        return (length, end);

        RouteQuery To(Bitboard goals) => new(walkable, start, heading, goals);
    }

    /// <summary>
    /// An empty cell beside a cell, or none. The reference's loop ends one too early, so that it only looks west, north and
    /// northwest; plans depend on it.
    /// </summary>
    public static Cell FreeCellNear(World world, Cell cell)
    {
        var west = cell.Ahead(Heading.West);
        foreach (var candidate in (ReadOnlySpan<Cell>)[west, cell.Ahead(Heading.North), west.Ahead(Heading.North)])
        {
            if (world.TileAt(candidate).Kind == TileKind.Empty)
            {
                return candidate;
            }
        }
        return Cell.None;
    }

    /// <summary>The first object of the table that counts as being in one of the cells, or -1.</summary>
    public static int FirstObjectIn(World world, Bitboard cells)
    {
        for (var i = 0; i < world.ObjectCount; i++)
        {
            if (cells.Contains(world.ObjectCell(i)))
            {
                return i;
            }
        }
        return -1;
    }

    private static int Distance(in RouteQuery query)
    {
        var distance = 0;
        RoutePlanner.Distances(new(in query), new(ref distance));
        return distance;
    }

    /// <summary>Where a route ends: each of its steps leads into the cell ahead.</summary>
    private static Cell EndOf(ReadOnlySpan<AgentAction> route, Cell cell, Heading heading)
    {
        foreach (var action in route)
        {
            (cell, heading) = action switch
            {
                AgentAction.Left => (cell, heading.TurnedLeft()),
                AgentAction.Right => (cell, heading.TurnedRight()),
                _ => (cell.Ahead(heading), heading),
            };
        }
        return cell;
    }

    private static Bitboard SidesBefore(Cell end, Cell cell)
    {
        var sides = Bitboard.Empty;
        foreach (var side in HeadingMath.All)
        {
            if (cell.Ahead(side) == end)
            {
                break;
            }
            sides |= Bitboard.Of(cell.Ahead(side));
        }
        return sides;
    }
}
