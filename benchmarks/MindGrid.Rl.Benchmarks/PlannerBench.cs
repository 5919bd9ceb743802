using BenchmarkDotNet.Attributes;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks;

/// <summary>Routes, solutions, plans and whole episodes on the real worlds of the paper's first test games.</summary>
[MemoryDiagnoser]
public class PlannerBench
{
    private const int Games = 100;

    private readonly AgentAction[] _route = new AgentAction[RoutePlanner.MaxRoute];
    private readonly Trajectory _trajectory = new();
    private readonly Solver _solver = new(new SkillPerformer());
    private readonly SilentTeacher _silent = new();
    private TeachingGame[] _games = [];
    private RouteQuery[] _queries = [];

    [GlobalSetup]
    public void Setup()
    {
        _games = [.. PaperFactory.TestGames(Games).Select(game => TeachingGame.From(game.Spec))];
        _queries = [.. _games.Select(game => ToFarthestCell(game.Real.World))];
    }

    [Benchmark(OperationsPerInvoke = Games)]
    public int Route()
    {
        var actions = 0;
        foreach (ref readonly var query in _queries.AsSpan())
        {
            actions += RoutePlanner.Route(query, _route);
        }
        return actions;
    }

    [Benchmark(OperationsPerInvoke = Games)]
    public int Solve() => _games.Count(game => _solver.Solve(game.Real.World, _trajectory));

    [Benchmark(OperationsPerInvoke = Games)]
    public int PlanWithRecognition() =>
        _games.Sum(game => new Planner(game.Real.World, game.Spec.Skills).MakePlan(game.Real.World)!.Steps.Length);

    [Benchmark(OperationsPerInvoke = Games)]
    public int Episode() => _games.Sum(game => TeachingEpisode.Run(game, _silent, Scoring.Strict).Gap.Value);

    private static RouteQuery ToFarthestCell(Blueprint blueprint)
    {
        var world = World.From(blueprint);
        var walkable = Walkability.Walkable(world);
        var farthest = world.AgentCell;
        var longest = 0;
        Span<int> distance = stackalloc int[1];
        foreach (var cell in walkable)
        {
            RoutePlanner.Distances([new(walkable, world.AgentCell, world.AgentHeading, Bitboard.Of(cell))], distance);
            (farthest, longest) = distance[0] > longest ? (cell, distance[0]) : (farthest, longest);
        }
        return new(walkable, world.AgentCell, world.AgentHeading, Bitboard.Of(farthest));
    }
}
