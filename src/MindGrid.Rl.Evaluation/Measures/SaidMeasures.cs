namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;

/// <summary>How well the edits of one kind were named.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Score">Over all games.</param>
public sealed record KindScore(EditKind Kind, EditScore Score);

/// <summary>What a teacher said over a suite of games, beside what the humans did not know.</summary>
/// <param name="Sentences">Sentences said, those that name no edit among them.</param>
/// <param name="TrueSentences">Sentences that name an unknown edit which no earlier one named.</param>
/// <param name="RepeatedSentences">Sentences that name an unknown edit more often than it happened.</param>
/// <param name="MisSlottedSentences">Sentences of a right kind with another place, colour, state or tool.</param>
/// <param name="HallucinatedSentences">Sentences that name an edit of a kind that is not among the unknown ones.</param>
/// <param name="UnreadSentences">Sentences that name no edit.</param>
/// <param name="Score">Over the edits of all kinds.</param>
/// <param name="PerEdit">[12] kind by kind, in the order of <see cref="EditKind"/>.</param>
/// <param name="KendallTau">Order agreement, the mean over <paramref name="OrderedGames"/>; null for none.</param>
/// <param name="OrderedGames">Games with at least two edits named that happened, so that there is an order.</param>
public sealed record SaidMeasures(
    int Sentences,
    int TrueSentences,
    int RepeatedSentences,
    int MisSlottedSentences,
    int HallucinatedSentences,
    int UnreadSentences,
    EditScore Score,
    ImmutableArray<KindScore> PerEdit,
    double? KendallTau,
    int OrderedGames
)
{
    /// <summary>True sentences over all sentences; null for silence.</summary>
    public double? Truthfulness => Share.Of(TrueSentences, Sentences);

    /// <summary>Sums up the games.</summary>
    public static SaidMeasures From(IReadOnlyCollection<JudgedUtterance> games) =>
        From([.. games.Select(game => game.ByKind)]);

    /// <summary>Sums up the games by what is known of the edits: their kinds.</summary>
    internal static SaidMeasures From(IReadOnlyCollection<SaidKinds> games)
    {
        double[] taus = [.. games.Select(game => game.KendallTau).OfType<double>()];
        return new(
            games.Sum(game => game.Sentences.Length),
            Count(SentenceVerdict.True),
            Count(SentenceVerdict.Repeated),
            Count(SentenceVerdict.MisSlotted),
            Count(SentenceVerdict.Hallucinated),
            Count(SentenceVerdict.Unread),
            ScoreOf(games, _ => true),
            [.. Enum.GetValues<EditKind>().Select(kind => new KindScore(kind, ScoreOf(games, said => said == kind)))],
            taus.Length == 0 ? null : taus.Sum() / taus.Length,
            taus.Length
        );

        int Count(SentenceVerdict verdict) =>
            games.Sum(game => game.Sentences.Count(sentence => sentence.Verdict == verdict));
    }

    private static EditScore ScoreOf(IReadOnlyCollection<SaidKinds> games, Func<EditKind, bool> isMeant)
    {
        var said = games
            .SelectMany(game => game.Sentences)
            .Where(said => said.Kind is { } kind && isMeant(kind))
            .ToList();
        return new(
            said.Count,
            said.Count(sentence => sentence.Verdict == SentenceVerdict.True),
            games.Sum(game => game.Unknown.Count(isMeant))
        );
    }
}
