using System.Globalization;
using System.Text.Json.Nodes;
using MindGrid.Rl.Benchmarks.Ratios;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>
/// <c>step [--json] [--rounds n]</c>: how far stepping worlds is from moving their bytes (the roof) and from a plain loop, at every
/// width that the machine has.
/// </summary>
internal static class StepProgram
{
    private const string Observation = "none";

    // What the environments still do world by world: no figures for these yet.
    private static readonly string[] WithoutKernel =
    [
        "5x5x3",
        "5x5x3-occlusion",
        "7x7x3",
        "7x7x3-occlusion",
        "11x11x3",
    ];

    public static int Run(string[] arguments) => RatioProgram.Run("step", arguments, Report, Table);

    private static JsonObject Report(int rounds)
    {
        var cases = new JsonArray();
        foreach (var envs in StepCases.Envs)
        {
            AddCases(cases, envs, rounds);
        }
        return new()
        {
            ["cpu"] = Processor.Name,
            ["withoutKernel"] = new JsonArray([.. WithoutKernel.Select(kind => (JsonNode)kind)]),
            ["cases"] = cases,
        };
    }

    private static void AddCases(JsonArray cases, int envs, int rounds)
    {
        var timed = StepCases.Of(envs).ToList();
        var times = Stopwatches.Time(timed, rounds);
        foreach (var width in StepCases.Widths)
        {
            foreach (var threads in StepCases.Threads)
            {
                var name = StepCases.Ours(envs, width, threads);
                var ours = times[name];
                cases.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["observation"] = Observation,
                            ["envs"] = envs,
                            ["width"] = width,
                            ["threads"] = threads,
                            ["nsPerStep"] = Math.Round(ours, 3),
                            ["roofRatio"] = Math.Round(times[StepCases.Roof(envs, width, threads)] / ours, 2),
                            ["scalarRatio"] = Math.Round(times[StepCases.Scalar(envs)] / ours, 1),
                            ["threadsRatio"] = Math.Round(times[StepCases.Ours(envs, width, 1)] / ours, 2),
                            ["bytesPerStep"] = AllocatedPerStep(timed.Find(one => one.Name == name)!),
                        }
                );
            }
        }
    }

    /// <summary>The least of some calls: other threads of the process allocate now and then.</summary>
    private static double AllocatedPerStep(TimedCase timed)
    {
        var least = double.MaxValue;
        for (var call = 0; call < 5; call++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            timed.Run();
            least = Math.Min(least, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / timed.Operations);
        }
        return Math.Round(least, 4);
    }

    private static string Table(JsonObject report)
    {
        var lines = new List<string>
        {
            $"{report["cpu"]}; observation: {Observation} (no kernels yet, so no figures: {string.Join(", ", WithoutKernel)})",
            "",
            $"{"worlds", 8}{"width", 7}{"threads", 9}{"ns a step", 11}{"roof/ours", 11}{"scalar/ours", 13}{"1 thread/ours", 15}{"bytes a step", 14}",
        };
        lines.AddRange(
            report["cases"]!
                .AsArray()
                .Select(one =>
                    $"{one!["envs"], 8}{one["width"], 7}{one["threads"], 9}{one["nsPerStep"]!.GetValue<double>(), 11:N2}{one["roofRatio"]!.GetValue<double>(), 11:N2}{one["scalarRatio"]!.GetValue<double>(), 13:N1}{one["threadsRatio"]!.GetValue<double>(), 15:N2}{one["bytesPerStep"], 14}"
                )
        );
        return string.Join(System.Environment.NewLine, lines);
    }
}
