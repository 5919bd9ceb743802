using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Benchmarks.Plan;

/// <summary>The searches that are timed against one another, all on the same boards.</summary>
internal sealed class SearchCases(RandomBoards boards)
{
    private readonly ArraySearch _array = new();
    private readonly short[] _places = new short[RoutePlanner.MaxRoute];
    private readonly AgentAction[] _route = new AgentAction[RoutePlanner.MaxRoute];
    private readonly AgentAction[] _routes = new AgentAction[RandomBoards.Count * RoutePlanner.MaxRoute];
    private readonly AgentAction[] _moves = new AgentAction[RandomBoards.Count];
    private readonly int[] _distances = new int[RandomBoards.Count];

    /// <summary>The levels that this processor has, the best one last.</summary>
    public static IEnumerable<PlannerLevel> Levels =>
        Enum.GetValues<PlannerLevel>().Where(level => level != PlannerLevel.Best && level <= RoutePlanner.Level);

    public IEnumerable<TimedCase> All()
    {
        yield return Of("queue/distance", QueueDistances);
        yield return Of("array/distance", ArrayDistances);
        yield return Of("array/route", ArrayRoutes);
        foreach (var level in Levels)
        {
            yield return Of(Name(level, "distance"), () => Distances(level));
            yield return Of(Name(level, "firstAction"), () => FirstMoves(level));
            yield return Of(Name(level, "route"), () => Routes(level));
            yield return Of(Name(level, "batchDistance"), () => BatchDistances(level));
            yield return Of(Name(level, "batchFirstAction"), () => BatchFirstMoves(level));
            yield return Of(Name(level, "batchRoute"), () => BatchRoutes(level));
        }
    }

    /// <summary>"avx512/distance".</summary>
    public static string Name(PlannerLevel level, string what) => $"{level.ToString().ToLowerInvariant()}/{what}";

    private static TimedCase Of(string name, Func<long> run) => new(name, RandomBoards.Count, run);

    private long QueueDistances()
    {
        var sum = 0L;
        for (var i = 0; i < RandomBoards.Count; i++)
        {
            ref readonly var query = ref boards.Queries[i];
            sum += QueueSearch.Distance(query.Walkable, query.Goals, boards.Starts[i], boards.Headings[i]);
        }
        return sum;
    }

    private long ArrayDistances()
    {
        var sum = 0L;
        for (var i = 0; i < RandomBoards.Count; i++)
        {
            var (cell, heading) = (boards.Starts[i].Index, (int)boards.Headings[i]);
            sum += _array.Distance(boards.WalkableFlags(i), boards.GoalFlags(i), cell, heading);
        }
        return sum;
    }

    private long ArrayRoutes()
    {
        var sum = 0L;
        for (var i = 0; i < RandomBoards.Count; i++)
        {
            var (cell, heading) = (boards.Starts[i].Index, (int)boards.Headings[i]);
            sum += _array.Route(boards.WalkableFlags(i), boards.GoalFlags(i), cell, heading, _places) + _places[0];
        }
        return sum;
    }

    private long Distances(PlannerLevel level)
    {
        for (var i = 0; i < RandomBoards.Count; i++)
        {
            RoutePlanner.Distances(boards.Queries.AsSpan(i, 1), _distances.AsSpan(i, 1), level);
        }
        return _distances[7];
    }

    private long FirstMoves(PlannerLevel level)
    {
        for (var i = 0; i < RandomBoards.Count; i++)
        {
            RoutePlanner.FirstMoves(boards.Queries.AsSpan(i, 1), _moves.AsSpan(i, 1), level);
        }
        return (long)_moves[7];
    }

    private long Routes(PlannerLevel level)
    {
        var sum = 0L;
        for (var i = 0; i < RandomBoards.Count; i++)
        {
            sum += RoutePlanner.Route(boards.Queries[i], _route, level);
        }
        return sum;
    }

    private long BatchDistances(PlannerLevel level)
    {
        RoutePlanner.Distances(boards.Queries, _distances, level);
        return _distances[7];
    }

    private long BatchFirstMoves(PlannerLevel level)
    {
        RoutePlanner.FirstMoves(boards.Queries, _moves, level);
        return (long)_moves[7];
    }

    private long BatchRoutes(PlannerLevel level)
    {
        RoutePlanner.Routes(boards.Queries, _routes, RoutePlanner.MaxRoute, _distances, level);
        return _distances[7];
    }
}
