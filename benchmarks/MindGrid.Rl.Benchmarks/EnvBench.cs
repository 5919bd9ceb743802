using BenchmarkDotNet.Attributes;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Benchmarks;

/// <summary>
/// The whole environment: step, reward, mask, observation, and new episodes from a pool of worlds within the step. One operation
/// is one step of one world, whatever the number of worlds.
/// </summary>
[MemoryDiagnoser]
public class EnvBench
{
    private const int WorldSteps = 16 * 1024;
    private const int PoolSize = 1024;

    private VectorEnv _env = null!;
    private int[][] _actions = [];

    public enum Sees
    {
        Window5Occluded,
        Window7Occluded,
        Window7Open,
        Board,
        OneHot,
    }

    [Params(64, 1024)]
    public int Worlds { get; set; }

    [ParamsAllValues]
    public Sees Observation { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var options = new GridEnvOptions
        {
            Worlds = WorldPool.From(new GeneratedWorlds(), first: 0, PoolSize),
            Observation = ObservationOf(Observation),
            Autoreset = AutoresetMode.SameStep,
        };
        var random = new Random(1);
        _env = new GridEnv(Worlds, options);
        _env.Reset(seed: 0);
        _actions = [.. Enumerable.Range(0, WorldSteps / Worlds).Select(_ => DrawActions(random))];
    }

    [GlobalCleanup]
    public void Cleanup() => _env.Dispose();

    [Benchmark(OperationsPerInvoke = WorldSteps)]
    public float Step()
    {
        var rewards = 0f;
        foreach (var actions in _actions)
        {
            rewards += _env.Step(actions).Rewards[0];
        }
        return rewards;
    }

    private static GridObservation ObservationOf(Sees seen) =>
        seen switch
        {
            Sees.Window5Occluded => GridObservation.Reference,
            Sees.Window7Occluded => GridObservation.Minigrid,
            Sees.Window7Open => GridObservation.Minigrid with { Occlusion = false },
            Sees.Board => GridObservation.Board,
            _ => GridObservation.Reference with { Code = CellCode.OneHot },
        };

    private int[] DrawActions(Random random) =>
        [.. Enumerable.Range(0, Worlds).Select(_ => random.Next(ActionSet.Size))];
}
