namespace MindGrid.Rl.Edits;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>Where the divider can be opened.</summary>
internal static class Section
{
    // The order in which the reference looks around a divider cell (dx outer, dy inner loop).
    private static ReadOnlySpan<Heading> SearchOrder => [Heading.West, Heading.North, Heading.South, Heading.East];

    /// <summary>The heading from a cell into the inner section, or null where none leads there.</summary>
    public static Heading? WayInto(Blueprint world, Cell cell)
    {
        foreach (var heading in SearchOrder)
        {
            if (world.Inner.Contains(cell.Ahead(heading)))
            {
                return heading;
            }
        }
        return null;
    }

    /// <summary>The heading from a checked cell into the inner section.</summary>
    public static Heading RequireWayInto(Blueprint world, Cell cell) =>
        WayInto(world, cell)
        ?? throw new InvalidOperationException($"The cell at {cell} does not border on the inner section.");

    /// <summary>The divider cells between the sections, in the order that seeded draws choose from.</summary>
    public static Cell[] Breakable(Blueprint world) =>
        [
            .. world.Obstacles.Where(cell =>
                !(Bitboard.Of(cell).Neighbours & world.Outer).IsEmpty && WayInto(world, cell) is not null
            ),
        ];
}
