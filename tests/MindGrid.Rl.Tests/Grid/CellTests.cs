using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Grid;

public class CellTests
{
    [Test]
    public void Index_is_row_times_eleven_plus_column()
    {
        var cell = new Cell(3, 7);
        Assert.That(cell.Index, Is.EqualTo((7 * 11) + 3));
        Assert.That(Cell.At(cell.Index), Is.EqualTo(cell));
        Assert.That((cell.Column, cell.Row), Is.EqualTo((3, 7)));
    }

    [TestCase(-1, 0)]
    [TestCase(0, -1)]
    [TestCase(11, 0)]
    [TestCase(0, 11)]
    public void A_place_outside_the_board_is_no_cell(int column, int row)
    {
        Assert.That(Cell.IsOnBoard(column, row), Is.False);
        Assert.That(Cell.AtOrOffBoard(column, row), Is.EqualTo(Cell.OffBoard));
        Assert.That(
            () => new Cell(column, row),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"column {column} row {row}")
        );
    }

    [Test]
    public void None_reads_minus_one_and_nowhere()
    {
        Assert.That((Cell.None.Column, Cell.None.Row), Is.EqualTo((-1, -1)));
        Assert.That(Cell.None.ToString(), Is.EqualTo("nowhere"));
        Assert.That(Cell.None.IsOnBoardIndex, Is.False);
        Assert.That(Cell.None.Mirrored, Is.EqualTo(Cell.None));
    }

    [Test]
    public void Ahead_is_the_neighbour_or_off_the_board([Values] Heading heading)
    {
        for (var index = 0; index < Board.CellCount; index++)
        {
            var cell = Cell.At(index);
            var expected = Cell.AtOrOffBoard(cell.Column + heading.ColumnStep(), cell.Row + heading.RowStep());
            Assert.That(cell.Ahead(heading), Is.EqualTo(expected), cell.ToString());
        }
        Assert.That(Cell.None.Ahead(heading), Is.EqualTo(Cell.OffBoard));
        Assert.That(Cell.OffBoard.Ahead(heading), Is.EqualTo(Cell.OffBoard));
    }

    [Test]
    public void Heading_to_a_neighbour_leads_there([Values] Heading heading)
    {
        var cell = new Cell(5, 5);
        Assert.That(cell.HeadingTo(cell.Ahead(heading)), Is.EqualTo(heading));
    }

    [Test]
    public void No_heading_leads_to_a_cell_that_shares_no_edge()
    {
        Assert.That(new Cell(5, 5).HeadingTo(new Cell(6, 6)), Is.Null);
        Assert.That(new Cell(5, 5).HeadingTo(new Cell(5, 5)), Is.Null);
        Assert.That(new Cell(5, 5).HeadingTo(new Cell(7, 5)), Is.Null);
        Assert.That(new Cell(0, 5).HeadingTo(Cell.OffBoard), Is.Null);
    }

    [Test]
    public void Cells_compare_by_column_then_by_row()
    {
        Assert.That(new Cell(2, 9).CompareTo(new Cell(3, 1)), Is.Negative);
        Assert.That(new Cell(3, 2).CompareTo(new Cell(3, 1)), Is.Positive);
        Assert.That(new Cell(3, 2).CompareTo(new Cell(3, 2)), Is.Zero);
    }

    [Test]
    public void The_mirror_keeps_rows_and_the_middle_column()
    {
        Assert.That(new Cell(1, 4).Mirrored, Is.EqualTo(new Cell(9, 4)));
        Assert.That(new Cell(5, 4).Mirrored, Is.EqualTo(new Cell(5, 4)));
    }

    [Test]
    public void Text_names_column_and_row() => Assert.That(new Cell(10, 2).ToString(), Is.EqualTo("column 10 row 2"));
}
