namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

/// <summary>mindgrid evaluate: lets teachers teach on a suite and prints the practical alignment gap of each, and what they said.</summary>
internal static class EvaluateCommand
{
    private const string UsualBaseline = "rules";

    public static Command Create(Terminal terminal)
    {
        var catalog = TeacherCatalog.BuiltIn;
        var suite = GameSource.SuiteOption();
        var count = Choices.CountOption(
            "--games",
            "How many games, from the first on (default: 100 of the paper's, all of a file's)."
        );
        var teachers = new Option<string>("--teacher")
        {
            Description =
                $"Who teaches, separated by commas: {string.Join(", ", catalog.Entries.Select(entry => $"{entry.Name} ({entry.Summary})"))}, {TrainedTeachers.Usage}; with --run also language models: {EvaluateRun.ModelNames}.",
            DefaultValueFactory = _ => string.Join(',', catalog.UsualNames),
        };
        var scoring = Choices.ScoringOption();
        var reader = Choices.ReaderOption();
        var human = Choices.HumanOption();
        var seed = Choices.SeedOption("--seed", "Seeds the teachers that draw.", byDefault: 1);
        var baseline = new Option<string?>("--baseline")
        {
            Description = $"The teacher that the others are compared with (default: {UsualBaseline}, else the first).",
        };
        var byEdit = new Option<bool>("--by-edit") { Description = "Also print a table by edit for each teacher." };
        var noLeaveOneOut = new Option<bool>("--no-leave-one-out")
        {
            Description = "Do not measure what each sentence is worth, which takes one more episode for each.",
        };
        var failures = new Option<bool>("--failures")
        {
            Description =
                $"Also print the games that each teacher left a gap of {FailedGame.FailedFrom} or more in, and which one sentence, added or left out, would have closed it.",
        };
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var command = new Command("evaluate", "Evaluates teachers on a suite of games.")
        {
            suite,
            count,
            teachers,
            scoring,
            reader,
            human,
            seed,
            baseline,
            byEdit,
            noLeaveOneOut,
            failures,
            json,
        };
        var flags = new RunFlags();
        foreach (var flag in flags.All)
        {
            command.Options.Add(flag);
        }
        command.OnRun(
            (parsed, cancel) =>
            {
                if (flags.IsRun(parsed))
                {
                    RefuseInRuns(parsed, baseline, byEdit, noLeaveOneOut, failures, json);
                    var run = flags.Request(
                        parsed,
                        [
                            (suite, "suites", RunFlags.NodeOf(parsed.GetRequiredValue(suite), isList: true)),
                            (count, "games", parsed.GetValue(count)),
                            (teachers, "teachers", RunFlags.NodeOf(parsed.GetRequiredValue(teachers), isList: true)),
                            (scoring, "scoring", parsed.GetRequiredValue(scoring)),
                            (reader, "reader", parsed.GetValue(reader)),
                            (human, "human", parsed.GetValue(human)),
                            (seed, "seed", parsed.GetValue(seed)),
                        ],
                        catalog.UsualNames
                    );
                    return new EvaluateRun(terminal, run).Go(cancel);
                }
                if (parsed.GetValue(json) && parsed.GetValue(failures))
                {
                    throw new UsageException("--failures does not go with --json: it is a list for people.");
                }
                var named = parsed.GetRequiredValue(teachers);
                if (
                    named.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(ModelProviders.IsModel) is { } model
                )
                {
                    throw new UsageException(
                        $"--teacher: {model} is a language model; --run DIR says where its answers are kept."
                    );
                }
                var seeded = TeacherCatalog.Seeded(parsed.GetRequiredValue(seed)!.Value);
                var chosen = Choices.Teachers(TrainedTeachers.In(seeded, named), named);
                var comparedWith = Baseline(chosen, parsed.GetValue(baseline));
                var loaded = GameSource.Load(parsed.GetRequiredValue(suite), parsed.GetValue(count));
                terminal.Warn(loaded.Warnings);
                var request = new EvaluateRequest(
                    parsed.GetRequiredValue(suite),
                    Choices.Scoring(parsed, scoring, reader, loaded),
                    Choices.Human(parsed.GetValue(human), loaded),
                    loaded.Games
                );
                var asJson = parsed.GetValue(json);
                var games = PreparedGame.FromMany(request.Games, request.Scoring, request.Human, cancel: cancel);
                var leaveOneOut = !parsed.GetValue(noLeaveOneOut);
                var results = Evaluate(terminal, games, chosen, leaveOneOut, quiet: asJson, cancel);
                if (asJson)
                {
                    terminal.WriteJson(EvaluateJson.Of(request, results));
                }
                else
                {
                    new EvaluateTables(terminal, request, results).Write(comparedWith, parsed.GetValue(byEdit));
                    foreach (var teacher in chosen.Where(_ => parsed.GetValue(failures)))
                    {
                        FailureList.Write(terminal, games, teacher, cancel);
                    }
                }
                return CommandLine.Done;
            }
        );
        return command;
    }

    /// <summary>A run keeps what its report is made of; what only the tables of a plain evaluation know would be passed over.</summary>
    private static void RefuseInRuns(ParseResult parsed, params Option[] options)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } refused)
        {
            throw new UsageException($"{refused.Name} does not go with a run; mindgrid report makes its tables.");
        }
    }

    private static string Baseline(IReadOnlyList<TeacherEntry> teachers, string? named)
    {
        var names = teachers.Select(teacher => teacher.Name).ToList();
        if (named is null)
        {
            return names.Contains(UsualBaseline) ? UsualBaseline : names[0];
        }
        return names.Contains(named)
            ? named
            : throw new UsageException(
                $"--baseline: '{named}' is not among the teachers that are evaluated: {string.Join(", ", names)}."
            );
    }

    private static List<TeacherResult> Evaluate(
        Terminal terminal,
        IReadOnlyList<PreparedGame> games,
        IReadOnlyList<TeacherEntry> teachers,
        bool leaveOneOut,
        bool quiet,
        CancellationToken cancel
    ) =>
        [
            .. teachers.Select(teacher =>
                terminal.WithProgress(
                    $"Teacher {teacher.Name}",
                    games.Count,
                    quiet,
                    progress => TeacherEvaluation.Run(games, teacher, leaveOneOut, progress: progress, cancel: cancel)
                )
            ),
        ];
}

/// <summary>What is evaluated.</summary>
/// <param name="Suite">What --suite says.</param>
/// <param name="Scoring">The convention.</param>
/// <param name="Human">Who is taught.</param>
/// <param name="Games">The games.</param>
internal sealed record EvaluateRequest(string Suite, Scoring Scoring, Human Human, IReadOnlyList<TeachingGame> Games);
