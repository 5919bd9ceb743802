using System.Text.Json.Nodes;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Cli.Tests;

public class DemosCommandTests
{
    [Test]
    public async Task The_episodes_have_the_gaps_that_evaluate_prints()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("demos.jsonl");
        string[] same = ["--games", "30", "--teacher", "rules", "--human", "mishearing:0.5", "--json"];
        var report = JsonNode.Parse((await Mindgrid.Run(["demos", "--out", file, .. same])).Succeeded().Output)!;
        var evaluated = JsonNode.Parse((await Mindgrid.Run(["evaluate", .. same])).Succeeded().Output)!;
        var set = DemoFile.Read(file);

        Assert.That(set.Demos, Has.Length.EqualTo(30));
        Assert.That(
            (set.Teacher, set.Human, set.Scoring.Name, set.Source, set.MaxSentences),
            Is.EqualTo(("rules", (Human)new MishearingHuman { Rate = 0.5 }, "strict", "paper", 8))
        );
        var gap = evaluated["teachers"]![0]!["gapMean"]!.GetValue<double>();
        Assert.That(set.Demos.Average(demo => demo.FinalGap), Is.EqualTo(gap).Within(1e-9));
        Assert.That(report["finalGapMean"]!.GetValue<double>(), Is.EqualTo(gap).Within(1e-9));
        Assert.That(
            report["sentences"]!.GetValue<int>(),
            Is.EqualTo(evaluated["teachers"]![0]!["sentences"]!.GetValue<int>())
        );
    }

    [Test]
    public async Task The_JSON_report_has_these_keys_and_no_others()
    {
        using var folder = new TemporaryFolder();
        string[] options = ["demos", "--out", folder.PathOf("demos.jsonl"), "--games", "2", "--json"];
        var report = JsonNode.Parse((await Mindgrid.Run(options)).Succeeded().Output)!.AsObject();
        Assert.That(
            report.Select(field => field.Key),
            Is.EqualTo([
                "file",
                "source",
                "games",
                "teacher",
                "human",
                "scoring",
                "maxSentences",
                "sentences",
                "cutEpisodes",
                "firstGapMean",
                "finalGapMean",
            ])
        );
    }

    [Test]
    public async Task Fresh_games_are_those_of_the_fresh_suite()
    {
        using var folder = new TemporaryFolder();
        var (file, again) = (folder.PathOf("demos.jsonl"), folder.PathOf("again.jsonl"));
        string[] options = ["demos", "--split", "train", "--seed", "7", "--games", "5", "--out"];
        var run = (await Mindgrid.Run([.. options, file])).Succeeded();
        (await Mindgrid.Run([.. options, again])).Succeeded();

        Assert.That(run.Output, Does.StartWith($"Wrote 5 episodes of truthful to {file}: 10 sentences, mean gap "));
        Assert.That(
            DemoFile.Read(file).Demos.Select(demo => demo.Game.Spec.Id),
            Is.EqualTo(FreshSuite.Games(7, "train").Take(5).Select(game => game.Spec.Id))
        );
        Assert.That(DemoFile.Read(file).Source, Is.EqualTo("fresh train"));
        Assert.That(await File.ReadAllBytesAsync(again), Is.EqualTo(await File.ReadAllBytesAsync(file)));
    }

    [Test]
    public async Task The_games_of_a_configuration_come_with_its_human_and_rewards()
    {
        using var folder = new TemporaryFolder();
        var paper = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "appendix_b.yaml"));
        var yaml = folder.Write("game.yaml", [.. paper, "reward: {success: 50}", "human: forgetful:4"]);
        var file = folder.PathOf("demos.jsonl");
        (await Mindgrid.Run("demos", "--suite", yaml, "--out", file)).Succeeded();
        var set = DemoFile.Read(file);

        Assert.That((set.Human.Name, set.Scoring.Rewards.Success), Is.EqualTo(("forgetful:4", 50)));
        Assert.That(set.Demos.Single().Best, Is.EqualTo(40));
    }

    [Test]
    public async Task What_goes_wrong_leaves_what_was_there_before()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("demos.jsonl", "what was there before");
        foreach (var (options, message) in Mistakes)
        {
            var run = await Mindgrid.Run(["demos", "--out", file, .. options.Split(' ')]);
            Assert.That((run.ExitCode, run.Output, run.Errors), Is.EqualTo((2, "", $"mindgrid: {message}\n")));
        }
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("what was there before\n"));
    }

    private static readonly (string Options, string Message)[] Mistakes =
    [
        ("--split val_out", "--split: There is no fresh split 'val_out'; known are train, test_out."),
        (
            "--split train --suite paper",
            "--split draws fresh games in place of a suite; leave --split or --suite away."
        ),
        ("--split train --games 0", "--games is 0; it must be at least 1."),
        ("--max-sentences 0", "--max-sentences is 0; it must be at least 1."),
        ("--teacher silent,rules", "--teacher: demonstrations have one teacher; name only one."),
        (
            "--scoring paper",
            "--scoring: paper scores an episode as a whole; demonstrations need a scoring of each sentence, strict or success-only."
        ),
        ("--human deaf", $"--human: There is no human 'deaf'; allowed are {HumanNames.Usage}."),
    ];
}
