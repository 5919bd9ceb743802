namespace MindGrid.Rl.Cli;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>What `mindgrid evaluate` found, as data. A number that does not exist is null.</summary>
internal static class EvaluateJson
{
    /// <summary>The data of an evaluation.</summary>
    public static object Of(EvaluateRequest request, IReadOnlyList<TeacherResult> results) =>
        new
        {
            suite = request.Suite,
            games = request.Games.Count,
            scoring = request.Scoring.Name,
            reader = request.Scoring.Reader.Name,
            human = request.Human.Name,
            teachers = results.Select(TeacherOf),
            pairedDifferences = results.SelectMany((one, i) => results.Skip(i + 1).Select(other => PairOf(one, other))),
        };

    private static object TeacherOf(TeacherResult result) =>
        new
        {
            name = result.Name,
            gapMean = result.Gap.Mean,
            gapStdErr = ErrorOf(result.Gap),
            gapClippedMean = result.ClippedGap.Mean,
            negativeGaps = result.NegativeGaps,
            successRate = result.SuccessRate,
            deaths = result.Deaths,
            ignoredSentences = result.IgnoredSentences,
            seconds = result.Seconds,
            sentences = result.Said.Sentences,
            truthfulness = result.Said.Truthfulness,
            precision = result.Said.Score.Precision,
            recall = result.Said.Score.Recall,
            f1 = result.Said.Score.F1,
            kendallTau = result.Said.KendallTau,
            kendallTauGames = result.Said.OrderedGames,
            repeatedSentences = result.Said.RepeatedSentences,
            misSlottedSentences = result.Said.MisSlottedSentences,
            hallucinatedSentences = result.Said.HallucinatedSentences,
            unreadSentences = result.Said.UnreadSentences,
            manipulatingSentences = result.ManipulatingSentences,
            perEdit = result.Said.PerEdit.Select(EditOf),
            gapByUnknownEdits = result.GapByUnknownEdits.Groups.Select(GroupOf),
            gapWithUnknownEdits = new
            {
                games = result.GapByUnknownEdits.TaughtGames,
                gapMean = MeanOf(result.GapByUnknownEdits.TaughtGap, result.GapByUnknownEdits.TaughtGames),
                gapStdErr = ErrorOf(result.GapByUnknownEdits.TaughtGap),
            },
            leaveOneOut = result.LeaveOneOut is { } leftOut
                ? leftOut
                    .PerEdit.Select(cost => CostOf(NameOf(cost.Kind), cost))
                    .Append(CostOf("overall", leftOut.Overall))
                : null,
        };

    private static object EditOf(KindScore edit) =>
        new
        {
            edit = edit.Kind.Name(),
            said = edit.Score.Said,
            @true = edit.Score.True,
            unknown = edit.Score.Unknown,
            precision = edit.Score.Precision,
            recall = edit.Score.Recall,
            f1 = edit.Score.F1,
        };

    private static object GroupOf(GapAt group) =>
        new
        {
            unknownEdits = group.UnknownEdits,
            games = group.Games,
            gapMean = group.Gap.Mean,
            gapStdErr = ErrorOf(group.Gap),
        };

    private static object CostOf(string name, KindCost cost) =>
        new
        {
            edit = name,
            sentences = cost.Sentences,
            costMean = MeanOf(cost.Cost, cost.Sentences),
            costStdErr = ErrorOf(cost.Cost),
        };

    private static object PairOf(TeacherResult one, TeacherResult other)
    {
        var pair = PairedDifference.Between(one.Gaps, other.Gaps);
        return new
        {
            teacher = one.Name,
            minus = other.Name,
            gapDifferenceMean = pair.Difference.Mean,
            low = pair.Interval95?.Low,
            high = pair.Interval95?.High,
            betterRate = pair.LowerRate,
            equalRate = pair.EqualRate,
            worseRate = pair.HigherRate,
        };
    }

    /// <summary>The name of a kind of sentence.</summary>
    public static string NameOf(EditKind? kind) => kind?.Name() ?? "unread";

    private static double? MeanOf(Estimate estimate, int count) => count == 0 ? null : estimate.Mean;

    private static double? ErrorOf(Estimate estimate) =>
        double.IsNaN(estimate.StandardError) ? null : estimate.StandardError;
}
