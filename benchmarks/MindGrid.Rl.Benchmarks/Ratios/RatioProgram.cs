using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MindGrid.Rl.Benchmarks.Ratios;

/// <summary>What the programs have in common that time cases in turns: <c>NAME [--json] [--rounds n]</c>.</summary>
internal static class RatioProgram
{
    private const int DefaultRounds = 11;

    /// <summary>Times, and prints what came of it.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="arguments">What stands behind the name.</param>
    /// <param name="report">Times so many rounds.</param>
    /// <param name="table">Shows a report to people.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string name, string[] arguments, Func<int, JsonObject> report, Func<JsonObject, string> table)
    {
        if (Rounds(arguments) is not { } rounds)
        {
            Console.Error.WriteLine($"usage: {name} [--json] [--rounds <number>]");
            return 2;
        }
        var made = report(rounds);
        Console.WriteLine(
            arguments.Contains("--json")
                ? made.ToJsonString(new JsonSerializerOptions { WriteIndented = true })
                : table(made)
        );
        return 0;
    }

    private static int? Rounds(string[] arguments) =>
        arguments.Where(argument => argument != "--json").ToArray() switch
        {
            [] => DefaultRounds,
            ["--rounds", var text]
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
                    && rounds > 0 => rounds,
            _ => null,
        };
}
