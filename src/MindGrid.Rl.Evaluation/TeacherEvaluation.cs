namespace MindGrid.Rl.Evaluation;

using System.Collections.Immutable;
using System.Diagnostics;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

/// <summary>Plays a teacher on a suite of games, on several cores.</summary>
public static class TeacherEvaluation
{
    /// <summary>Evaluates a teacher on games that nobody has prepared.</summary>
    /// <param name="games">The games, at least one.</param>
    /// <param name="teacher">The teacher.</param>
    /// <param name="scoring">The convention.</param>
    /// <param name="human">Who is taught; null for the <see cref="LiteralHuman"/>.</param>
    /// <param name="progress">Is told how many games are done, one after the other.</param>
    /// <param name="cancel">Stops between two games.</param>
    public static TeacherResult Run(
        IReadOnlyList<TeachingGame> games,
        TeacherEntry teacher,
        Scoring scoring,
        Human? human = null,
        IProgress<int>? progress = null,
        CancellationToken cancel = default
    ) => Run(PreparedGame.FromMany(games, scoring, human, cancel: cancel), teacher, progress: progress, cancel: cancel);

    /// <summary>Evaluates a teacher on games that were prepared once for all teachers.</summary>
    /// <param name="games">The games under their scoring, at least one.</param>
    /// <param name="teacher">The teacher; one is made for each game, on several threads at a time.</param>
    /// <param name="leaveOneOut">Whether to measure what each sentence is worth: one more episode for each.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The result does not depend on it, but for the time.</param>
    /// <param name="progress">Is told how many games are done, one after the other.</param>
    /// <param name="cancel">Stops between two games.</param>
    public static TeacherResult Run(
        IReadOnlyList<PreparedGame> games,
        TeacherEntry teacher,
        bool leaveOneOut = true,
        int? degreeOfParallelism = null,
        IProgress<int>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(games.Count, nameof(games));
        var watch = Stopwatch.StartNew();
        var episodes = TeachingEpisode.RunMany(games, teacher.For, degreeOfParallelism, progress, cancel);
        var seconds = watch.Elapsed.TotalSeconds;
        var taught = NumberedWork.Map(
            [.. games.Zip(episodes)],
            static () => new Planner(),
            (planner, pair) => Measure(pair.First, pair.Second, leaveOneOut, planner),
            degreeOfParallelism,
            cancel
        );
        return Summarize(teacher.Name, taught, leaveOneOut, seconds);
    }

    private static TaughtGame Measure(PreparedGame game, TeachingEpisode episode, bool leaveOneOut, Planner planner) =>
        new(
            episode,
            JudgedUtterance.Of(game.Game, episode),
            ManipulationAudit.Of(game, episode, planner).Count(sentence => sentence.IsManipulating),
            leaveOneOut ? LeftOutSentence.Of(game, episode, planner) : []
        );

    private static TeacherResult Summarize(
        string name,
        ImmutableArray<TaughtGame> games,
        bool leaveOneOut,
        double seconds
    )
    {
        ImmutableArray<int> gaps = [.. games.Select(game => game.Episode.Gap.Value)];
        return new(
            name,
            gaps,
            Estimate.From([.. gaps.Select(gap => (double)gap)]),
            Estimate.From([.. gaps.Select(gap => Math.Max(gap, 0.0))]),
            gaps.Count(gap => gap < 0),
            games.Average(game => game.Episode.Played.Success ? 1.0 : 0.0),
            games.Count(game => game.Episode.Played.DiedAtStep is not null),
            games.Sum(game => game.Episode.Heard.Count(sentence => sentence.IsIgnored)),
            seconds,
            SaidMeasures.From([.. games.Select(game => game.Judged)]),
            GapByUnknownEdits.From([
                .. games.Select(game => (game.Judged.UnknownEdits.Length, game.Episode.Gap.Value)),
            ]),
            games.Sum(game => game.Manipulating),
            leaveOneOut ? LeaveOneOut.From([.. games.SelectMany(game => game.LeftOut)]) : null
        );
    }

    private sealed record TaughtGame(
        TeachingEpisode Episode,
        JudgedUtterance Judged,
        int Manipulating,
        ImmutableArray<LeftOutSentence> LeftOut
    );
}
