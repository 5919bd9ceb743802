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
    /// The cell beside a cell to which the shortest route leads (ties: east, south, west, north of it), or none.
    /// </summary>
    public static Cell NearestBeside(Bitboard walkable, Cell start, Heading heading, Cell cell)
    {
        if (!cell.IsOnBoardIndex)
        {
            return Cell.None;
        }
        Span<RouteQuery> queries = stackalloc RouteQuery[4];
        Span<int> distances = stackalloc int[4];
        foreach (var side in HeadingMath.All)
        {
            queries[(int)side] = new(walkable, start, heading, Bitboard.Of(cell.Ahead(side)));
        }
        RoutePlanner.Distances(queries, distances);
        var nearest = Cell.None;
        var shortest = int.MaxValue;
        foreach (var side in HeadingMath.All)
        {
            if ((uint)distances[(int)side] < (uint)shortest)
            {
                (nearest, shortest) = (cell.Ahead(side), distances[(int)side]);
            }
        }
        return nearest;
    }

    /// <summary>
    /// An empty cell beside a cell, or none. The reference's loop ends one too early, so that it only looks west, north and
    /// northwest; plans depend on it.
    /// </summary>
    public static Cell FreeCellNear(World world, Cell cell)
    {
        if (!cell.IsOnBoardIndex)
        {
            return Cell.None;
        }
        foreach (var (columns, rows) in ((int, int)[])[(-1, 0), (0, -1), (-1, -1)])
        {
            var candidate = Cell.AtOrOffBoard(cell.Column + columns, cell.Row + rows);
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
}
