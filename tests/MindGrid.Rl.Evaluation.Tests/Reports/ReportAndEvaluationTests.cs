using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

/// <summary>What a report makes of records is what the evaluation finds that plays the same games.</summary>
public class ReportAndEvaluationTests
{
    [Test]
    public void A_report_and_an_evaluation_agree(
        [Values("silent", "random", "rules", "truthful")] string name,
        [ValueSource(typeof(Scoring), nameof(Scoring.All))] Scoring scoring
    )
    {
        var teacher = TeacherCatalog.BuiltIn.Find(name);
        var games = PreparedGame.FromMany(Games.OfThePaper(60), scoring);
        var expected = TeacherEvaluation.Run(games, teacher, leaveOneOut: false);
        var row = Report.From(games.Select(game => Record(game, teacher))).Settings.Single().Rows.Single();

        Assert.That(games.Select(game => row.Gaps[game.Game.Spec.Id]), Is.EqualTo(expected.Gaps));
        Assert.That(row.Gap.Mean, Is.EqualTo(expected.Gap.Mean).Within(1e-12));
        Assert.That(row.Gap.StandardError, Is.EqualTo(expected.Gap.StandardError).Within(1e-12));
        Assert.That(
            (row.NegativeGaps, (double)row.Successes / games.Length, row.Deaths, row.IgnoredSentences),
            Is.EqualTo((expected.NegativeGaps, expected.SuccessRate, expected.Deaths, expected.IgnoredSentences))
        );
        Assert.That(row.Said.PerEdit, Is.EqualTo(expected.Said.PerEdit));
        Assert.That(
            row.Said with
            {
                PerEdit = [],
                KendallTau = null,
                OrderedGames = 0,
            },
            Is.EqualTo(expected.Said with { PerEdit = [], KendallTau = null, OrderedGames = 0 })
        );
        Assert.That(row.GapByUnknownEdits.TaughtGames, Is.EqualTo(expected.GapByUnknownEdits.TaughtGames));
        Assert.That(row.Choices.Values.Sum(), Is.EqualTo(games.Length));
    }

    private static SampleRecord Record(PreparedGame game, TeacherEntry teacher)
    {
        var episode = game.Teach(teacher.For(game));
        var judged = JudgedUtterance.Of(game.Game, episode);
        var layout = game.Game.Spec.Layout;
        var score = new SampleScore(
            layout.Name(),
            [.. judged.UnknownEdits.Select(edit => Edits.EditNames.Name(edit.Kind))],
            "a world",
            [
                .. episode.Heard.Zip(
                    judged.Sentences,
                    (heard, sentence) =>
                        new SampleSentence(
                            heard.Sentence,
                            heard.Understood is { } edit ? EditGrammar.Say(edit, layout) : null,
                            heard.Reason,
                            sentence.Verdict.Name(),
                            "a world"
                        )
                ),
            ],
            Value(game.FirstPlan),
            Value(episode.TaughtPlan),
            episode.Gap.Best,
            episode.Gap.Value,
            episode.Played.Success,
            episode.Played.DiedAtStep is not null
        );
        return Samples.Scored(teacher.Name, null, game.Game.Spec.Id, 0) with { Score = score };

        SamplePlan Value(Plan? plan) =>
            new([], Return(plan, game.Game.Real.World), Return(plan, game.Game.Believed.World));

        int Return(Plan? plan, Blueprint world) =>
            game.Scoring.ReturnOf(PlayedPlan.Play(world, (plan?.ToActions() ?? []).AsSpan(), game.Scoring.DeathEnds));
    }
}
