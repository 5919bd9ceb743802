namespace MindGrid.Rl.Cli;

using System.CommandLine;
using System.Globalization;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Demos;

/// <summary>mindgrid demos --out FILE: writes episodes of a teacher, to learn from.</summary>
internal static class DemosCommand
{
    private const int FreshGames = 100;

    public static Command Create(Terminal terminal)
    {
        var outFile = new Option<string>("--out")
        {
            Description = "The file to write: JSON lines, a header and then an episode a line.",
            Required = true,
        };
        var suite = GameSource.SuiteOption();
        var split = new Option<string?>("--split")
        {
            Description =
                $"Fresh games, drawn from --seed, in place of a suite: {string.Join(" or ", FreshSuite.Splits)}.",
        };
        var games = Choices.CountOption(
            "--games",
            "How many games, from the first on (default: 100 of the paper's or of fresh ones, all of a file's)."
        );
        var teacher = new Option<string>("--teacher")
        {
            Description = $"Who teaches: {string.Join(", ", TeacherCatalog.BuiltIn.Names)}.",
            DefaultValueFactory = _ => "truthful",
        };
        var human = Choices.HumanOption();
        var scoring = Choices.ScoringOption();
        var reader = Choices.ReaderOption();
        var maxSentences = Choices.CountOption(
            "--max-sentences",
            $"The most sentences of an episode; the rest is cut (default: {DemoSet.UsualMaxSentences})."
        );
        var seed = Choices.SeedOption("--seed", "Seeds the teachers that draw, and fresh games.", byDefault: 1);
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var command = new Command("demos", "Writes episodes of a teacher as actions with rewards, to learn from.")
        {
            outFile,
            suite,
            split,
            games,
            teacher,
            human,
            scoring,
            reader,
            maxSentences,
            seed,
            json,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                var path = parsed.GetRequiredValue(outFile);
                Choices.RequireWritable("--out", path);
                var drawnFrom = parsed.GetRequiredValue(seed)!.Value;
                var chosen = Choices.Teacher(
                    TeacherCatalog.Seeded(drawnFrom),
                    parsed.GetRequiredValue(teacher),
                    "demonstrations have one teacher"
                );
                var limit = Limit(parsed.GetValue(maxSentences));
                var (source, loaded) = Load(
                    parsed.GetResult(suite) is { Implicit: false },
                    parsed.GetRequiredValue(suite),
                    parsed.GetValue(split),
                    drawnFrom,
                    parsed.GetValue(games)
                );
                terminal.Warn(loaded.Warnings);
                var prepared = PreparedGame.FromMany(
                    loaded.Games,
                    Stepwise(Choices.Scoring(parsed, scoring, reader, loaded)),
                    Choices.Human(parsed.GetValue(human), loaded),
                    cancel: cancel
                );
                var set = DemoSet.Record(chosen.Name, chosen.For, prepared, source, drawnFrom, limit, cancel: cancel);
                DemoFile.Write(path, set);
                Report(terminal, path, set, parsed.GetValue(json));
                return CommandLine.Done;
            }
        );
        return command;
    }

    /// <summary>The games of a suite, or fresh ones where a split is named, with the name of where they come from.</summary>
    private static (string Source, LoadedGames Games) Load(
        bool isSuiteGiven,
        string suite,
        string? split,
        long seed,
        int? count
    )
    {
        if (split is null)
        {
            return (suite, GameSource.Load(suite, count));
        }
        if (isSuiteGiven)
        {
            throw new UsageException("--split draws fresh games in place of a suite; leave --split or --suite away.");
        }
        var drawn = SuiteCommand.Fresh(seed, split, SuiteCommand.Uniform, count ?? FreshGames);
        return ($"fresh {split}", new(TeachingGame.FromMany([.. drawn.Select(game => game.Spec)])));
    }

    private static int Limit(int? given) =>
        given is null or > 0
            ? given ?? DemoSet.UsualMaxSentences
            : throw new UsageException($"--max-sentences is {given}; it must be at least 1.");

    /// <summary>Sentences are paid for one by one, which the paper's scoring cannot do: it makes the best plan last.</summary>
    private static Scoring Stepwise(Scoring scoring) =>
        scoring.OnePlannerPerGame
            ? throw new UsageException(
                $"--scoring: {scoring.Name} scores an episode as a whole; demonstrations need a scoring of each sentence, strict or success-only."
            )
            : scoring;

    private static void Report(Terminal terminal, string path, DemoSet set, bool asJson)
    {
        var sentences = set.Demos.Sum(demo => demo.Steps.Count(step => !step.IsStop));
        var cut = set.Demos.Count(demo => demo.IsCut);
        var (before, after) = (set.Demos.Average(demo => demo.FirstGap), set.Demos.Average(demo => demo.FinalGap));
        if (asJson)
        {
            terminal.WriteJson(
                new
                {
                    file = path,
                    source = set.Source,
                    games = set.Demos.Length,
                    teacher = set.Teacher,
                    human = set.Human.Name,
                    scoring = set.Scoring.Name,
                    maxSentences = set.MaxSentences,
                    sentences,
                    cutEpisodes = cut,
                    firstGapMean = before,
                    finalGapMean = after,
                }
            );
            return;
        }
        terminal.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Wrote {set.Demos.Length} episodes of {set.Teacher} to {path}: {sentences} sentences, mean gap {before:F2} before and {Math.Round(after, 2) + 0.0:F2} after, {cut} cut at {set.MaxSentences} sentences."
            )
        );
    }
}
