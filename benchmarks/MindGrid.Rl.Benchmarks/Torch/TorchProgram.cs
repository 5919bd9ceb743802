using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MindGrid.Rl.Benchmarks.Ratios;
using TorchSharp;

namespace MindGrid.Rl.Benchmarks.Torch;

/// <summary>
/// <c>torch [--json] [--rounds n] [--threads n]</c>: what TorchSharp costs above C++ over the same libtorch, a call and a training
/// step.
/// </summary>
internal static class TorchProgram
{
    private const int Adds = 1000;

    public static int Run(string[] arguments)
    {
        if (Numbers(arguments) is not (var rounds, var threads))
        {
            Console.Error.WriteLine("usage: torch [--json] [--rounds <number>] [--threads <number>]");
            return 2;
        }
        var report = Report(threads, Time(rounds, threads));
        Console.WriteLine(
            arguments.Contains("--json")
                ? report.ToJsonString(new JsonSerializerOptions { WriteIndented = true })
                : Table(report)
        );
        return 0;
    }

    private static (int Rounds, int Threads)? Numbers(string[] arguments)
    {
        var numbers = new Dictionary<string, int> { ["--rounds"] = 11, ["--threads"] = 1 };
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--json")
            {
                continue;
            }
            var name = arguments[i];
            var text = arguments.ElementAtOrDefault(++i);
            if (
                !numbers.ContainsKey(name)
                || !int.TryParse(text, CultureInfo.InvariantCulture, out var number)
                || number < 1
            )
            {
                return null;
            }
            numbers[name] = number;
        }
        return (numbers["--rounds"], numbers["--threads"]);
    }

    private static IReadOnlyDictionary<string, double> Time(int rounds, int threads)
    {
        torch.manual_seed(1);
        torch.set_num_threads(threads);
        var cases = new List<TimedCase>();
        var native = new List<NativeLoop>();
        foreach (var work in Enum.GetValues<TorchWork>())
        {
            var times = work == TorchWork.OneElementAdd ? Adds : 1;
            var managed = ManagedLoop.Of(work);
            var loop = new NativeLoop(work);
            native.Add(loop);
            cases.Add(new(Name(work, "cs"), times, () => Repeated(managed, times)));
            cases.Add(new(Name(work, "cpp"), times, () => Repeated(() => loop.Repeat(times), 1)));
        }
        var results = Stopwatches.Time(cases, rounds);
        native.ForEach(loop => loop.Dispose());
        return results;
    }

    private static long Repeated(Action action, int times)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
        return times;
    }

    private static string Name(TorchWork work, string side) => $"{work}/{side}";

    private static JsonObject Report(int threads, IReadOnlyDictionary<string, double> times) =>
        new()
        {
            ["cpu"] = Processor.Name,
            ["threads"] = threads,
            ["addOverheadNanoseconds"] = Math.Round(
                times[Name(TorchWork.OneElementAdd, "cs")] - times[Name(TorchWork.OneElementAdd, "cpp")]
            ),
            ["ratios"] = new JsonObject(
                Enum.GetValues<TorchWork>()
                    .Select(work =>
                        KeyValuePair.Create(
                            JsonNamingPolicy.CamelCase.ConvertName(work.ToString()),
                            (JsonNode?)Math.Round(times[Name(work, "cs")] / times[Name(work, "cpp")], 2)
                        )
                    )
            ),
            ["cases"] = new JsonArray([
                .. times.Select(timed => new JsonObject
                {
                    ["name"] = timed.Key,
                    ["nanoseconds"] = Math.Round(timed.Value),
                }),
            ]),
        };

    private static string Table(JsonObject report)
    {
        var lines = new List<string>
        {
            $"{report["cpu"]}, threads of libtorch: {report["threads"]}",
            $"a one-element add costs {report["addOverheadNanoseconds"]} ns more than in C++",
            "",
            "time / time in C++",
        };
        lines.AddRange(report["ratios"]!.AsObject().Select(ratio => $"{ratio.Key, -24}{ratio.Value, 12}"));
        lines.Add("");
        lines.Add("nanoseconds an operation");
        lines.AddRange(report["cases"]!.AsArray().Select(timed => $"{timed!["name"], -24}{timed["nanoseconds"], 12}"));
        return string.Join(Environment.NewLine, lines);
    }
}
