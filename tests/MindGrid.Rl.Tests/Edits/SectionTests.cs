using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

public class SectionTests
{
    [Test]
    public void The_way_into_the_section_leads_to_an_inner_cell()
    {
        Assert.That(Section.WayInto(Sketch.Room(), new Cell(6, 3)), Is.EqualTo(Heading.East));
        Assert.That(Section.WayInto(Sketch.Room(), new Cell(3, 3)), Is.Null);
    }

    [Test]
    public void Breakable_cells_are_those_between_the_sections_in_the_order_of_the_obstacles([Values] Layout layout)
    {
        foreach (var world in DrawnWorlds.EditedMany(layout, 100))
        {
            var between = world.Obstacles.Where(cell =>
                !(Bitboard.Of(cell).Neighbours & world.Inner).IsEmpty
                && !(Bitboard.Of(cell).Neighbours & world.Outer).IsEmpty
            );
            var cells = new Cell[Board.CellCount];
            Assert.That(Section.Breakable(world, cells).ToArray(), Is.EqualTo(between));
        }
    }
}
