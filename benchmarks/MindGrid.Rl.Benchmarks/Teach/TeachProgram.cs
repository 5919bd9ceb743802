using System.Globalization;
using System.Text.Json.Nodes;
using MindGrid.Rl.Benchmarks.Ratios;

namespace MindGrid.Rl.Benchmarks.Teach;

/// <summary><c>teach [--json] [--rounds n]</c>: how many sentences a second are heard, planned with and scored.</summary>
internal static class TeachProgram
{
    public static int Run(string[] arguments) => RatioProgram.Run("teach", arguments, Report, Table);

    private static JsonObject Report(int rounds)
    {
        var cases = new TeachCases();
        return Report(Stopwatches.Time([.. cases.All()], rounds), cases.Tallies);
    }

    private static JsonObject Report(
        IReadOnlyDictionary<string, double> nanoseconds,
        IReadOnlyDictionary<string, TeachCases.Tally> tallies
    )
    {
        double PerSecond(string name) => Math.Round(1e9 / nanoseconds[name]);
        double GamesPerSecond(string name) =>
            Math.Round(1e9 / nanoseconds[name] * tallies[name].Games / tallies[name].Steps);
        return new()
        {
            ["cpu"] = Processor.Name,
            ["width"] = Processor.Width,
            ["stepsPerSecondPerCore"] = PerSecond("truth/1"),
            ["gamesPerSecondPerCore"] = GamesPerSecond("truth/1"),
            ["randomStepsPerSecondPerCore"] = PerSecond("plausible/1"),
            ["freshStepsPerSecondPerCore"] = PerSecond("fresh/1"),
            ["freshGamesPerSecondPerCore"] = GamesPerSecond("fresh/1"),
            ["stepsPerSecondTwoThreads"] = PerSecond("truth/2"),
            ["cases"] = new JsonArray([
                .. nanoseconds.Select(timed => new JsonObject
                {
                    ["name"] = timed.Key,
                    ["nanosecondsPerStep"] = Math.Round(timed.Value, 1),
                    ["gamesPerSecond"] = GamesPerSecond(timed.Key),
                    ["acceptedShare"] = Math.Round((double)tallies[timed.Key].Accepted / tallies[timed.Key].Spoken, 3),
                }),
            ]),
        };
    }

    private static string Table(JsonObject report)
    {
        var lines = new List<string>
        {
            $"{report["cpu"]}, {report["width"]}-bit vectors; 256 games side by side, observation and masks included",
            "",
            $"{"sentences/threads", -20}{"ns a step", 12}{"steps a second", 18}{"games a second", 18}{"believed", 12}",
        };
        lines.AddRange(
            report["cases"]!
                .AsArray()
                .Select(timed =>
                {
                    var nanoseconds = timed!["nanosecondsPerStep"]!.GetValue<double>();
                    return $"{timed["name"], -20}{nanoseconds, 12:N0}{1e9 / nanoseconds, 18:N0}{timed["gamesPerSecond"]!.GetValue<double>(), 18:N0}{timed["acceptedShare"]!.GetValue<double>(), 12:P0}";
                })
        );
        return string.Join(System.Environment.NewLine, lines);
    }
}
