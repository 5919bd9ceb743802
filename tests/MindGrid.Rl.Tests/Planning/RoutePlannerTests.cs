using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Oracle;

namespace MindGrid.Rl.Tests.Planning;

public class RoutePlannerTests
{
    private const int Boards = 20_000;
    private const int Seed = 5815062;

    private static IEnumerable<PlannerLevel> Levels =>
        Enum.GetValues<PlannerLevel>().Where(level => level <= RoutePlanner.Level);

    [TestCaseSource(nameof(Levels))]
    public void Distances_and_routes_equal_those_of_a_queue_search_on_random_boards(PlannerLevel level)
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
            var length = RoutePlanner.Route(query, route, level);
            RoutePlanner.Distances([query], distance, level);

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

    [TestCaseSource(nameof(Levels))]
    public void Many_queries_at_once_get_the_answers_of_each_alone(PlannerLevel level)
    {
        var queries = RandomQueries(300);
        var together = new int[queries.Length];
        RoutePlanner.Distances(queries, together, level);
        var alone = queries.Select(query => RoutePlanner.Route(query, new AgentAction[RoutePlanner.MaxRoute]));
        Assert.That(together, Is.EqualTo(alone));
    }

    [TestCaseSource(nameof(Levels))]
    public void Many_routes_are_those_of_each_query_alone_and_leave_the_rest_of_their_row(PlannerLevel level)
    {
        const AgentAction Untouched = (AgentAction)99;
        const int Stride = 100;
        var queries = RandomQueries(50);
        var routes = new AgentAction[queries.Length * Stride];
        var lengths = new int[queries.Length];
        Array.Fill(routes, Untouched);
        RoutePlanner.Routes(queries, routes, Stride, lengths, level);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < queries.Length; i++)
            {
                var expected = new AgentAction[RoutePlanner.MaxRoute];
                Array.Fill(expected, Untouched);
                Assert.That(lengths[i], Is.EqualTo(RoutePlanner.Route(queries[i], expected)));
                Assert.That(routes[(i * Stride)..((i + 1) * Stride)], Is.EqualTo(expected[..Stride]));
            }
        });
    }

    [TestCaseSource(nameof(Levels))]
    public void First_moves_are_where_the_routes_begin(PlannerLevel level)
    {
        var queries = RandomQueries(300);
        var moves = new AgentAction[queries.Length];
        RoutePlanner.FirstMoves(queries, moves, level);
        var route = new AgentAction[RoutePlanner.MaxRoute];
        var expected = queries.Select(query =>
            RoutePlanner.Route(query, route) switch
            {
                RoutePlanner.Unreachable => RoutePlanner.NoRoute,
                0 => RoutePlanner.Arrived,
                _ => route[0],
            }
        );
        Assert.That(moves, Is.EqualTo(expected));
        Assert.That(moves.Distinct().Count(), Is.EqualTo(5), "every answer occurs");
    }

    [TestCaseSource(nameof(Levels))]
    public void A_field_to_the_goals_holds_the_distance_of_every_start(PlannerLevel level)
    {
        var query = RandomQueries(1)[0];
        var field = new short[RoutePlanner.FieldLength];
        RoutePlanner.FieldsTo([query], field, level);
        var starts = EveryStart.Select(start => new RouteQuery(query.Walkable, start.Cell, start.Heading, query.Goals));
        Assert.That(field.Select(number => (int)number), Is.EqualTo(DistancesOf(starts)));
    }

    [TestCaseSource(nameof(Levels))]
    public void A_field_from_the_start_holds_the_distance_of_every_cell(PlannerLevel level)
    {
        var walkable = RandomCells(new Random(Seed), 0.8);
        var start = new Cell(3, 7);
        var field = new short[RoutePlanner.FieldLength];
        RoutePlanner.FieldsFrom([new(walkable, start, Heading.West, Bitboard.Empty)], field, level);

        var cells = Enumerable.Range(0, Board.CellCount).Select(Cell.At).ToList();
        var nearest = cells.Select(cell =>
            Enum.GetValues<Heading>()
                .Select(heading => (int)field[RoutePlanner.PlaceInField(cell, heading)])
                .Where(moves => moves != RoutePlanner.Unreachable)
                .DefaultIfEmpty(RoutePlanner.Unreachable)
                .Min()
        );
        var expected = cells.Select(cell => new RouteQuery(walkable, start, Heading.West, Bitboard.Of(cell)));
        Assert.That(nearest, Is.EqualTo(DistancesOf(expected)));
        Assert.That(field[RoutePlanner.PlaceInField(start, Heading.East)], Is.EqualTo(2), "two turns");
    }

    [Test]
    public void No_queries_are_no_work()
    {
        Assert.That(() => RoutePlanner.Distances([], []), Throws.Nothing);
        Assert.That(() => RoutePlanner.FirstMoves([], []), Throws.Nothing);
        Assert.That(() => RoutePlanner.Routes([], [], RoutePlanner.MaxRoute, []), Throws.Nothing);
        Assert.That(() => RoutePlanner.FieldsFrom([], []), Throws.Nothing);
        Assert.That(() => RoutePlanner.FieldsTo([], []), Throws.Nothing);
    }

    [Test]
    public void The_best_level_is_one_of_the_others() =>
        Assert.That(RoutePlanner.Level, Is.InRange(PlannerLevel.Portable, PlannerLevel.Avx512));

    [Test]
    public void A_level_that_does_not_exist_is_refused([Values(-1, 4)] int level) =>
        Assert.That(
            () => RoutePlanner.Distances(RandomQueries(1), new int[1], (PlannerLevel)level),
            Throws.ArgumentException.With.Message.Contains("the call: level is unknown")
        );

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
    public void Every_answer_needs_its_place(int places)
    {
        var query = RandomQueries(1);
        var fields = places * RoutePlanner.FieldLength;
        Refused(() => RoutePlanner.Distances(query, new int[places]));
        Refused(() => RoutePlanner.FirstMoves(query, new AgentAction[places]));
        Refused(() => RoutePlanner.Routes(query, new AgentAction[500], 500, new int[places]));
        Refused(() => RoutePlanner.Routes(query, new AgentAction[500 * places], 500, new int[1]));
        Refused(() => RoutePlanner.Routes(query, [], -1, new int[1]));
        Refused(() => RoutePlanner.FieldsFrom(query, new short[fields]));
        Refused(() => RoutePlanner.FieldsTo(query, new short[fields]));

        static void Refused(TestDelegate call) => Assert.Throws<ArgumentOutOfRangeException>(call);
    }

    // In the order of a field.
    private static IEnumerable<(Heading Heading, Cell Cell)> EveryStart =>
        from heading in Enum.GetValues<Heading>()
        from index in Enumerable.Range(0, Board.CellCount)
        select (heading, Cell.At(index));

    private static int[] DistancesOf(IEnumerable<RouteQuery> queries)
    {
        var asked = queries.ToArray();
        var distances = new int[asked.Length];
        RoutePlanner.Distances(asked, distances);
        return distances;
    }

    private static AgentAction[] RouteOf(RouteQuery query)
    {
        var route = new AgentAction[RoutePlanner.MaxRoute];
        return route[..RoutePlanner.Route(query, route)];
    }

    private static RouteQuery[] RandomQueries(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => RandomQuery(random))];
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
