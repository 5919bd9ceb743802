using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class SortedCellsTests
{
    [Test]
    public void Cells_stand_by_column_and_then_by_row()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var cells = SomeCells(random);
            var sorted = SortedCells.Of(cells);
            var expected = new Cell[cells.Count];
            cells.CopySortedTo(expected);
            Assert.That(sorted.Count, Is.EqualTo(cells.Count));
            Assert.That(Enumerable.Range(0, cells.Count).Select(sorted.At), Is.EqualTo(expected));
            Assert.That(Enumerable.Range(0, cells.Count).Select(cells.Sorted), Is.EqualTo(expected));
        }
    }

    [Test]
    public void The_set_operations_are_those_of_the_boards()
    {
        var random = new Random(2);
        for (var i = 0; i < 200; i++)
        {
            var (one, other) = (SomeCells(random), SomeCells(random));
            var (left, right) = (SortedCells.Of(one), SortedCells.Of(other));
            Assert.That(left | right, Is.EqualTo(SortedCells.Of(one | other)));
            Assert.That(left & right, Is.EqualTo(SortedCells.Of(one & other)));
            Assert.That(left - right, Is.EqualTo(SortedCells.Of(one - other)));
        }
    }

    [Test]
    public void Cross_and_block_are_a_cell_with_its_neighbours()
    {
        foreach (var cell in Bitboard.Full)
        {
            var alone = Bitboard.Of(cell);
            var cross = alone | alone.Neighbours;
            Assert.That(SortedCells.Of(cell), Is.EqualTo(SortedCells.Of(alone)));
            Assert.That(SortedCells.CrossAt(cell), Is.EqualTo(SortedCells.Of(cross)));
            Assert.That(SortedCells.BlockAt(cell), Is.EqualTo(SortedCells.Of(cross | alone.DiagonalNeighbours)));
        }
    }

    [Test]
    public void There_is_no_cell_beyond_the_last() =>
        Assert.That(
            () => Bitboard.Of(new Cell(3, 3)).Sorted(1),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("only 1 cells")
        );

    private static Bitboard SomeCells(Random random) =>
        new Bitboard((ulong)random.NextInt64(), (ulong)random.NextInt64()) & Bitboard.Full;
}
