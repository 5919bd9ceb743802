using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class DividerOrderTests
{
    [Test]
    public void The_order_names_each_cell_of_the_divider_once(
        [Range(4, 7)] int sectionHeight,
        [Range(4, 7)] int sectionWidth
    )
    {
        var corner = (Column: 10 - sectionWidth, Row: 10 - sectionHeight);
        var column = Enumerable.Range(corner.Row, sectionHeight).Select(row => new Cell(corner.Column, row));
        var row = Enumerable.Range(corner.Column, sectionWidth).Select(at => new Cell(at, corner.Row));
        Assert.That(DividerOrder.Of(sectionHeight, sectionWidth), Is.EquivalentTo(column.Union(row)));
    }

    [Test]
    public void The_leftover_cell_is_one_of_the_divider(
        [Range(4, 7)] int sectionHeight,
        [Range(4, 7)] int sectionWidth
    ) =>
        Assert.That(
            DividerOrder.Of(sectionHeight, sectionWidth),
            Does.Contain(DividerOrder.LeftoverLoopCell(sectionHeight, sectionWidth))
        );
}
