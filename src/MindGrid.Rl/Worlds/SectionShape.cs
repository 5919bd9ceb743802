namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;

/// <summary>All that the size of a section decides, worked out once for the sixteen sizes.</summary>
internal sealed class SectionShape
{
    private static readonly ImmutableArray<SectionShape> Shapes =
    [
        .. from height in Enumerable.Range(WorldGenerator.MinSection, WorldGenerator.SectionSizes)
        from width in Enumerable.Range(WorldGenerator.MinSection, WorldGenerator.SectionSizes)
        select new SectionShape(height, width),
    ];

    private readonly ImmutableArray<Cell> _divider;
    private readonly ImmutableArray<ImmutableArray<Cell>> _obstacles;

    private SectionShape(int height, int width)
    {
        _divider = DividerOrder.Of(height, width);
        _obstacles = [.. _divider.Select(cell => _divider.Remove(cell))];
        var divider = Bitboard.Of(_divider.AsSpan());
        var free = ~Bitboard.Border - divider;
        Inner = free & BelowRight(column: Board.Width - 1 - width, row: Board.Height - 1 - height);
        Outer = free - Inner;
        TargetCells = Inner - divider.Neighbours;
        var alongRow = divider.Shift(Heading.East) & divider.Shift(Heading.West);
        var alongColumn = divider.Shift(Heading.North) & divider.Shift(Heading.South);
        OpeningCells = divider & (alongRow | alongColumn);
        AroundLeftover = Bitboard.Of(DividerOrder.LeftoverLoopCell(height, width)).Neighbours;
    }

    /// <summary>The section's cells.</summary>
    public Bitboard Inner { get; }

    /// <summary>The cells outside, border and divider excluded.</summary>
    public Bitboard Outer { get; }

    /// <summary>Where the target may be: inside, not beside the divider.</summary>
    public Bitboard TargetCells { get; }

    /// <summary>Where the first opening may be: in the divider's straight parts.</summary>
    public Bitboard OpeningCells { get; }

    /// <summary>The cells beside <see cref="DividerOrder.LeftoverLoopCell"/>.</summary>
    public Bitboard AroundLeftover { get; }

    /// <summary>The shape of a section.</summary>
    public static SectionShape Of(int height, int width) =>
        Shapes[
            ((height - WorldGenerator.MinSection) * WorldGenerator.SectionSizes) + width - WorldGenerator.MinSection
        ];

    /// <summary>The divider's cells but one, in the reference's order.</summary>
    public ImmutableArray<Cell> ObstaclesWithout(Cell opening) => _obstacles[_divider.IndexOf(opening)];

    /// <summary>The heading from a cell of the divider into the section.</summary>
    public Heading WayInto(Cell opening)
    {
        foreach (var heading in HeadingMath.All)
        {
            if (Inner.Contains(opening.Ahead(heading)))
            {
                return heading;
            }
        }
        throw new InvalidOperationException($"No way from the divider cell at {opening} into the section.");
    }

    // The section always lies in the bottom right corner; its top left corner is the divider's corner.
    private static Bitboard BelowRight(int column, int row)
    {
        var cells = Bitboard.Empty;
        foreach (var cell in Bitboard.Full)
        {
            cells |= cell.Column > column && cell.Row > row ? Bitboard.Of(cell) : Bitboard.Empty;
        }
        return cells;
    }
}
