namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;
using Spectre.Console;

/// <summary>mindgrid bank --out FILE: writes prepared games; mindgrid bank --show FILE: says what is in such a file.</summary>
internal static class BankCommand
{
    private const string Both = "both";

    public static Command Create(Terminal terminal)
    {
        var outFile = new Option<string?>("--out") { Description = "The bank to write; needs --games." };
        var shown = new Option<string?>("--show") { Description = "The bank to look into." };
        var games = Choices.CountOption("--games", "How many games.");
        var shape = new Option<string>("--shape")
        {
            Description =
                $"How many edits games have: {string.Join(", ", GameShapes.Names)}; in balanced games every edit matters.",
            DefaultValueFactory = _ => GameShape.TestLike.Name(),
        };
        var colors = new Option<string>("--colors")
        {
            Description =
                $"Whose colours worlds have: {string.Join(", ", FreshGames.Splits)}; only games in those of train are to be trained on.",
            DefaultValueFactory = _ => GameSplit.Train,
        };
        var layout = new Option<string>("--layout")
        {
            Description = $"The layout: {string.Join(", ", LayoutTraits.Names)}, or {Both}.",
            DefaultValueFactory = _ => Both,
        };
        var seed = Choices.SeedOption("--seed", "Names the bank: the same seed gives the same games.", byDefault: 1);
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var command = new Command(
            "bank",
            "Writes prepared games for a teaching environment, or says what is in such a file."
        )
        {
            outFile,
            shown,
            games,
            shape,
            colors,
            layout,
            seed,
            json,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                var (written, read) = (parsed.GetValue(outFile), parsed.GetValue(shown));
                var asJson = parsed.GetValue(json);
                if (written is not null && read is null)
                {
                    var source = Source(
                        parsed.GetRequiredValue(shape),
                        parsed.GetRequiredValue(colors),
                        parsed.GetRequiredValue(layout)
                    );
                    var count = RequireCount(parsed.GetValue(games));
                    Write(terminal, written, source, count, parsed.GetRequiredValue(seed)!.Value, asJson, cancel);
                }
                else if (written is null && read is not null)
                {
                    Show(terminal, read, asJson, cancel);
                }
                else
                {
                    throw new UsageException("bank needs either --out FILE or --show FILE.");
                }
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static void Write(
        Terminal terminal,
        string path,
        FreshGames source,
        int count,
        long seed,
        bool asJson,
        CancellationToken cancel
    )
    {
        Choices.RequireWritable("--out", path);
        terminal.WithProgress(
            "Drawing games",
            count,
            quiet: asJson,
            progress =>
            {
                GameBank.Write(path, source, count, seed, source.Describe(), progress, cancel: cancel);
                return count;
            }
        );
        if (asJson)
        {
            terminal.WriteJson(new { file = path, games = count });
            return;
        }
        terminal.WriteLine($"Wrote {count} games to {path}.");
    }

    private static void Show(Terminal terminal, string path, bool asJson, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"--show: '{path}' is no file.");
        }
        using var bank = GameBank.Open(path);
        var contents = BankContents.Of(bank, cancel);
        if (asJson)
        {
            terminal.WriteJson(contents);
            return;
        }
        terminal.WriteLine($"{path}: {bank.Count} games, drawn from {bank.Source}.");
        terminal.WriteLine($"Layouts: {Counts(contents.Layouts)}.");
        terminal.WriteLine($"Edits that the human does not know of: {Counts(contents.UnknownEdits)}.");
        var table = new Table().Border(TableBorder.Ascii2);
        table.AddColumn("edit");
        table.AddColumn(new TableColumn("unknown in").RightAligned());
        table.AddColumn(new TableColumn("known in").RightAligned());
        foreach (var (name, counts) in contents.Edits)
        {
            table.AddRow(name, $"{counts.Unknown}", $"{counts.Known}");
        }
        terminal.Results.Write(table);
    }

    private static string Counts(IReadOnlyDictionary<string, int> games) =>
        string.Join(", ", games.Select(count => $"{count.Key} in {count.Value}"));

    private static FreshGames Source(string shape, string colors, string layout)
    {
        if (!GameShapes.TryParse(shape, out var drawn))
        {
            throw new UsageException(
                $"--shape: there is no shape '{shape}'; known are {string.Join(", ", GameShapes.Names)}."
            );
        }
        if (!FreshGames.Splits.Contains(colors))
        {
            throw new UsageException(
                $"--colors: there are no colours of '{colors}'; known are {string.Join(", ", FreshGames.Splits)}."
            );
        }
        var isChosen = LayoutTraits.TryParse(layout, out var chosen);
        if (!isChosen && layout != Both)
        {
            throw new UsageException(
                $"--layout: there is no layout '{layout}'; known are {string.Join(", ", LayoutTraits.Names)}, {Both}."
            );
        }
        return new(drawn, colors, isChosen ? chosen : null, training: colors == GameSplit.Train);
    }

    private static int RequireCount(int? games) =>
        games switch
        {
            null => throw new UsageException("--out needs --games N."),
            < 1 => throw new UsageException($"--games is {games}; it must be at least 1."),
            _ => games.Value,
        };
}
