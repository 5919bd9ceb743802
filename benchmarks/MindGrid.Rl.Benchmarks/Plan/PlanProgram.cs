using System.Globalization;
using System.Text.Json.Nodes;
using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Benchmarks.Plan;

/// <summary>
/// <c>plan [--json] [--rounds n]</c>: how much faster the planner is than a search over arrays, and how many worlds, solutions,
/// plans and games a second.
/// </summary>
internal static class PlanProgram
{
    private static readonly string[] Pipeline = ["worlds", "solver", "planner", "games"];

    // What each ratio is measured against: who wants a move or a route needs to know where each place was reached from.
    private static readonly (string Name, string Yardstick)[] Ratios =
    [
        ("distance", "array/distance"),
        ("firstAction", "array/route"),
        ("route", "array/route"),
        ("batchDistance", "array/distance"),
    ];

    public static int Run(string[] arguments) => RatioProgram.Run("plan", arguments, Report, Table);

    private static JsonObject Report(int rounds)
    {
        var boards = new RandomBoards(seed: 1);
        var searches = Stopwatches.Time([.. new SearchCases(boards).All()], rounds);
        var pipeline = Stopwatches.Time([.. new PipelineCases().All()], rounds);
        return Report(boards, searches, pipeline);
    }

    private static JsonObject Report(
        RandomBoards boards,
        IReadOnlyDictionary<string, double> searches,
        IReadOnlyDictionary<string, double> pipeline
    )
    {
        double PerSecond(string what, int threads) => Math.Round(1e9 / pipeline[PipelineCases.Name(what, threads)]);
        return new()
        {
            ["cpu"] = Processor.Name,
            ["width"] = Processor.Width,
            ["level"] = RoutePlanner.Level.ToString().ToLowerInvariant(),
            ["meanDistance"] = Math.Round(boards.MeanDistance, 2),
            ["ratios"] = RatiosOf(RoutePlanner.Level, searches),
            ["ratiosByLevel"] = new JsonObject(
                SearchCases.Levels.Select(level =>
                    KeyValuePair.Create(level.ToString().ToLowerInvariant(), (JsonNode?)RatiosOf(level, searches))
                )
            ),
            ["perSecond"] = new JsonObject(
                Pipeline.Select(what => KeyValuePair.Create(what, (JsonNode?)PerSecond(what, 1)))
            ),
            ["perSecondTwoThreads"] = new JsonObject(
                Pipeline.Select(what => KeyValuePair.Create(what, (JsonNode?)PerSecond(what, 2)))
            ),
            ["cases"] = new JsonArray([
                .. searches
                    .Concat(pipeline)
                    .Select(timed => new JsonObject
                    {
                        ["name"] = timed.Key,
                        ["nanoseconds"] = Math.Round(timed.Value, 1),
                    }),
            ]),
        };
    }

    private static JsonObject RatiosOf(PlannerLevel level, IReadOnlyDictionary<string, double> times) =>
        new(
            Ratios.Select(ratio =>
                KeyValuePair.Create(
                    ratio.Name,
                    (JsonNode?)Math.Round(times[ratio.Yardstick] / times[SearchCases.Name(level, ratio.Name)], 1)
                )
            )
        );

    private static string Table(JsonObject report)
    {
        var lines = new List<string>
        {
            $"{report["cpu"]}, {report["width"]}-bit vectors, planner level {report["level"]}; boards 11x11, one wall in five, "
                + $"mean distance {report["meanDistance"]}",
            "",
            $"{"array search / ours", -20}{string.Concat(Ratios.Select(ratio => $"{ratio.Name, 15}"))}",
        };
        lines.AddRange(
            report["ratiosByLevel"]!
                .AsObject()
                .Select(level =>
                    $"{level.Key, -20}{string.Concat(level.Value!.AsObject().Select(ratio => $"{ratio.Value, 15}"))}"
                )
        );
        lines.Add("");
        lines.Add($"{"per second", -20}{string.Concat(Pipeline.Select(what => $"{what, 15}"))}");
        lines.Add($"{"one thread", -20}{Row(report["perSecond"]!)}");
        lines.Add($"{"two threads", -20}{Row(report["perSecondTwoThreads"]!)}");
        lines.Add("");
        lines.Add("nanoseconds an operation");
        lines.AddRange(report["cases"]!.AsArray().Select(timed => $"{timed!["name"], -28}{timed["nanoseconds"], 12}"));
        return string.Join(System.Environment.NewLine, lines);

        static string Row(JsonNode perSecond) =>
            string.Concat(perSecond.AsObject().Select(what => $"{what.Value!.GetValue<double>(), 15:N0}"));
    }
}
