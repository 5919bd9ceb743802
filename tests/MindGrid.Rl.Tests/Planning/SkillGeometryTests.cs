using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class SkillGeometryTests
{
    [TestCase(Heading.East, Heading.East, 0, 0)]
    [TestCase(Heading.East, Heading.South, 3, 1)]
    [TestCase(Heading.East, Heading.West, 2, 2)]
    [TestCase(Heading.East, Heading.North, 1, 3)]
    [TestCase(Heading.North, Heading.East, 3, 1)]
    public void Quarter_turns_are_counted_both_ways(Heading from, Heading to, int left, int right) =>
        Assert.That(SkillGeometry.QuarterTurns(from, to), Is.EqualTo((left, right)));

    [Test]
    public void The_nearest_cell_beside_a_cell_is_that_of_the_shortest_route()
    {
        var walkable = ~Bitboard.Border;
        Assert.That(Nearest(Sketch.Agent), Is.EqualTo(new Cell(4, 5)));
        Assert.That(Nearest(new Cell(8, 5)), Is.EqualTo(new Cell(7, 5)));
        Assert.That(
            SkillGeometry.NearestBeside(Bitboard.Empty, Sketch.Agent, Heading.East, new Cell(8, 5)),
            Is.EqualTo(Cell.None)
        );
        Assert.That(
            SkillGeometry.NearestBeside(walkable, Sketch.Agent, Heading.East, Cell.None),
            Is.EqualTo(Cell.None)
        );

        Cell Nearest(Cell cell) => SkillGeometry.NearestBeside(walkable, Sketch.Agent, Heading.East, cell);
    }

    [Test]
    public void A_free_cell_is_looked_for_west_then_north_then_northwest_and_nowhere_else()
    {
        WorldObject[] walls = [Sketch.Wall(2, 5), Sketch.Wall(3, 4), Sketch.Wall(2, 4)];
        Cell[] found =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(count => SkillGeometry.FreeCellNear(World.From(Sketch.Room(walls[..count])), Sketch.Agent)),
        ];
        Assert.That(found, Is.EqualTo([new Cell(2, 5), new Cell(3, 4), new Cell(2, 4), Cell.None]));
    }

    [Test]
    public void The_first_object_of_the_table_in_some_cells_is_found()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5), Sketch.Box(4, 5, contains: 1)));
        Assert.That(SkillGeometry.FirstObjectIn(world, Bitboard.Of(Sketch.Ahead)), Is.EqualTo(1));
        Assert.That(SkillGeometry.FirstObjectIn(world, Bitboard.Full), Is.EqualTo(0));
        Assert.That(SkillGeometry.FirstObjectIn(world, Bitboard.Empty), Is.EqualTo(-1));
    }
}
