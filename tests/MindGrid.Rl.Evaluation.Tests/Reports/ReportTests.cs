using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

public class ReportTests
{
    private const string Gpt = "openai:gpt-4o-2024-05-13";

    [Test]
    public void A_row_sums_up_the_games_of_one_teacher_and_prompt()
    {
        var row = Only([
            Samples.Scored(Gpt, 1, "b", 90),
            Samples.Scored(Gpt, 1, "a", -10),
            Samples.Scored(Gpt, 1, "c", 40),
            Samples.Failed(Gpt, 1, "d", "No answer came."),
        ])
            .Rows.Single();

        Assert.That(row.By, Is.EqualTo(new TaughtBy(Gpt, new PromptSpec(1))));
        Assert.That(
            row.Gaps,
            Is.EqualTo(
                new Dictionary<string, int>
                {
                    ["a"] = -10,
                    ["b"] = 90,
                    ["c"] = 40,
                }
            )
        );
        Assert.That(row.Failures, Is.EqualTo(new Dictionary<string, string> { ["d"] = "No answer came." }));
        Assert.That(row.Gap, Is.EqualTo(Estimate.From([-10, 90, 40])));
        Assert.That(row.Gap95, Is.EqualTo(Bootstrap.MeanInterval95([-10, 90, 40])));
        Assert.That((row.NegativeGaps, row.Successes, row.Deaths), Is.EqualTo((1, 2, 1)));
        Assert.That(row.GapByLayout[Layout.RoomDoorKey], Is.EqualTo(new GapOver(3, row.Gap)));
        Assert.That(row.GapByLayout[Layout.TreasureIsland].Games, Is.Zero);
        Assert.That(row.GapByUnknownEdits.Groups, Is.EqualTo([new GapAt(2, 3, row.Gap)]));
        Assert.That(
            row.GapByEdit.Where(edit => edit.Value.Games > 0).Select(edit => edit.Key),
            Is.EqualTo([EditKind.FlipVertical, EditKind.AddPassage])
        );
        Assert.That(row.Spending, Is.EqualTo(new Spending(4, 3000, 60, 0.004m, TimeSpan.FromSeconds(2))));
    }

    [Test]
    public void Sentences_count_by_verdict_and_edit()
    {
        var row = Only([
            Samples
                .Scored(Gpt, 0, "a", 0)
                .Saying(
                    Samples.Sentence("true", Samples.Flip),
                    Samples.Sentence("repeated", Samples.Flip),
                    Samples.Sentence(
                        "mis-slotted",
                        "there is a walkable passage at column 1 row 2",
                        "There is a wall."
                    ),
                    Samples.Sentence("hallucinated", "the target object has been hidden inside a box"),
                    Samples.Sentence("unread", null, "No edit.")
                ),
        ])
            .Rows.Single();

        var said = row.Said;
        Assert.That(
            (
                said.TrueSentences,
                said.RepeatedSentences,
                said.MisSlottedSentences,
                said.HallucinatedSentences,
                said.UnreadSentences
            ),
            Is.EqualTo((1, 1, 1, 1, 1))
        );
        Assert.That((said.Truthfulness, said.Score), Is.EqualTo((0.2, new EditScore(4, 1, 2))));
        Assert.That(said.PerEdit[(int)EditKind.FlipVertical].Score, Is.EqualTo(new EditScore(2, 1, 1)));
        Assert.That(said.PerEdit[(int)EditKind.HideTargetInBox].Score, Is.EqualTo(new EditScore(1, 0, 0)));
        Assert.That(row.IgnoredSentences, Is.EqualTo(2));
    }

    // The first plan is really worth 0 and believed 90, the taught one 90 - gap and 80; the best is 90.
    [Test]
    public void A_taught_plan_that_looked_worse_would_have_been_under_appreciated()
    {
        var row = Only(Samples.Row(Gpt, 0, 0, 30, 90, 100)).Rows.Single();
        Assert.That(
            row.Choices,
            Is.EqualTo(
                new Dictionary<ChoiceOutcome, int>
                {
                    [ChoiceOutcome.Aligned] = 0,
                    [ChoiceOutcome.UnderAppreciation] = 2,
                    [ChoiceOutcome.OverAppreciation] = 0,
                    [ChoiceOutcome.UnderAchievement] = 2,
                }
            )
        );
    }

    [Test]
    public void The_order_of_the_records_does_not_matter()
    {
        SampleRecord[] records =
        [
            .. Samples.Row("silent", null, 90, 10, 40, 70),
            .. Samples.Row(Gpt, 0, 10, 10, 0, -5),
            .. Samples.Row(Gpt, 5, 90, 0, 3, 7),
            Samples.Failed(Gpt, 5, "game-4", "one"),
            Samples.Failed(Gpt, 5, "game-4", "another"),
        ];
        var text = Written(records);
        var random = new CPythonRandom(3);
        for (var i = 0; i < 10; i++)
        {
            var shuffled = records.OrderBy(_ => random.Below(1000)).ToArray();
            Assert.That(Written(shuffled), Is.EqualTo(text));
        }
    }

    [Test]
    public void Teachers_stand_in_order_with_no_teaching_first()
    {
        var report = Only([
            .. Samples.Row(Gpt, 5, 1),
            .. Samples.Row("rules", null, 1),
            .. Samples.Row(Gpt, 0, 1),
            .. Samples.Row("anthropic:claude", 0, 1),
            .. Samples.Row("silent", null, 1),
        ]);
        Assert.That(
            report.Rows.Select(row => row.By.Name),
            Is.EqualTo(["silent", "rules", "anthropic:claude, zero-shot", $"{Gpt}, zero-shot", $"{Gpt}, five-shot"])
        );
    }

    // By hand: of the games that both have, 10 - 90, 10 - 10 and 0 - 40.
    [Test]
    public void Results_are_paired_game_by_game_over_those_that_both_have()
    {
        var report = Only([
            .. Samples.Row("silent", null, 90, 10, 40, 70),
            .. Samples.Row(Gpt, 0, 10, 10, 0),
            Samples.Failed(Gpt, 0, "game-3", "No answer came."),
            .. Samples.Row(Gpt, 1, 20, 10, 0, 0),
        ]);
        var pair = report.Baselines[0];
        Assert.That((pair.Of.Name, pair.With.Name, pair.Games), Is.EqualTo(($"{Gpt}, zero-shot", "silent", 3)));
        Assert.That(pair.Gap, Is.EqualTo(PairedDifference.Between([10, 10, 0], [90, 10, 40])));
        Assert.That(pair.Bootstrap95, Is.EqualTo(Bootstrap.MeanInterval95([-80, 0, -40])));

        var examples = report.Examples.Single();
        Assert.That(
            (examples.Of.Name, examples.With.Name, examples.Games),
            Is.EqualTo(($"{Gpt}, one-shot", $"{Gpt}, zero-shot", 3))
        );
        Assert.That(examples.Gap.Difference.Mean, Is.EqualTo(10.0 / 3));
    }

    [Test]
    public void What_was_played_under_other_conventions_stands_in_a_part_of_its_own()
    {
        var strict = Samples.Scored("silent", null, "a", 1) with { Versions = Samples.Versions("strict") };
        var otherSuite = Samples.Scored("silent", null, "a", 1);
        otherSuite = otherSuite with { Id = otherSuite.Id with { Suite = "fresh" } };
        var report = Report.From([strict, Samples.Scored("silent", null, "a", 1), otherSuite]);
        Assert.That(
            report.Settings.Select(setting => (setting.Setting.Suite, setting.Setting.Scoring)),
            Is.EqualTo([("fresh", "paper"), ("paper", "paper"), ("paper", "strict")])
        );
    }

    [Test]
    public void Another_version_of_the_package_is_named_and_stays_in_the_same_part()
    {
        var later = Samples.Scored("silent", null, "b", 1) with { Versions = Samples.Versions("paper", "1.1") };
        var report = Only([Samples.Scored("silent", null, "a", 1), later]);
        Assert.That(
            report.Description,
            Is.EqualTo("human literal, reader reference, scoring paper; 2 games; made by mindgrid 1.0 and 1.1.")
        );
    }

    [Test]
    public void The_findings_are_asked_of_each_kind_of_prompt_apart()
    {
        SampleRecord[] paper = [.. Samples.Row("silent", null, 60, 80), .. Samples.Row("openai:claude-x", 1, 20, 36)];
        var thinking = Samples
            .Row("openai:claude-x", 1, 90, 90)
            .Select(record =>
                record with
                {
                    Id = record.Id with { Prompt = record.Id.Prompt! with { Thinks = true } },
                }
            );
        var findings = Only([.. paper, .. thinking]).Findings;

        Assert.That(findings.Select(asked => asked.Departures), Is.EqualTo(["", "thinks first"]));
        Assert.That(
            findings.Select(asked => asked.Findings[3].Claims[1].Verdict),
            Is.EqualTo([Verdict.Holds, Verdict.DoesNotHold])
        );
    }

    [Test]
    public void Without_a_language_model_only_the_gap_without_teaching_can_be_told()
    {
        var findings = Only(Samples.Row("silent", null, 60, 80)).Findings.Single().Findings;
        Assert.That(findings[0].Verdict, Is.EqualTo(Verdict.Holds));
        Assert.That(findings.Skip(1).Select(finding => finding.Verdict), Has.All.EqualTo(Verdict.CannotBeTold));
    }

    [Test]
    public void A_sample_that_failed_first_and_was_scored_then_counts_as_scored()
    {
        var row = Only([Samples.Scored(Gpt, 0, "a", 7), Samples.Failed(Gpt, 0, "a", "Too many requests.")])
            .Rows.Single();
        Assert.That((row.Gaps["a"], row.Failures.Count), Is.EqualTo((7, 0)));
    }

    [Test]
    public void A_sample_that_was_scored_twice_is_refused() =>
        Refuses(
            [Samples.Scored(Gpt, 1, "a", 7), Samples.Scored(Gpt, 1, "a", 8)],
            $"Game a of suite paper was scored 2 times for {Gpt}, one-shot; report on such runs one by one."
        );

    [Test]
    public void A_game_that_is_another_one_in_another_run_is_refused()
    {
        var other = Samples.Scored("silent", null, "a", 7);
        Refuses(
            [
                Samples.Scored(Gpt, 1, "a", 7),
                other with
                {
                    Score = other.Score! with { UnknownEdits = ["flip_vertical"] },
                },
            ],
            "Game a is not the same in all records: its layout or the edits that the human does not know of differ; report on such runs one by one."
        );
    }

    [Test]
    public void A_name_that_nobody_knows_is_refused_with_the_game()
    {
        var record = Samples.Scored(Gpt, 1, "a", 7);
        var score = record.Score!;
        Refuses(
            [record with { Score = score with { Layout = "maze" } }],
            "Game a: there is no layout 'maze'; known are "
        );
        Refuses(
            [record with { Score = score with { UnknownEdits = ["paint"] } }],
            "Game a: there is no edit 'paint'; known are "
        );
        Refuses(
            [record.Saying(Samples.Sentence("nice", Samples.Flip))],
            "Game a: there is no verdict 'nice'; known are "
        );
        Refuses(
            [record.Saying(Samples.Sentence("true", "it rains"))],
            "Game a: 'it rains' is no sentence about an edit."
        );
    }

    [TestCase("openai:gpt-4o-2024-05-13", "gpt-4o-2024-05-13")]
    [TestCase("openai-compatible:google/gemma-7b-instruct", "gemma-7b-instruct")]
    [TestCase("openai:gpt-4o", null)]
    public void The_papers_row_is_that_of_the_same_model(string teacher, string? row) =>
        Assert.That(new TaughtBy(teacher, new PromptSpec(1)).InThePaper?.Teacher, Is.EqualTo(row));

    [Test]
    public void With_other_words_or_without_a_prompt_no_model_is_the_papers()
    {
        var thinking = new TaughtBy(
            Gpt,
            new PromptSpec(1)
            {
                Thinks = true,
                Examples = ExampleSource.SameLayout,
                Version = PromptVersion.Repo2025,
            }
        );
        Assert.That(thinking.InThePaper, Is.Null);
        Assert.That(
            thinking.Name,
            Is.EqualTo($"{Gpt} (prompt Repo2025, examples of the same layout, thinks first), one-shot")
        );
        Assert.That(new TaughtBy("learned:gpt-4o-2024-05-13", null).InThePaper, Is.Null);
        Assert.That(new TaughtBy("silent", null).InThePaper, Is.EqualTo(PaperTable.NoTeaching));
    }

    private static SettingReport Only(IEnumerable<SampleRecord> records) => Report.From(records).Settings.Single();

    private static string Written(IEnumerable<SampleRecord> records)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new MarkdownReport().Write(Report.From(records), text);
        return text.ToString();
    }

    private static void Refuses(SampleRecord[] records, string message) =>
        Assert.That(() => Report.From(records), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(message));
}
