namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>The gap over games that leave the human equally much to learn.</summary>
/// <param name="UnknownEdits">Edits with a sentence that the human does not know of.</param>
/// <param name="Games">How many games have so many.</param>
/// <param name="Gap">Over these games, in reward units.</param>
public sealed record GapAt(int UnknownEdits, int Games, Estimate Gap);

/// <summary>The gap by the number of edits that the human does not know of.</summary>
/// <param name="Groups">The numbers that occur, upwards; 0, where nothing is to be taught, stands apart.</param>
/// <param name="TaughtGames">Games with one or more.</param>
/// <param name="TaughtGap">The gap over these; its mean counts for nothing where there are none.</param>
public sealed record GapByUnknownEdits(ImmutableArray<GapAt> Groups, int TaughtGames, Estimate TaughtGap)
{
    /// <summary>Groups games.</summary>
    /// <param name="games">[games] the number of unknown edits of each, and its gap.</param>
    public static GapByUnknownEdits From(IReadOnlyCollection<(int UnknownEdits, int Gap)> games)
    {
        var taught = games.Where(game => game.UnknownEdits > 0).ToList();
        var groups = games.GroupBy(game => game.UnknownEdits).OrderBy(group => group.Key);
        return new(
            [.. groups.Select(group => new GapAt(group.Key, group.Count(), Over(group)))],
            taught.Count,
            Over(taught)
        );
    }

    private static Estimate Over(IEnumerable<(int UnknownEdits, int Gap)> games) =>
        Estimate.From([.. games.Select(game => (double)game.Gap)]);
}
