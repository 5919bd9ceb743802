namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>One sentence more or less that would have closed a gap.</summary>
/// <param name="IsAdded">Whether it had to be said; else it had to be left unsaid.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record Remedy(bool IsAdded, EditKind Kind, string Sentence);

/// <summary>A game that teaching did not save, and what would have.</summary>
/// <param name="Game">The game.</param>
/// <param name="Episode">What was said in it, and what came of it.</param>
/// <param name="Remedies">Each sentence that would have been enough by itself; empty where none is.</param>
public sealed record FailedGame(PreparedGame Game, TeachingEpisode Episode, ImmutableArray<Remedy> Remedies)
{
    /// <summary>From this gap on a game has failed, in reward units: below it, the target is fetched by a detour.</summary>
    public const int FailedFrom = 10;

    /// <summary>Collects the games that have failed, on several cores.</summary>
    /// <param name="games">The games.</param>
    /// <param name="episodes">[games] an episode of each.</param>
    /// <param name="cancel">Stops between two games.</param>
    public static ImmutableArray<FailedGame> Among(
        IReadOnlyList<PreparedGame> games,
        IReadOnlyList<TeachingEpisode> episodes,
        CancellationToken cancel = default
    ) =>
        NumberedWork.Map(
            [.. games.Zip(episodes).Where(pair => pair.Second.Gap.Value >= FailedFrom)],
            static () => new Planner(),
            (planner, pair) => new FailedGame(pair.First, pair.Second, RemediesOf(pair.First, pair.Second, planner)),
            degreeOfParallelism: null,
            cancel
        );

    private static ImmutableArray<Remedy> RemediesOf(PreparedGame game, TeachingEpisode episode, Planner planner)
    {
        var retelling = new Retelling(game, episode, planner);
        var said = episode.Heard;
        var unsaid = Enumerable
            .Range(0, said.Length)
            .Where(index => said[index].Edit is not null && Saves(retelling.Without(index)))
            .Select(index => new Remedy(IsAdded: false, said[index].Edit!.Kind, said[index].Sentence));
        var added = Sentences(game)
            .Where(remedy => said.All(heard => heard.Sentence != remedy.Sentence))
            .Where(remedy =>
                Enumerable.Range(0, said.Length + 1).Any(at => Saves(retelling.With(at, remedy.Sentence)))
            );
        return [.. unsaid, .. added];
    }

    private static bool Saves(TeachingEpisode episode) => episode.Gap.Value < FailedFrom;

    /// <summary>What may be said of the real world as it is now.</summary>
    private static IEnumerable<Remedy> Sentences(PreparedGame game)
    {
        var real = game.Game.Real.World;
        var sayable = new SentenceSet();
        new Clues(World.From(real)).CollectInOrder(last: null, sayable);
        return sayable
            .Places.Select(SentenceCode.EditAt)
            .Select(edit => new Remedy(IsAdded: true, edit.Kind, EditGrammar.Say(edit, real.Layout)));
    }
}
