using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Cli.Tests;

public class EvaluateCommandTests
{
    private static readonly string[] TeacherKeys =
    [
        "name",
        "gapMean",
        "gapStdErr",
        "gapClippedMean",
        "negativeGaps",
        "successRate",
        "deaths",
        "ignoredSentences",
        "seconds",
        "sentences",
        "truthfulness",
        "precision",
        "recall",
        "f1",
        "kendallTau",
        "kendallTauGames",
        "repeatedSentences",
        "misSlottedSentences",
        "hallucinatedSentences",
        "unreadSentences",
        "manipulatingSentences",
        "perEdit",
        "gapByUnknownEdits",
        "gapWithUnknownEdits",
        "leaveOneOut",
    ];

    private static readonly string[] PairKeys =
    [
        "teacher",
        "minus",
        "gapDifferenceMean",
        "low",
        "high",
        "betterRate",
        "equalRate",
        "worseRate",
    ];

    private static readonly string AppendixB = Path.Combine(AppContext.BaseDirectory, "Data", "appendix_b.yaml");

    [Test]
    public async Task Paper_scoring_gives_the_papers_baseline_and_sets_its_table_apart()
    {
        var run = (
            await Mindgrid.Run("evaluate", "--teacher", "silent,rules,truthful", "--scoring", "paper")
        ).Succeeded();

        var parts = run.Output.Split("\n\n");
        Assert.That(parts, Has.Length.EqualTo(6));
        Assert.That(
            parts[0],
            Does.StartWith("Practical alignment gap (lower is better), suite paper, 100 games.\nScoring paper: ")
        );
        Assert.That(Rows(parts[0]), Has.Count.EqualTo(4));
        Assert.That(
            Rows(parts[0])[0],
            Is.EqualTo([
                "teacher",
                "gap",
                "gap, negative as 0",
                "negative gaps",
                "success",
                "deaths",
                "ignored sentences",
                "seconds",
            ])
        );
        Assert.That(Rows(parts[0])[1][..2], Is.EqualTo(["silent", "65.91 ± 5.17"]));
        Assert.That(Rows(parts[0])[2][..2], Is.EqualTo(["rules", "21.36 ± 4.17"]));
        Assert.That(Rows(parts[0])[3][..2], Is.EqualTo(["truthful", "0.00 ± 0.00"]));

        Assert.That(parts[1], Does.StartWith("As reported in the paper (Table 1, 100 games; not computed here):\n"));
        Assert.That(Rows(parts[1]), Has.Count.EqualTo(8));
        Assert.That(Rows(parts[1])[1], Is.EqualTo(["No teaching", "65.91 ± 0.00", "65.91 ± 0.00", "65.91 ± 0.00"]));
        Assert.That(
            Rows(parts[1])[7],
            Is.EqualTo(["claude-3-5-sonnet-20240620", "26.08 ± 4.42", "22.66 ± 4.15", "30.88 ± 4.77"])
        );
    }

    [TestCase("strict")]
    [TestCase("success-only")]
    public async Task Other_scorings_show_nothing_of_the_papers_table(string scoring)
    {
        var run = (await Mindgrid.Run("evaluate", "--games", "2", "--scoring", scoring)).Succeeded();
        Assert.That(run.Output, Does.Contain($"Scoring {scoring}: "));
        Assert.That(run.Output, Does.Not.Contain("Table 1").And.Not.Contain("gpt"));
        Assert.That(
            Rows(run.Output.Split("\n\n")[0]),
            Has.Count.EqualTo(TeacherCatalog.BuiltIn.UsualNames.Count() + 1)
        );
    }

    [Test]
    public async Task Scoring_is_strict_unless_said_otherwise()
    {
        var run = (await Mindgrid.Run("evaluate", "--games", "2", "--json")).Succeeded();
        Assert.That(JsonNode.Parse(run.Output)!["scoring"]!.GetValue<string>(), Is.EqualTo("strict"));
    }

    [Test]
    public async Task A_pipe_gets_text_without_escapes_and_one_line_a_row()
    {
        string[] teachers = ["--teacher", "silent,random,rules,truthful"];
        var run = (await Mindgrid.Run(["evaluate", "--games", "1", "--scoring", "paper", .. teachers])).Succeeded();
        Assert.That(run.Output, Does.Not.Contain('\u001b'));
        Assert.That(
            Rows(run.Output).Select(row => row.Length),
            Is.EqualTo([.. Many(8, 5), .. Many(4, 8), .. Many(7, 5), .. Many(7, 5), .. Many(6, 3), .. Many(6, 4)])
        );

        static IEnumerable<int> Many(int length, int count) => Enumerable.Repeat(length, count);
    }

    [Test]
    public async Task After_the_gaps_come_what_was_said_the_gap_by_unknown_edits_and_the_pairs()
    {
        var run = (await Mindgrid.Run("evaluate", "--games", "40", "--teacher", "silent,rules,truthful")).Succeeded();
        var parts = run.Output.Split("\n\n");
        Assert.That(
            parts[1..].Select(part => part.Split('\n')[0]),
            Is.EqualTo([
                "What was said, beside the edits that the humans did not know of:",
                "Of the sentences:",
                "Gap by number of unknown edits:",
                "Paired differences: each teacher's gap minus that of rules, game by game (below 0 is better):",
            ])
        );
        var said = Rows(parts[1]);
        Assert.That(said[1], Is.EqualTo(["silent", "0", "-", "-", "0.00", "-", "-"]));
        Assert.That(said[3][2..6], Is.EqualTo(["1.00", "1.00", "1.00", "1.00"]));
        Assert.That(said[3][6], Does.StartWith("1.00 ("));

        var groups = Rows(parts[3]);
        Assert.That(groups[0], Is.EqualTo(["unknown", "games", "silent", "rules", "truthful"]));
        Assert.That(groups[1][0], Is.EqualTo("0"));
        Assert.That(groups[1][2], Is.EqualTo("0.00 ± 0.00"));
        Assert.That(groups[1..^1].Sum(row => int.Parse(row[1])), Is.EqualTo(40));
        Assert.That(groups[^1][0], Is.EqualTo("1 or more"));
        Assert.That(Rows(parts[4])[1..].Select(row => row[0]), Is.EqualTo(["silent", "truthful"]));
    }

    [Test]
    public async Task By_edit_there_is_a_table_for_each_teacher_that_speaks()
    {
        var run = (
            await Mindgrid.Run("evaluate", "--games", "40", "--teacher", "silent,truthful", "--by-edit")
        ).Succeeded();
        Assert.That(run.Output, Does.Contain("By edit, teacher truthful:").And.Not.Contain("By edit, teacher silent:"));
        var rows = Rows(run.Output.Split("\n\n")[^1]);
        Assert.That(
            rows[0],
            Is.EqualTo(["edit", "said", "true", "unknown", "precision", "recall", "F1", "cost if left out"])
        );
        Assert.That(rows.Single(row => row[0] == "hide_target_in_box")[^1], Is.EqualTo("99.00 ± 0.00"));
        Assert.That(rows[^1][0], Is.EqualTo("overall"));
    }

    [Test]
    public async Task Failures_are_listed_with_what_would_have_closed_them_and_counted()
    {
        string[] options = ["--games", "12", "--teacher", "silent,truthful", "--failures"];
        var output = (await Mindgrid.Run(["evaluate", .. options])).Succeeded().Output;
        var failed = output
            .Split('\n')
            .Where(line => line.StartsWith("  env-test_out-", StringComparison.Ordinal))
            .ToList();

        Assert.That(output, Does.Contain($"Teacher silent left a gap of 10 or more in {failed.Count} of 12 games."));
        Assert.That(failed, Has.Some.EndsWith(": unsaid: the target object has been hidden inside a box"));
        Assert.That(output, Does.Contain("unsaid: hide_target_in_box"));
        Assert.That(output, Does.Contain("Teacher truthful left a gap of 10 or more in 0 of 12 games."));
    }

    [Test]
    public async Task Failures_are_no_data_and_refused_with_it()
    {
        var run = await Mindgrid.Run("evaluate", "--games", "1", "--failures", "--json");

        Assert.That(run.Errors, Does.Contain("--failures does not go with --json"));
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public async Task Without_leaving_out_there_is_no_cost_and_all_else_is_the_same()
    {
        string[] options = ["--games", "10", "--teacher", "rules,truthful"];
        var (with, without) = (await Report(options), await Report([.. options, "--no-leave-one-out"]));
        foreach (var (one, other) in with["teachers"]!.AsArray().Zip(without["teachers"]!.AsArray()))
        {
            Assert.That(one!["leaveOneOut"]!.AsArray(), Is.Not.Empty);
            Assert.That(other!["leaveOneOut"], Is.Null);
            one.AsObject().Remove("leaveOneOut");
            other.AsObject().Remove("leaveOneOut");
        }
        Assert.That(Figures(without), Is.EqualTo(Figures(with)));

        var tables = (await Mindgrid.Run(["evaluate", .. options, "--no-leave-one-out", "--by-edit"])).Succeeded();
        Assert.That(Rows(tables.Output).Last()[^1], Is.EqualTo("-"));
    }

    [TestCase("silent,truthful", null, "silent")]
    [TestCase("silent,truthful,rules", null, "rules")]
    [TestCase("silent,truthful,rules", "truthful", "truthful")]
    public async Task Teachers_are_compared_with_the_baseline(string teachers, string? named, string expected)
    {
        string[] baseline = named is null ? [] : ["--baseline", named];
        var run = (await Mindgrid.Run(["evaluate", "--games", "3", "--teacher", teachers, .. baseline])).Succeeded();
        Assert.That(run.Output, Does.Contain($"each teacher's gap minus that of {expected}, "));
        var others = Rows(run.Output.Split("\n\n")[^1])[1..].Select(row => row[0]);
        Assert.That(others, Is.EqualTo(teachers.Split(',').Except([expected])));
    }

    [Test]
    public async Task A_teacher_alone_is_compared_with_nobody()
    {
        var run = (await Mindgrid.Run("evaluate", "--games", "3", "--teacher", "silent")).Succeeded();
        Assert.That(run.Output, Does.Not.Contain("Paired"));
        Assert.That((await Report("--games", "3", "--teacher", "silent"))["pairedDifferences"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_baseline_that_does_not_teach_is_refused()
    {
        var run = await Mindgrid.Run("evaluate", "--teacher", "silent,truthful", "--baseline", "rules");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(
            run.Errors,
            Is.EqualTo(
                "mindgrid: --baseline: 'rules' is not among the teachers that are evaluated: silent, truthful.\n"
            )
        );
    }

    [Test]
    public async Task The_JSON_report_has_these_keys_and_no_others()
    {
        var report = await Report("--games", "3", "--scoring", "paper");
        Assert.That(
            Keys(report),
            Is.EqualTo(["suite", "games", "scoring", "reader", "human", "teachers", "pairedDifferences"])
        );
        Assert.That(
            (Text(report["suite"]), report["games"]!.GetValue<int>(), Text(report["scoring"])),
            Is.EqualTo(("paper", 3, "paper"))
        );
        var teachers = report["teachers"]!.AsArray();
        Assert.That(
            teachers.Select(teacher => Text(teacher!["name"])),
            Is.EqualTo(["silent", "random", "rules", "truthful", "inverse-planning"])
        );
        foreach (var teacher in teachers)
        {
            Assert.That(Keys(teacher!), Is.EqualTo(TeacherKeys));
            Assert.That(teacher!["seconds"]!.GetValue<double>(), Is.Positive);
            foreach (var edit in Same(teacher["perEdit"]!.AsArray(), 12))
            {
                Assert.That(Keys(edit), Is.EqualTo(["edit", "said", "true", "unknown", "precision", "recall", "f1"]));
            }
            foreach (var group in teacher["gapByUnknownEdits"]!.AsArray())
            {
                Assert.That(Keys(group!), Is.EqualTo(["unknownEdits", "games", "gapMean", "gapStdErr"]));
            }
            Assert.That(Keys(teacher["gapWithUnknownEdits"]!), Is.EqualTo(["games", "gapMean", "gapStdErr"]));
            foreach (var cost in teacher["leaveOneOut"]!.AsArray())
            {
                Assert.That(Keys(cost!), Is.EqualTo(["edit", "sentences", "costMean", "costStdErr"]));
            }
            Assert.That(Text(teacher["leaveOneOut"]!.AsArray()[^1]!["edit"]), Is.EqualTo("overall"));
        }
        foreach (var pair in Same(report["pairedDifferences"]!.AsArray(), 10))
        {
            Assert.That(Keys(pair), Is.EqualTo(PairKeys));
        }

        static IEnumerable<JsonNode> Same(JsonArray array, int count)
        {
            Assert.That(array, Has.Count.EqualTo(count));
            return array.OfType<JsonNode>();
        }
    }

    [TestCase("literal", "suite paper, 2 games.\n")]
    [TestCase("sceptical:3", "suite paper, 2 games, human sceptical:3.\n")]
    [TestCase("forgetful", "suite paper, 2 games, human forgetful:3.\n")]
    public async Task A_human_that_is_not_literal_is_told_in_the_first_line(string human, string end)
    {
        var run = (await Mindgrid.Run("evaluate", "--games", "2", "--human", human)).Succeeded();
        Assert.That(run.Output, Does.StartWith($"Practical alignment gap (lower is better), {end}"));
    }

    [TestCase("strict")]
    [TestCase("paper")]
    public async Task Whoever_is_taught_is_named_and_learns_otherwise(string scoring)
    {
        string[] options = ["--games", "40", "--teacher", "truthful", "--scoring", scoring];
        Assert.That(Text((await Report(options))["human"]), Is.EqualTo("literal"));
        foreach (var human in (string[])["sceptical:2", "forgetful:3", "mishearing:0.5", "bounded:5"])
        {
            var report = await Report([.. options, "--human", human]);
            Assert.That(Text(report["human"]), Is.EqualTo(human));
            Assert.That(report["teachers"]![0]!["gapMean"]!.GetValue<double>(), Is.Positive, human);
        }
    }

    [Test]
    public async Task The_human_of_the_command_line_wins_over_the_configurations()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("game.yaml", [.. await File.ReadAllLinesAsync(AppendixB), "human: bounded:1"]);
        Assert.That(Text((await Report("--suite", file))["human"]), Is.EqualTo("bounded:1"));
        Assert.That(Text((await Report("--suite", file, "--human", "literal"))["human"]), Is.EqualTo("literal"));
        Assert.That(Text((await Report("--suite", AppendixB))["human"]), Is.EqualTo("literal"));
    }

    [Test]
    public async Task A_number_that_does_not_exist_is_null_in_the_JSON_report()
    {
        var report = await Report("--games", "1", "--teacher", "silent,truthful");
        var silent = report["teachers"]!.AsArray()[0]!;
        foreach (var key in (string[])["gapStdErr", "truthfulness", "precision", "f1", "kendallTau"])
        {
            Assert.That(silent[key], Is.Null, key);
        }
        Assert.That(silent["leaveOneOut"]![0]!["costMean"], Is.Null);
        var pair = report["pairedDifferences"]!.AsArray().Single()!;
        Assert.That((Text(pair["teacher"]), Text(pair["minus"])), Is.EqualTo(("silent", "truthful")));
        Assert.That((pair["low"], pair["high"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
    }

    [Test]
    public async Task The_JSON_report_of_the_papers_games_has_the_papers_figures()
    {
        var report = await Report("--scoring", "paper", "--teacher", "silent");
        var silent = report["teachers"]!.AsArray().Single()!;
        Assert.That(silent["gapMean"]!.GetValue<double>(), Is.EqualTo(65.91).Within(1e-9));
        Assert.That(silent["gapStdErr"]!.GetValue<double>(), Is.EqualTo(5.17).Within(0.005));
    }

    [TestCase("truthful", new[] { "truthful" })]
    [TestCase("rules,silent", new[] { "rules", "silent" })]
    [TestCase("rules, silent ,rules", new[] { "rules", "silent" }, Description = "Each teaches once")]
    public async Task Teachers_are_those_named_in_the_order_named(string teachers, string[] expected)
    {
        var report = await Report("--games", "1", "--teacher", teachers);
        Assert.That(report["teachers"]!.AsArray().Select(teacher => Text(teacher!["name"])), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_suite_file_gives_the_same_as_the_suite_that_was_written_to_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("five.jsonl");
        SuiteFile.Write(file, PaperFactory.TestGames(5));

        var (ofFile, ofSuite) = (await Report("--suite", file), await Report("--games", "5"));

        Assert.That((Text(ofFile["suite"]), Text(ofSuite["suite"])), Is.EqualTo((file, "paper")));
        Assert.That(ofFile["games"]!.GetValue<int>(), Is.EqualTo(5));
        Assert.That(Figures(ofFile), Is.EqualTo(Figures(ofSuite)));
    }

    [Test]
    public async Task Games_of_a_file_are_taken_from_the_first_on()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("five.jsonl");
        SuiteFile.Write(file, PaperFactory.TestGames(5));

        var (ofFile, ofSuite) = (await Report("--suite", file, "--games", "2"), await Report("--games", "2"));

        Assert.That(ofFile["games"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(Figures(ofFile), Is.EqualTo(Figures(ofSuite)));
    }

    [Test]
    public async Task The_papers_configuration_is_a_suite_of_one_game()
    {
        var run = (await Mindgrid.Run("evaluate", "--suite", AppendixB, "--scoring", "paper")).Succeeded();
        Assert.That(run.Output.ReplaceLineEndings(" "), Does.Contain("appendix_b.yaml, 1 game."));
        var report = await Report("--suite", AppendixB);
        Assert.That(report["games"]!.GetValue<int>(), Is.EqualTo(1));
        var truthful = report["teachers"]!.AsArray()[3]!;
        Assert.That(truthful["gapMean"]!.GetValue<double>(), Is.Zero);
        Assert.That(truthful["successRate"]!.GetValue<double>(), Is.EqualTo(1));
    }

    private static async Task<JsonObject> Report(params string[] options) =>
        JsonNode.Parse((await Mindgrid.Run(["evaluate", "--json", .. options])).Succeeded().Output)!.AsObject();

    /// <summary>All that is reported of the teachers, but the time.</summary>
    private static string Figures(JsonObject report)
    {
        foreach (var teacher in report["teachers"]!.AsArray())
        {
            teacher!.AsObject().Remove("seconds");
        }
        return report["teachers"]!.ToJsonString();
    }

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(field => field.Key);

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    /// <summary>The cells of each table row.</summary>
    private static List<string[]> Rows(string text) =>
        [
            .. text.Split('\n')
                .Where(line => Regex.IsMatch(line, @"^\|(?!-)"))
                .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
}
