using System.Text.Json.Nodes;
using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>
/// <c>rollout [--json] [--rounds n]</c>: what an environment costs beside its kernels. A random policy plays 1024 worlds that show
/// Minigrid's 7x7x3 image with occlusion; new episodes start from a pool of worlds.
/// </summary>
internal static class RolloutProgram
{
    private const int Envs = 1024;
    private const int Steps = 16;
    private const int PoolSize = 1024;
    private const string Image = "kernels: step and image";
    private const string Whole = "kernels: all that is written";

    private static readonly Sees Shown = Sees.All.Single(sees => sees.Observation == GridObservation.Minigrid);

    private static readonly GridEnvOptions Options = new()
    {
        Worlds = WorldPool.From(new GeneratedWorlds(), first: 0, PoolSize),
        Observation = GridObservation.Minigrid,
    };

    public static int Run(string[] arguments) => RatioProgram.Run("rollout", arguments, Report, Table);

    private static JsonObject Report(int rounds)
    {
        TimedCase[] cases =
        [
            KernelCase(Image, isWhole: false),
            KernelCase(Whole, isWhole: true),
            EnvCase("no reset", Options with { Autoreset = AutoresetMode.Disabled, EndedWorldsGoOn = true }),
            EnvCase("next step", Options with { Autoreset = AutoresetMode.NextStep }),
            EnvCase("same step", Options with { Autoreset = AutoresetMode.SameStep }),
            EnvCase("next step, actions drawn", Options with { Autoreset = AutoresetMode.NextStep }, draws: true),
        ];
        var times = Stopwatches.Time(cases, rounds);
        return new()
        {
            ["cpu"] = Processor.Name,
            ["width"] = (int)LaneWidths.Best,
            ["envs"] = Envs,
            ["observation"] = Shown.Name,
            ["cases"] = new JsonArray([
                .. cases.Select(one =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["name"] = one.Name,
                            ["nsPerStep"] = Math.Round(times[one.Name], 2),
                            ["overImage"] = Math.Round(times[one.Name] / times[Image], 2),
                            ["overKernels"] = Math.Round(times[one.Name] / times[Whole], 2),
                        }
                ),
            ]),
        };
    }

    private static TimedCase KernelCase(string name, bool isWhole)
    {
        var worlds = new SteppedWorlds(Envs, Shown);
        var images = isWhole ? null : BlockImages.Of(GridObservation.Minigrid, LaneWidth.Best);
        var observer = new BlockObserver(GridObservation.Minigrid, LaneWidth.Best);
        var observations = SpaceArray.Allocate(observer.Space, Envs);
        var masks = new bool[Envs * ActionSet.Size];
        return new(
            name,
            Envs * Steps,
            () =>
            {
                for (var step = 0; step < Steps; step++)
                {
                    worlds.NextTurn();
                    for (var first = 0; first < Envs; first += BlockWorlds.Size)
                    {
                        StepCases.StepBlock(worlds, first, images, LaneWidth.Best);
                        if (isWhole)
                        {
                            observer.Write(worlds.Batch, first, ulong.MaxValue, observations);
                            EffectiveKernel.Write(worlds.Batch, first, ulong.MaxValue, masks, LaneWidth.Best);
                        }
                    }
                }
                return worlds.Terminated[0] ? 1 : 0;
            }
        );
    }

    private static TimedCase EnvCase(string name, GridEnvOptions options, bool draws = false)
    {
        var env = new GridEnv(Envs, options);
        env.Reset(seed: 0);
        var space = (FiniteSpace)env.ActionSpace;
        var random = new SplitMix64(1L);
        // So many that no branch predictor learns them by heart.
        var drawn = new int[256][];
        for (var turn = 0; turn < drawn.Length; turn++)
        {
            drawn[turn] = new int[Envs];
            space.Sample(ref random, drawn[turn]);
        }
        var next = 0;
        return new(
            $"environment: {name}",
            Envs * Steps,
            () =>
            {
                var rewards = 0f;
                for (var step = 0; step < Steps; step++)
                {
                    var actions = drawn[next++ % drawn.Length];
                    if (draws)
                    {
                        space.Sample(ref random, actions);
                    }
                    rewards += env.Step(actions).Rewards[0];
                }
                return (long)rewards;
            }
        );
    }

    private static string Table(JsonObject report)
    {
        var lines = new List<string>
        {
            $"{report["cpu"]}, {report["width"]} bits, {report["envs"]} worlds, {report["observation"]}, one thread",
            "",
            $"{"", -40}{"ns a step", 11}{"of image", 10}{"of all", 8}",
        };
        lines.AddRange(
            report["cases"]!
                .AsArray()
                .Select(one =>
                    $"{one!["name"], -40}{one["nsPerStep"]!.GetValue<double>(), 11:N2}{one["overImage"]!.GetValue<double>(), 10:N2}{one["overKernels"]!.GetValue<double>(), 8:N2}"
                )
        );
        return string.Join(System.Environment.NewLine, lines);
    }
}
