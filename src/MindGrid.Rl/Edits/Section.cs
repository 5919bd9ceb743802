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

    /// <summary>Writes the divider cells between the sections, in the order that seeded draws choose from.</summary>
    /// <param name="world">The world.</param>
    /// <param name="cells">At least as long as there are obstacles.</param>
    /// <returns>Those that were written.</returns>
    public static ReadOnlySpan<Cell> Breakable(Blueprint world, Span<Cell> cells)
    {
        var between = world.Outer.Neighbours & world.Inner.Neighbours;
        var count = 0;
        foreach (var cell in world.Obstacles)
        {
            if (between.Contains(cell))
            {
                cells[count++] = cell;
            }
        }
        return cells[..count];
    }

    /// <summary>Where objects are.</summary>
    /// <param name="world">The world.</param>
    /// <param name="places">The objects, as <see cref="Blueprint.PlacesOf"/> gives them.</param>
    public static Bitboard CellsOf(Blueprint world, uint places)
    {
        var cells = Bitboard.Empty;
        for (var i = 0; i < world.Objects.Length; i++)
        {
            cells |= ((places >> i) & 1) == 0 ? Bitboard.Empty : Bitboard.Of(world.Objects[i].Cell);
        }
        return cells;
    }
}
