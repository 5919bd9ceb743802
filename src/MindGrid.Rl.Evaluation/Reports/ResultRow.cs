namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Worlds;

/// <summary>The gap over some of the games.</summary>
/// <param name="Games">How many games these are.</param>
/// <param name="Gap">Over these, in reward units; counts for nothing where there are none.</param>
public readonly record struct GapOver(int Games, Estimate Gap);

/// <summary>How one teacher did, asked in one way.</summary>
/// <param name="By">Who taught, and how it was asked.</param>
/// <param name="Gaps">The practical alignment gap of each game that was scored, in reward units, by the game's id.</param>
/// <param name="Failures">Games that failed for good, and why.</param>
/// <param name="Gap">Over the games that were scored.</param>
/// <param name="Gap95">The bootstrap's 95 % interval of its mean; null for fewer than two games.</param>
/// <param name="NegativeGaps">Games in which the taught human did better than the best known plan.</param>
/// <param name="Successes">Games in which the taught plan ends with the target in hand.</param>
/// <param name="Deaths">Games in which the taught plan walks into death.</param>
/// <param name="IgnoredSentences">Sentences that were not understood or could not be believed.</param>
/// <param name="Said">What was said, beside what the humans did not know; without the order, which a log does not tell.</param>
/// <param name="GapByUnknownEdits">The gap by how much there was to learn.</param>
/// <param name="GapByLayout">The gap by layout.</param>
/// <param name="GapByEdit">[12] the gap of the games in which the human does not know of an edit of the kind.</param>
/// <param name="Choices">[4] games by what a human would have chosen that is shown the taught plan instead of being taught.</param>
/// <param name="Spending">What the samples took.</param>
public sealed record ResultRow(
    TaughtBy By,
    ImmutableSortedDictionary<string, int> Gaps,
    ImmutableSortedDictionary<string, string> Failures,
    Estimate Gap,
    Interval? Gap95,
    int NegativeGaps,
    int Successes,
    int Deaths,
    int IgnoredSentences,
    SaidMeasures Said,
    GapByUnknownEdits GapByUnknownEdits,
    ImmutableSortedDictionary<Layout, GapOver> GapByLayout,
    ImmutableSortedDictionary<EditKind, GapOver> GapByEdit,
    ImmutableSortedDictionary<ChoiceOutcome, int> Choices,
    Spending Spending
)
{
    /// <summary>Sums up the samples of one teacher, asked in one way.</summary>
    /// <param name="by">Who taught.</param>
    /// <param name="samples">One record a game.</param>
    /// <exception cref="InvalidDataException">A name in a record is unknown.</exception>
    internal static ResultRow From(TaughtBy by, IReadOnlyCollection<SampleRecord> samples)
    {
        // Logs are written in the order of the answers; whatever is summed or drawn must not depend on it.
        var games = samples
            .Where(sample => sample.Score is not null)
            .Select(LoggedGame.From)
            .OrderBy(game => game.Game, StringComparer.Ordinal)
            .ToList();
        double[] gaps = [.. games.Select(game => (double)game.Score.Gap)];
        return new(
            by,
            ById(games.Select(game => KeyValuePair.Create(game.Game, game.Score.Gap))),
            ById(
                samples
                    .Where(sample => sample.Score is null)
                    .Select(sample => KeyValuePair.Create(sample.Id.Game, sample.Failure ?? "No reason is given."))
            ),
            Estimate.From(gaps),
            Bootstrap.MeanInterval95(gaps),
            gaps.Count(gap => gap < 0),
            games.Count(game => game.Score.Success),
            games.Count(game => game.Score.Died),
            games.Sum(game => game.IgnoredSentences),
            SaidMeasures.From([.. games.Select(game => game.Said)]),
            GapByUnknownEdits.From([.. games.Select(game => (game.Said.Unknown.Length, game.Score.Gap))]),
            Each<Layout, GapOver>(layout => Over(games.Where(game => game.Layout == layout))),
            Each<EditKind, GapOver>(kind => Over(games.Where(game => game.Said.Unknown.Contains(kind)))),
            Each<ChoiceOutcome, int>(outcome => games.Count(game => game.Choice == outcome)),
            Spending.Of(samples)
        );
    }

    private static ImmutableSortedDictionary<string, T> ById<T>(IEnumerable<KeyValuePair<string, T>> games) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, games);

    private static ImmutableSortedDictionary<TKey, TValue> Each<TKey, TValue>(Func<TKey, TValue> valueOf)
        where TKey : struct, Enum => Enum.GetValues<TKey>().ToImmutableSortedDictionary(key => key, valueOf);

    private static GapOver Over(IEnumerable<LoggedGame> games)
    {
        double[] gaps = [.. games.Select(game => (double)game.Score.Gap)];
        return new(gaps.Length, Estimate.From(gaps));
    }
}
