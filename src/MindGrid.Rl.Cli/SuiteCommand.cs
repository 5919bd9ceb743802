namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Suites;
using Spectre.Console;

/// <summary>mindgrid suite paper --out FILE: regenerates a suite of games.</summary>
internal static class SuiteCommand
{
    private const int PaperGames = 7000;

    public static Command Create(Terminal terminal)
    {
        var outFile = new Option<string>("--out")
        {
            Description = "The file to write: JSON lines, one game a line.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var paper = new Command("paper", "The paper's 7000 games: its whole factory replayed from seed 100.")
        {
            outFile,
            json,
        };
        paper.SetAction(
            (parsed, cancel) =>
            {
                WritePaper(terminal, parsed.GetRequiredValue(outFile), parsed.GetValue(json), cancel);
                return Task.FromResult(CommandLine.Done);
            }
        );
        return new Command("suite", "Writes the games of a suite to a file.") { paper };
    }

    private static void WritePaper(Terminal terminal, string path, bool asJson, CancellationToken cancel)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(directory))
        {
            throw new UsageException($"--out names a file in '{directory}', which does not exist.");
        }
        var games = terminal.WithProgress(
            "Replaying the paper's factory",
            PaperGames,
            quiet: asJson,
            progress => PaperFactory.Games(progress, cancel)
        );
        SuiteFile.Write(path, games);
        if (asJson)
        {
            terminal.WriteJson(
                new
                {
                    suite = "paper",
                    file = path,
                    games = games.Count,
                }
            );
            return;
        }
        var counts = games.GroupBy(game => game.Spec.Split).Select(split => $"{split.Key} {split.Count()}");
        terminal.Results.WriteLine($"Wrote {games.Count} games to {path} ({string.Join(", ", counts)}).");
    }
}
