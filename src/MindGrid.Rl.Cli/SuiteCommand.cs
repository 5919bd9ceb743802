namespace MindGrid.Rl.Cli;

using System.CommandLine;
using System.Globalization;
using MindGrid.Rl.Suites;

/// <summary>mindgrid suite paper|fresh --out FILE: writes the games of a suite.</summary>
internal static class SuiteCommand
{
    internal const string Uniform = "uniform";
    private const string AllLeft = "n-2";
    private const string Exactly = "exactly:";

    public static Command Create(Terminal terminal) =>
        new("suite", "Writes the games of a suite to a file.") { CreatePaper(terminal), CreateFresh(terminal) };

    private static Command CreatePaper(Terminal terminal)
    {
        var (outFile, json) = Options();
        var command = new Command("paper", "The paper's 7000 games: its whole factory replayed from seed 100.")
        {
            outFile,
            json,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                Write(
                    terminal,
                    "paper",
                    parsed.GetRequiredValue(outFile),
                    parsed.GetValue(json),
                    PaperFactory.GameCount,
                    progress => PaperFactory.Games(progress, cancel)
                );
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static Command CreateFresh(Terminal terminal)
    {
        var (outFile, json) = Options();
        var seed = Choices.SeedOption(
            "--seed",
            "Names the suite: the same seed gives the same games.",
            byDefault: null
        );
        var games = Choices.CountOption("--games", "How many games (default: 100).");
        var split = new Option<string>("--split")
        {
            Description = $"Whose colours and edits: {string.Join(" or ", FreshSuite.Splits)}.",
            DefaultValueFactory = _ => GameSplit.TestOut,
        };
        var edits = new Option<string>("--edits")
        {
            Description =
                $"How many edits the human does not know of: '{Uniform}' as the paper's factory draws, '{Exactly}K' with K from 0 to "
                + $"{FreshSuite.MaxUnknownEdits}, or '{AllLeft}' for all that are left.",
            DefaultValueFactory = _ => Uniform,
        };
        var command = new Command("fresh", "New games of the paper's distribution, none of them in its data set.")
        {
            outFile,
            seed,
            games,
            split,
            edits,
            json,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                var count = parsed.GetValue(games) ?? 100;
                var drawn = Fresh(
                    parsed.GetRequiredValue(seed)!.Value,
                    parsed.GetRequiredValue(split),
                    parsed.GetRequiredValue(edits),
                    count
                );
                Write(
                    terminal,
                    "fresh",
                    parsed.GetRequiredValue(outFile),
                    parsed.GetValue(json),
                    count,
                    progress => Draw(drawn, progress, cancel)
                );
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static (Option<string> Out, Option<bool> Json) Options() =>
        (
            new("--out") { Description = "The file to write: JSON lines, one game a line.", Required = true },
            new("--json") { Description = "Report as JSON." }
        );

    /// <summary>Draws fresh games.</summary>
    /// <exception cref="UsageException">No such split, edits or count.</exception>
    internal static IEnumerable<SuiteGame> Fresh(long seed, string split, string edits, int count)
    {
        if (count < 1)
        {
            throw new UsageException($"--games is {count}; it must be at least 1.");
        }
        try
        {
            return FreshSuite.Games(seed, split, ParseEdits(edits)).Take(count);
        }
        catch (ArgumentException error)
        {
            var option = error.ParamName == "split" ? "--split" : "--edits";
            throw new UsageException($"{option}: {error.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static UnknownEdits ParseEdits(string edits) =>
        edits == Uniform ? UnknownEdits.AsFactory
        : edits == AllLeft ? UnknownEdits.AllLeft
        : edits.StartsWith(Exactly, StringComparison.Ordinal)
        && int.TryParse(edits[Exactly.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? UnknownEdits.Exactly(count)
        : throw new UsageException($"--edits is '{edits}'; allowed are {Uniform}, {Exactly}K and {AllLeft}.");

    private static List<SuiteGame> Draw(IEnumerable<SuiteGame> games, IProgress<int> progress, CancellationToken cancel)
    {
        var drawn = new List<SuiteGame>();
        foreach (var game in games)
        {
            cancel.ThrowIfCancellationRequested();
            drawn.Add(game);
            progress.Report(drawn.Count);
        }
        return drawn;
    }

    private static void Write(
        Terminal terminal,
        string suite,
        string path,
        bool asJson,
        int total,
        Func<IProgress<int>, IReadOnlyList<SuiteGame>> draw
    )
    {
        Choices.RequireWritable("--out", path);
        var games = terminal.WithProgress($"Drawing the {suite} suite", total, quiet: asJson, draw);
        SuiteFile.Write(path, games);
        if (asJson)
        {
            terminal.WriteJson(
                new
                {
                    suite,
                    file = path,
                    games = games.Count,
                }
            );
            return;
        }
        var counts = games.GroupBy(game => game.Spec.Split).Select(split => $"{split.Key} {split.Count()}");
        terminal.WriteLine($"Wrote {games.Count} games to {path} ({string.Join(", ", counts)}).");
    }
}
