using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Cli.Tests;

public class EvaluateCommandTests
{
    private static readonly string AppendixB = Path.Combine(AppContext.BaseDirectory, "Data", "appendix_b.yaml");

    [Test]
    public async Task Paper_scoring_gives_the_papers_baseline_and_sets_its_table_apart()
    {
        var run = (
            await Mindgrid.Run("evaluate", "--teacher", "silent,rules,truthful", "--scoring", "paper")
        ).Succeeded();

        var parts = run.Output.Split("\n\n");
        Assert.That(parts, Has.Length.EqualTo(2));
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
        Assert.That(Rows(run.Output), Has.Count.EqualTo(5));
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
        var run = (await Mindgrid.Run("evaluate", "--games", "1", "--scoring", "paper")).Succeeded();
        Assert.That(run.Output, Does.Not.Contain('\u001b'));
        Assert.That(Rows(run.Output).Select(row => row.Length), Is.EqualTo([.. Many(8, 5), .. Many(4, 8)]));

        static IEnumerable<int> Many(int length, int count) => Enumerable.Repeat(length, count);
    }

    [Test]
    public async Task The_JSON_report_has_these_keys_and_no_others()
    {
        var report = await Report("--games", "3", "--scoring", "paper");
        Assert.That(Keys(report), Is.EqualTo(["suite", "games", "scoring", "reader", "teachers"]));
        Assert.That(
            (Text(report["suite"]), report["games"]!.GetValue<int>(), Text(report["scoring"])),
            Is.EqualTo(("paper", 3, "paper"))
        );
        var teachers = report["teachers"]!.AsArray();
        Assert.That(
            teachers.Select(teacher => Text(teacher!["name"])),
            Is.EqualTo(["silent", "random", "rules", "truthful"])
        );
        foreach (var teacher in teachers)
        {
            Assert.That(
                Keys(teacher!),
                Is.EqualTo([
                    "name",
                    "gapMean",
                    "gapStdErr",
                    "gapClippedMean",
                    "negativeGaps",
                    "successRate",
                    "deaths",
                    "ignoredSentences",
                    "seconds",
                ])
            );
            Assert.That(teacher!["seconds"]!.GetValue<double>(), Is.Positive);
        }
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
