using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Oracle;
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
    public void The_way_beside_a_cell_is_that_to_the_nearest_of_its_sides()
    {
        var walkable = ~Bitboard.Border;
        Assert.That(Beside(walkable, Sketch.Agent).End, Is.EqualTo(new Cell(4, 5)));
        Assert.That(Beside(walkable, new Cell(8, 5)), Is.EqualTo((4, new Cell(7, 5))));
        Assert.That(Beside(Bitboard.Empty, new Cell(8, 5)), Is.EqualTo((RoutePlanner.Unreachable, Cell.None)));
        Assert.That(Beside(walkable, Cell.None), Is.EqualTo((RoutePlanner.Unreachable, Cell.None)));
        Assert.That(Beside(Bitboard.Empty, new Cell(4, 5)), Is.EqualTo((0, Sketch.Agent)));

        static (int Length, Cell End) Beside(Bitboard walkable, Cell cell) =>
            SkillGeometry.RouteBeside(
                walkable,
                Sketch.Agent,
                Heading.East,
                cell,
                new AgentAction[RoutePlanner.MaxRoute]
            );
    }

    [Test]
    public void Of_sides_as_near_the_way_takes_the_first_of_east_south_west_north_on_random_boards()
    {
        var random = new Random(3209);
        var route = new AgentAction[RoutePlanner.MaxRoute];
        var ties = 0;
        for (var board = 0; board < 5000; board++)
        {
            var walkable = ~Bitboard.Border - RandomCells(random, random.NextDouble() / 2);
            var start = Cell.At(random.Next(Board.CellCount));
            var heading = (Heading)random.Next(4);
            var cell = Cell.At(random.Next(Board.CellCount));

            var sides = HeadingMath.All.ToArray().Select(side => cell.Ahead(side)).ToArray();
            var routes = sides.Select(side => QueueSearch.Route(walkable, start, heading, Bitboard.Of(side))).ToArray();
            var shortest = routes.Min(found => found?.Count);
            var first = Array.FindIndex(routes, found => found is not null && found.Count == shortest);
            ties += shortest is not null && routes.Count(found => found?.Count == shortest) > 1 ? 1 : 0;

            var (length, end) = SkillGeometry.RouteBeside(walkable, start, heading, cell, route);
            Assert.That(length, Is.EqualTo(shortest ?? RoutePlanner.Unreachable), $"board {board}");
            Assert.That(end, Is.EqualTo(first < 0 ? Cell.None : sides[first]), $"board {board}");
            if (first >= 0)
            {
                Assert.That(route[..length], Is.EqualTo(routes[first]), $"board {board}");
            }
        }
        Assert.That(ties, Is.GreaterThan(200), "sides are often as near");
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

    private static Bitboard RandomCells(Random random, double density)
    {
        var cells = Bitboard.Empty;
        for (var index = 0; index < Board.CellCount; index++)
        {
            cells |= random.NextDouble() < density ? Bitboard.Of(Cell.At(index)) : Bitboard.Empty;
        }
        return cells;
    }
}
