namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;

/// <summary>A place for the opening that a world is drawn with.</summary>
/// <param name="Cell">A cell of the divider.</param>
/// <param name="Leads">The heading from there into the section.</param>
/// <param name="Obstacles">The divider's other cells, in the reference's order.</param>
internal readonly record struct FirstOpening(Cell Cell, Heading Leads, ImmutableArray<Cell> Obstacles);

/// <summary>All that the size of a section decides, worked out once for the sixteen sizes.</summary>
internal sealed class SectionShape
{
    private static readonly ImmutableArray<SectionShape> Shapes =
    [
        .. from height in Enumerable.Range(WorldGenerator.MinSection, WorldGenerator.SectionSizes)
        from width in Enumerable.Range(WorldGenerator.MinSection, WorldGenerator.SectionSizes)
        select new SectionShape(height, width),
    ];

    private SectionShape(int height, int width)
    {
        var order = DividerOrder.Of(height, width);
        var divider = Bitboard.Of(order.AsSpan());
        var free = ~Bitboard.Border - divider;
        Inner = free & BelowRight(column: Board.Width - 1 - width, row: Board.Height - 1 - height);
        Outer = free - Inner;
        Free = SortedCells.Of(free);
        OuterFree = SortedCells.Of(Outer);
        TargetCells = SortedCells.Of(Inner - divider.Neighbours);
        AroundLeftover = SortedCells.Of(Bitboard.Of(DividerOrder.LeftoverLoopCell(height, width)).Neighbours);

        var alongRow = divider.Shift(Heading.East) & divider.Shift(Heading.West);
        var alongColumn = divider.Shift(Heading.North) & divider.Shift(Heading.South);
        var straight = SortedCells.Of(divider & (alongRow | alongColumn));
        Openings =
        [
            .. from place in Enumerable.Range(0, straight.Count)
            let cell = straight.At(place)
            select new FirstOpening(cell, WayInto(cell), order.Remove(cell)),
        ];
    }

    /// <summary>The section's cells.</summary>
    public Bitboard Inner { get; }

    /// <summary>The cells outside, border and divider excluded.</summary>
    public Bitboard Outer { get; }

    /// <summary>Both.</summary>
    public SortedCells Free { get; }

    /// <summary><see cref="Outer"/>, sorted.</summary>
    public SortedCells OuterFree { get; }

    /// <summary>Where the target may be: inside, not beside the divider.</summary>
    public SortedCells TargetCells { get; }

    /// <summary>The cells beside <see cref="DividerOrder.LeftoverLoopCell"/>.</summary>
    public SortedCells AroundLeftover { get; }

    /// <summary>What the first opening may be: each in a straight part of the divider, sorted by cell.</summary>
    public ImmutableArray<FirstOpening> Openings { get; }

    /// <summary>The shape of a section.</summary>
    public static SectionShape Of(int height, int width) =>
        Shapes[
            ((height - WorldGenerator.MinSection) * WorldGenerator.SectionSizes) + width - WorldGenerator.MinSection
        ];

    private Heading WayInto(Cell opening)
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
