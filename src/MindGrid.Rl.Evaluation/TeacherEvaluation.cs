namespace MindGrid.Rl.Evaluation;

using System.Diagnostics;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Teaching;

/// <summary>How a teacher did on a suite, under one scoring.</summary>
/// <param name="Name">The teacher.</param>
/// <param name="Gap">Practical alignment gap over the games, in reward units.</param>
/// <param name="ClippedGap">The same with negative gaps counted as 0.</param>
/// <param name="NegativeGaps">Games in which the taught human did better than the best known plan.</param>
/// <param name="SuccessRate">Share of games in which the taught plan ends with the target in hand.</param>
/// <param name="Deaths">Games in which the taught plan walks into death, whether the scoring heeds it or not.</param>
/// <param name="IgnoredSentences">Sentences that were not understood or could not be believed, over all games.</param>
/// <param name="Seconds">Wall-clock time of the episodes.</param>
public sealed record TeacherResult(
    string Name,
    Estimate Gap,
    Estimate ClippedGap,
    int NegativeGaps,
    double SuccessRate,
    int Deaths,
    int IgnoredSentences,
    double Seconds
);

/// <summary>Plays a teacher on a suite of games.</summary>
public static class TeacherEvaluation
{
    /// <summary>Evaluates a teacher.</summary>
    /// <param name="games">The games, at least one.</param>
    /// <param name="teacher">The teacher.</param>
    /// <param name="scoring">The convention.</param>
    /// <param name="progress">Is told how many games are done.</param>
    /// <param name="cancel">Stops between two games.</param>
    public static TeacherResult Run(
        IReadOnlyList<TeachingGame> games,
        TeacherEntry teacher,
        Scoring scoring,
        IProgress<int>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(games.Count, nameof(games));
        var watch = Stopwatch.StartNew();
        var episodes = new List<TeachingEpisode>(games.Count);
        foreach (var game in games)
        {
            cancel.ThrowIfCancellationRequested();
            episodes.Add(TeachingEpisode.Run(game, teacher.For(game), scoring));
            progress?.Report(episodes.Count);
        }
        return Summarize(teacher.Name, episodes, watch.Elapsed.TotalSeconds);
    }

    private static TeacherResult Summarize(string name, List<TeachingEpisode> episodes, double seconds)
    {
        var gaps = episodes.ConvertAll(episode => (double)episode.Gap.Value);
        return new(
            name,
            Estimate.From(gaps),
            Estimate.From(gaps.ConvertAll(gap => Math.Max(gap, 0))),
            gaps.Count(gap => gap < 0),
            episodes.Average(episode => episode.Played.Success ? 1.0 : 0.0),
            episodes.Count(episode => episode.Played.DiedAtStep is not null),
            episodes.Sum(episode => episode.Heard.Count(sentence => sentence.IsIgnored)),
            seconds
        );
    }
}
