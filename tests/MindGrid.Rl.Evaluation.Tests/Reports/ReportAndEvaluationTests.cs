using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

/// <summary>What a report makes of a run is what the evaluation finds that plays the same games.</summary>
public class ReportAndEvaluationTests
{
    [Test]
    public async Task A_report_on_a_run_and_an_evaluation_agree(
        [Values("silent", "random", "rules", "truthful")] string name,
        [ValueSource(typeof(Scoring), nameof(Scoring.All))] Scoring scoring,
        [Values("literal", "mishearing:0.5", "sceptical")] string human
    )
    {
        var teacher = TeacherCatalog.BuiltIn.Find(name);
        var games = PreparedGame.FromMany(Games.OfThePaper(60), scoring, HumanNames.Parse(human));
        var expected = TeacherEvaluation.Run(games, teacher, leaveOneOut: false);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.PathOf("run"));
        await new Runner(new([new("paper", games)], [teacher], [], []), run).GoAsync();
        var row = Report.From(RunLog.Read(run.Log)).Settings.Single().Rows.Single();

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
}
