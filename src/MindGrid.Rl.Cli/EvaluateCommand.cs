namespace MindGrid.Rl.Cli;

using System.CommandLine;
using System.Globalization;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Teaching;
using Spectre.Console;

/// <summary>mindgrid evaluate: lets teachers teach on a suite and prints the practical alignment gap of each.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var catalog = TeacherCatalog.BuiltIn;
        var suite = GameSource.SuiteOption();
        var games = Choices.CountOption(
            "--games",
            "How many games, from the first on (default: 100 of the paper's, all of a file's)."
        );
        var teachers = new Option<string>("--teacher")
        {
            Description =
                $"Who teaches, separated by commas: {string.Join(", ", catalog.Entries.Select(entry => $"{entry.Name} ({entry.Summary})"))}.",
            DefaultValueFactory = _ => string.Join(',', catalog.Names),
        };
        var scoring = Choices.ScoringOption();
        var reader = Choices.ReaderOption();
        var seed = Choices.SeedOption("--seed", "Seeds the teachers that draw.", byDefault: 1);
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var command = new Command("evaluate", "Evaluates teachers on a suite of games.")
        {
            suite,
            games,
            teachers,
            scoring,
            reader,
            seed,
            json,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                var seeded = TeacherCatalog.Seeded(parsed.GetRequiredValue(seed)!.Value);
                var chosen = Choices.Teachers(seeded, parsed.GetRequiredValue(teachers));
                var loaded = GameSource.Load(parsed.GetRequiredValue(suite), parsed.GetValue(games));
                terminal.Warn(loaded.Warnings);
                var request = new Request(
                    parsed.GetRequiredValue(suite),
                    chosen,
                    Choices.Scoring(parsed, scoring, reader, loaded),
                    loaded.Games
                );
                Evaluate(terminal, request, parsed.GetValue(json), cancel);
                return CommandLine.Done;
            }
        );
        return command;
    }

    private sealed record Request(
        string Suite,
        IReadOnlyList<TeacherEntry> Teachers,
        Scoring Scoring,
        IReadOnlyList<TeachingGame> Games
    );

    private static void Evaluate(Terminal terminal, Request request, bool asJson, CancellationToken cancel)
    {
        var results = new List<TeacherResult>();
        foreach (var teacher in request.Teachers)
        {
            results.Add(
                terminal.WithProgress(
                    $"Teacher {teacher.Name}",
                    request.Games.Count,
                    quiet: asJson,
                    progress => TeacherEvaluation.Run(request.Games, teacher, request.Scoring, progress, cancel)
                )
            );
        }
        if (asJson)
        {
            WriteJson(terminal, request, results);
        }
        else
        {
            WriteTables(terminal, request, results);
        }
    }

    private static void WriteJson(Terminal terminal, Request request, List<TeacherResult> results) =>
        terminal.WriteJson(
            new
            {
                suite = request.Suite,
                games = request.Games.Count,
                scoring = request.Scoring.Name,
                reader = request.Scoring.Reader.Name,
                teachers = results.Select(result => new
                {
                    name = result.Name,
                    gapMean = result.Gap.Mean,
                    gapStdErr = double.IsNaN(result.Gap.StandardError) ? (double?)null : result.Gap.StandardError,
                    gapClippedMean = result.ClippedGap.Mean,
                    negativeGaps = result.NegativeGaps,
                    successRate = result.SuccessRate,
                    deaths = result.Deaths,
                    ignoredSentences = result.IgnoredSentences,
                    seconds = result.Seconds,
                }),
            }
        );

    private static void WriteTables(Terminal terminal, Request request, List<TeacherResult> results)
    {
        terminal.WriteLine(
            $"Practical alignment gap (lower is better), suite {request.Suite}, {(request.Games.Count == 1 ? "1 game" : $"{request.Games.Count} games")}."
        );
        terminal.WriteLine($"Scoring {request.Scoring.Name}: {request.Scoring.Description}.");
        var table = new Table().Border(TableBorder.Ascii2);
        table.AddColumn("teacher");
        foreach (
            var heading in (string[])
                ["gap", "gap, negative as 0", "negative gaps", "success", "deaths", "ignored sentences", "seconds"]
        )
        {
            table.AddColumn(heading, column => column.RightAligned());
        }
        foreach (var result in results)
        {
            table.AddRow(
                result.Name,
                Shown(result.Gap),
                Shown(result.ClippedGap),
                Shown(result.NegativeGaps),
                result.SuccessRate.ToString("P0", CultureInfo.InvariantCulture),
                Shown(result.Deaths),
                Shown(result.IgnoredSentences),
                result.Seconds.ToString("F2", CultureInfo.InvariantCulture)
            );
        }
        terminal.Results.Write(table);
        if (request.Scoring.Name == Scoring.Paper.Name)
        {
            WritePaperTable(terminal);
        }
    }

    private static void WritePaperTable(Terminal terminal)
    {
        terminal.WriteLine("");
        terminal.WriteLine("As reported in the paper (Table 1, 100 games; not computed here):");
        var table = new Table().Border(TableBorder.Ascii2);
        table.AddColumn("teacher");
        foreach (var shots in (string[])["zero-shot", "one-shot", "five-shot"])
        {
            table.AddColumn(shots, column => column.RightAligned());
        }
        foreach (var row in PaperTable.Rows)
        {
            table.AddRow(row.Teacher, Shown(row.ZeroShot), Shown(row.OneShot), Shown(row.FiveShot));
        }
        terminal.Results.Write(table);
    }

    private static string Shown(Estimate estimate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{estimate.Mean:F2} ± {(double.IsNaN(estimate.StandardError) ? "?" : $"{estimate.StandardError:F2}")}"
        );

    private static string Shown(int count) => count.ToString(CultureInfo.InvariantCulture);
}
