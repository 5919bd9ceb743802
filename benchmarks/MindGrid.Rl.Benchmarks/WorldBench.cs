using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks;

/// <summary>Drawing worlds, editing them and stepping them: one operation is one world, or one step of one world.</summary>
[MemoryDiagnoser]
public class WorldBench
{
    private const int Worlds = 64;
    private const int Steps = 100;

    private ImmutableArray<GameSpec> _games;
    private ImmutableArray<GameSpec> _twoEdits;
    private Blueprint[] _blueprints = [];
    private GridBatch _batch = new(Worlds);
    private AgentAction[][] _actions = [];
    private readonly StepEnds[] _ends = new StepEnds[Worlds];

    [GlobalSetup]
    public void Setup()
    {
        _games = [.. PaperFactory.TestGames(Worlds).Select(game => game.Spec)];
        _twoEdits = [.. _games.Select(game => game with { TrueEdits = game.FalseEdits, FalseEdits = [] })];
        _blueprints = [.. _games.Select(game => WorldGenerator.Generate(game.Layout, game.Seed, game.Colors))];
        var random = new Random(1);
        _actions = [.. Enumerable.Range(0, Steps).Select(_ => random.GetItems(Enum.GetValues<AgentAction>(), Worlds))];
    }

    [Benchmark(OperationsPerInvoke = Worlds)]
    public int Generate() =>
        _games.Sum(game => WorldGenerator.Generate(game.Layout, game.Seed, game.Colors).Objects.Length);

    [Benchmark(OperationsPerInvoke = Worlds)]
    public int GenerateWithTwoEdits()
    {
        var objects = 0;
        foreach (var game in _games)
        {
            var unedited = WorldGenerator.Generate(game.Layout, game.Seed, game.Colors);
            objects += EditedWorld.From(unedited, game.FalseEdits).World.Objects.Length;
        }
        return objects;
    }

    [Benchmark(OperationsPerInvoke = Worlds)]
    public int GenerateWithTwoEditsInABatch() => TeachingGame.FromMany(_twoEdits, degreeOfParallelism: 1).Length;

    [Benchmark(OperationsPerInvoke = Worlds)]
    public void Reset()
    {
        for (var row = 0; row < Worlds; row++)
        {
            _batch.Reset(row, _blueprints[row]);
        }
    }

    [Benchmark(OperationsPerInvoke = Worlds * Steps)]
    public void Step()
    {
        Reset();
        foreach (var actions in _actions)
        {
            Rules.Step.Apply(_batch, actions, _ends);
        }
    }
}
