using System.Text.Json.Nodes;
using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>
/// <c>step [--observation kind] [--envs n] [--json] [--rounds n]</c>: how far stepping worlds is from moving their bytes (the roof) and from a plain loop, at every
/// width that the machine has.
/// </summary>
internal static class StepProgram
{
    private const string Usage = "usage: step [--observation <kind>] [--envs <number>] [--json] [--rounds <number>]";

    public static int Run(string[] arguments)
    {
        var rest = arguments.ToList();
        var sees = Sees.All.Where(Chosen<Sees>(rest, "--observation", sees => sees.Name)).ToList();
        var envs = StepCases.Envs.Where(Chosen<int>(rest, "--envs", number => $"{number}")).ToList();
        if (sees.Count == 0 || envs.Count == 0)
        {
            Console.Error.WriteLine(Usage);
            Console.Error.WriteLine($"kinds: {string.Join(", ", Sees.All.Select(kind => kind.Name))}");
            Console.Error.WriteLine($"numbers: {string.Join(", ", StepCases.Envs)}");
            return 2;
        }
        return RatioProgram.Run("step", [.. rest], rounds => Report(sees, envs, rounds), Table);
    }

    /// <summary>Takes an option off the arguments and says what it chooses; without it everything.</summary>
    private static Func<T, bool> Chosen<T>(List<string> arguments, string option, Func<T, string> name)
    {
        var at = arguments.IndexOf(option);
        if (at < 0)
        {
            return _ => true;
        }
        var wanted = at + 1 < arguments.Count ? arguments[at + 1] : "";
        arguments.RemoveRange(at, Math.Min(2, arguments.Count - at));
        return item => name(item) == wanted;
    }

    private static JsonObject Report(IReadOnlyList<Sees> sees, IReadOnlyList<int> numbers, int rounds)
    {
        var cases = new JsonArray();
        var crews = StepCases.Threads.ToDictionary(threads => threads, threads => new BlockCrew(threads));
        foreach (var kind in sees)
        {
            foreach (var envs in numbers)
            {
                AddCases(cases, kind, envs, crews, rounds);
            }
        }
        foreach (var crew in crews.Values)
        {
            crew.Dispose();
        }
        return new() { ["cpu"] = Processor.Name, ["cases"] = cases };
    }

    private static void AddCases(
        JsonArray cases,
        Sees sees,
        int envs,
        IReadOnlyDictionary<int, BlockCrew> crews,
        int rounds
    )
    {
        var timed = StepCases.Of(sees, envs, crews).ToList();
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
                            ["observation"] = sees.Name,
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
            $"{report["cpu"]}",
            "",
            $"{"observation", -16}{"worlds", 8}{"width", 7}{"threads", 9}{"ns a step", 11}{"roof/ours", 11}{"scalar/ours", 13}{"1 thread/ours", 15}{"bytes a step", 14}",
        };
        lines.AddRange(
            report["cases"]!
                .AsArray()
                .Select(one =>
                    $"{one!["observation"], -16}{one["envs"], 8}{one["width"], 7}{one["threads"], 9}{one["nsPerStep"]!.GetValue<double>(), 11:N2}{one["roofRatio"]!.GetValue<double>(), 11:N2}{one["scalarRatio"]!.GetValue<double>(), 13:N1}{one["threadsRatio"]!.GetValue<double>(), 15:N2}{one["bytesPerStep"], 14}"
                )
        );
        return string.Join(System.Environment.NewLine, lines);
    }
}
