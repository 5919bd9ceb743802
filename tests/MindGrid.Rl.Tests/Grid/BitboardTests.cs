using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Grid;

/// <summary>A bitboard is compared with a plain set of (column, row) pairs.</summary>
public class BitboardTests
{
    private const string Replay = "5815062,3209";

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Union_joins(byte[] left, byte[] right) =>
        (Set(left) | Set(right)) == Set(Model(left).Union(Model(right)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Intersection_meets(byte[] left, byte[] right) =>
        (Set(left) & Set(right)) == Set(Model(left).Intersect(Model(right)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Difference_takes_away(byte[] left, byte[] right) =>
        Set(left) - Set(right) == Set(Model(left).Except(Model(right)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Complement_stays_on_the_board(byte[] cells) => ~Set(cells) == Set(AllCells.Except(Model(cells)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Count_and_emptiness_agree_with_the_model(byte[] cells) =>
        Set(cells).Count == Model(cells).Count && Set(cells).IsEmpty == (Model(cells).Count == 0);

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Contains_exactly_its_cells(byte[] cells) =>
        AllCells.All(cell => Set(cells).Contains(new Cell(cell.Column, cell.Row)) == Model(cells).Contains(cell));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Shift_moves_one_step_and_loses_what_leaves_the_board(byte[] cells) =>
        Shifts(cells, (1, 0)) == Set(cells).Shift(Heading.East)
        && Shifts(cells, (0, 1)) == Set(cells).Shift(Heading.South)
        && Shifts(cells, (-1, 0)) == Set(cells).Shift(Heading.West)
        && Shifts(cells, (0, -1)) == Set(cells).Shift(Heading.North);

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Neighbours_share_an_edge(byte[] cells) =>
        Set(cells).Neighbours
        == (Shifts(cells, (1, 0)) | Shifts(cells, (0, 1)) | Shifts(cells, (-1, 0)) | Shifts(cells, (0, -1)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Diagonal_neighbours_share_a_corner(byte[] cells) =>
        Set(cells).DiagonalNeighbours
        == (Shifts(cells, (1, 1)) | Shifts(cells, (-1, 1)) | Shifts(cells, (1, -1)) | Shifts(cells, (-1, -1)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Mirrored_turns_columns_around(byte[] cells) =>
        Set(cells).Mirrored == Set(Model(cells).Select(cell => (10 - cell.Column, cell.Row)));

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Sorted_order_is_that_of_Python_tuples(byte[] cells)
    {
        var sorted = new Cell[Board.CellCount];
        var count = Set(cells).CopySortedTo(sorted);
        return sorted[..count]
            .Select(cell => (cell.Column, cell.Row))
            .SequenceEqual(Model(cells).OrderBy(cell => cell.Column).ThenBy(cell => cell.Row));
    }

    [FsCheck.NUnit.Property(Replay = Replay)]
    public bool Enumeration_goes_row_by_row(byte[] cells)
    {
        var walked = new List<(int, int)>();
        foreach (var cell in Set(cells))
        {
            walked.Add((cell.Column, cell.Row));
        }
        return walked.SequenceEqual(Model(cells).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column));
    }

    [TestCase(Heading.East, 10, 4)]
    [TestCase(Heading.South, 4, 10)]
    [TestCase(Heading.West, 0, 4)]
    [TestCase(Heading.North, 4, 0)]
    public void A_cell_at_the_border_is_lost_when_shifted_outwards(Heading heading, int column, int row) =>
        Assert.That(Bitboard.Of(new Cell(column, row)).Shift(heading).IsEmpty);

    [Test]
    public void Full_holds_121_cells_and_shifting_it_loses_a_row_or_column([Values] Heading heading)
    {
        Assert.That(Bitboard.Full.Count, Is.EqualTo(121));
        Assert.That(Bitboard.Full.Shift(heading).Count, Is.EqualTo(110));
        Assert.That(Bitboard.Full.Shift(heading) - Bitboard.Full, Is.EqualTo(Bitboard.Empty));
    }

    [Test]
    public void Border_is_the_outermost_ring() =>
        Assert.That(
            Bitboard.Border,
            Is.EqualTo(Set(AllCells.Where(cell => cell.Column is 0 or 10 || cell.Row is 0 or 10)))
        );

    [Test]
    public void A_cell_off_the_board_is_in_no_set()
    {
        Assert.That(Bitboard.Of(Cell.None).IsEmpty);
        Assert.That(Bitboard.Of(Cell.OffBoard).IsEmpty);
        Assert.That(Bitboard.Full.Contains(Cell.None), Is.False);
        Assert.That(Bitboard.Full.Contains(Cell.OffBoard), Is.False);
    }

    private static IEnumerable<(int Column, int Row)> AllCells =>
        Enumerable.Range(0, 121).Select(index => (index % 11, index / 11));

    private static HashSet<(int Column, int Row)> Model(byte[] cells) =>
        [.. cells.Select(code => (code % 11, code / 11 % 11))];

    private static Bitboard Set(byte[] cells) => Set(Model(cells));

    private static Bitboard Set(IEnumerable<(int Column, int Row)> cells) =>
        Bitboard.Of([.. cells.Select(cell => new Cell(cell.Column, cell.Row))]);

    private static Bitboard Shifts(byte[] cells, (int Columns, int Rows) by) =>
        Set(
            Model(cells)
                .Select(cell => (Column: cell.Column + by.Columns, Row: cell.Row + by.Rows))
                .Where(cell => cell is { Column: >= 0 and < 11, Row: >= 0 and < 11 })
        );
}
