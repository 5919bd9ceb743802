using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Oracle;

namespace MindGrid.Rl.Tests.Planning;

public class RoutePlannerTests
{
    private const int Boards = 20_000;
    private const int Seed = 5815062;

    [Test]
    public void Distances_and_routes_equal_those_of_a_queue_search_on_random_boards()
    {
        var random = new Random(Seed);
        var route = new AgentAction[RoutePlanner.MaxRoute];
        var distance = new int[1];
        var unreachable = 0;
        for (var board = 0; board < Boards; board++)
        {
            var walkable = RandomCells(random, random.NextDouble());
            var start = Cell.At(random.Next(Board.CellCount));
            var heading = (Heading)random.Next(4);
            var goals = RandomCells(random, random.Next(3) / 60.0) | Bitboard.Of(Cell.At(random.Next(Board.CellCount)));
            var query = new RouteQuery(walkable, start, heading, goals);

            var expected = QueueSearch.Route(walkable, start, heading, goals);
            var length = RoutePlanner.Route(query, route);
            RoutePlanner.Distances([query], distance);

            unreachable += expected is null ? 1 : 0;
            var expectedLength = expected?.Count ?? RoutePlanner.Unreachable;
            if ((length, distance[0]) != (expectedLength, expectedLength))
            {
                Assert.Fail($"board {board}: {length} and {distance[0]} instead of {expectedLength}");
            }
            if (expected is not null && !route.AsSpan(0, length).SequenceEqual(expected.ToArray()))
            {
                Assert.Fail(
                    $"board {board}: {string.Join(' ', route[..length])} instead of {string.Join(' ', expected)}"
                );
            }
        }
        Assert.That(unreachable, Is.InRange(Boards / 10, Boards * 9 / 10), "both answers occur often");
    }

    [Test]
    public void Many_queries_at_once_get_the_answers_of_each_alone()
    {
        var random = new Random(Seed);
        var queries = Enumerable.Range(0, 300).Select(_ => RandomQuery(random)).ToArray();
        var together = new int[queries.Length];
        RoutePlanner.Distances(queries, together);
        var alone = queries.Select(query =>
        {
            var distance = new int[1];
            RoutePlanner.Distances([query], distance);
            return distance[0];
        });
        Assert.That(together, Is.EqualTo(alone));
    }

    [Test]
    public void No_queries_are_no_work() => Assert.That(() => RoutePlanner.Distances([], []), Throws.Nothing);

    [Test]
    public void Who_stands_on_a_goal_does_not_move()
    {
        var query = new RouteQuery(Bitboard.Empty, new Cell(5, 5), Heading.East, Bitboard.Of(new Cell(5, 5)));
        Assert.That(RoutePlanner.Route(query, new AgentAction[RoutePlanner.MaxRoute]), Is.Zero);
    }

    [Test]
    public void Without_a_goal_nothing_is_reached()
    {
        var query = new RouteQuery(Bitboard.Full, new Cell(5, 5), Heading.East, Bitboard.Empty);
        Assert.That(
            RoutePlanner.Route(query, new AgentAction[RoutePlanner.MaxRoute]),
            Is.EqualTo(RoutePlanner.Unreachable)
        );
    }

    [Test]
    public void Forward_comes_before_left_and_left_before_right()
    {
        var behind = new RouteQuery(Bitboard.Full, new Cell(5, 5), Heading.East, Bitboard.Of(new Cell(4, 5)));
        var corner = new RouteQuery(Bitboard.Full, new Cell(5, 5), Heading.East, Bitboard.Of(new Cell(6, 6)));
        Assert.That(RouteOf(behind), Is.EqualTo([AgentAction.Left, AgentAction.Left, AgentAction.Forward]));
        Assert.That(RouteOf(corner), Is.EqualTo([AgentAction.Forward, AgentAction.Right, AgentAction.Forward]));
    }

    [Test]
    public void A_start_off_the_board_is_refused() =>
        Assert.That(
            () => new RouteQuery(Bitboard.Full, Cell.None, Heading.East, Bitboard.Full),
            Throws.ArgumentException.With.Message.Contains("A route starts on the board")
        );

    [Test]
    public void A_board_with_a_bit_too_many_is_refused_and_named()
    {
        var good = RandomQuery(new Random(Seed));
        var bad = good with { Walkable = new Bitboard(0, 1UL << 60) };
        Assert.That(
            () => RoutePlanner.Distances([good, bad], new int[2]),
            Throws.ArgumentException.With.Message.Contains("query 1")
        );
    }

    [Test]
    public void A_heading_outside_the_four_is_refused() =>
        Assert.That(
            () => RouteOf(new RouteQuery(Bitboard.Full, new Cell(5, 5), (Heading)4, Bitboard.Full)),
            Throws.ArgumentException.With.Message.Contains("query 0")
        );

    [Test]
    public void A_route_that_does_not_fit_is_refused()
    {
        var query = new RouteQuery(Bitboard.Full, new Cell(1, 5), Heading.East, Bitboard.Of(new Cell(9, 5)));
        Assert.That(RoutePlanner.Route(query, new AgentAction[8]), Is.EqualTo(8));
        Assert.That(() => RoutePlanner.Route(query, new AgentAction[7]), Throws.ArgumentException);
    }

    [TestCase(0)]
    [TestCase(2)]
    public void Distances_need_a_place_for_each_query(int places)
    {
        var query = RandomQuery(new Random(Seed));
        Assert.That(
            () => RoutePlanner.Distances([query], new int[places]),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    private static AgentAction[] RouteOf(RouteQuery query)
    {
        var route = new AgentAction[RoutePlanner.MaxRoute];
        return route[..RoutePlanner.Route(query, route)];
    }

    private static RouteQuery RandomQuery(Random random) =>
        new(
            RandomCells(random, 0.7),
            Cell.At(random.Next(Board.CellCount)),
            (Heading)random.Next(4),
            Bitboard.Of(Cell.At(random.Next(Board.CellCount)))
        );

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
