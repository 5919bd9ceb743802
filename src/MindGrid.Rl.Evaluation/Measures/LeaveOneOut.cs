namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

/// <summary>What leaving one sentence out of an episode costs.</summary>
/// <param name="Kind">What the sentence names; null for nothing.</param>
/// <param name="Cost">The gap without it minus the gap with it, in reward units. Negative for one that does harm.</param>
public readonly record struct LeftOutSentence(EditKind? Kind, int Cost)
{
    /// <summary>Leaves out each sentence of an episode, one at a time.</summary>
    /// <param name="game">The game.</param>
    /// <param name="episode">An episode of this game under its scoring.</param>
    /// <returns>[sentences] in the order said.</returns>
    public static ImmutableArray<LeftOutSentence> Of(PreparedGame game, TeachingEpisode episode) =>
        Of(game, episode, new Planner());

    internal static ImmutableArray<LeftOutSentence> Of(PreparedGame game, TeachingEpisode episode, Planner planner)
    {
        var retelling = new Retelling(game, episode, planner);
        return [.. episode.Heard.Select((said, i) => new LeftOutSentence(said.Edit?.Kind, Cost(said, i)))];

        int Cost(HeardSentence said, int index) =>
            IsFree(said) ? 0 : retelling.Without(index).Gap.Value - episode.Gap.Value;

        // What names no edit reaches no human. What the literal one ignores leaves its mind as it was, and with it all that follows;
        // others may think of it later.
        bool IsFree(HeardSentence said) => said.Edit is null || (said.IsIgnored && game.Human is LiteralHuman);
    }
}

/// <summary>The mean cost of leaving sentences of one kind out.</summary>
/// <param name="Kind">What they name; null for nothing.</param>
/// <param name="Sentences">How many were left out, one at a time.</param>
/// <param name="Cost">Over those sentences, in reward units.</param>
public sealed record KindCost(EditKind? Kind, int Sentences, Estimate Cost);

/// <summary>What leaving one sentence out costs, over a suite of games.</summary>
/// <param name="Overall">The cost of each sentence; of no kind in particular.</param>
/// <param name="PerEdit">The kinds that were said, in the order of <see cref="EditKind"/>, then sentences that name no edit.</param>
public sealed record LeaveOneOut(KindCost Overall, ImmutableArray<KindCost> PerEdit)
{
    /// <summary>Averages over sentences, each with the same weight.</summary>
    public static LeaveOneOut From(IReadOnlyCollection<LeftOutSentence> sentences) =>
        new(
            Average(null, sentences),
            [
                .. sentences
                    .GroupBy(sentence => sentence.Kind)
                    .OrderBy(group => group.Key ?? (EditKind)byte.MaxValue)
                    .Select(group => Average(group.Key, [.. group])),
            ]
        );

    private static KindCost Average(EditKind? kind, IReadOnlyCollection<LeftOutSentence> sentences) =>
        new(kind, sentences.Count, Estimate.From([.. sentences.Select(sentence => (double)sentence.Cost)]));
}
