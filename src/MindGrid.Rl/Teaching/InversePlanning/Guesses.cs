namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>All that the human may not know of, given what is seen of the real world, with how likely each is before its plan is seen.</summary>
internal static class Guesses
{
    private static readonly ImmutableArray<Cell> Nowhere = [Cell.None];

    /// <summary>The guesses, the likeliest first.</summary>
    public static ImmutableArray<(Guess Guess, double Prior)> Of(Scene real, Traces traces, BeliefPrior prior)
    {
        var weights = new Dictionary<Guess, double>();
        foreach (var ((unknown, isToolBoxed), weight) in Unknown(real, traces, prior))
        {
            var guess = new Guess(unknown, Cell.None, Cell.None, Cell.None, isToolBoxed, Luck: 0);
            foreach (var (detailed, share) in Detailed(guess, real, traces))
            {
                weights[detailed] = weights.GetValueOrDefault(detailed) + (weight * share);
            }
        }
        // Ties in the order in which they came: what is said depends on nothing else.
        return [.. weights.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value)];
    }

    /// <summary>The sets of edits that may be unknown. Those that are known matter only where they boxed a tool that is gone.</summary>
    private static Dictionary<(EditSet Unknown, bool IsToolBoxed), double> Unknown(
        Scene real,
        Traces traces,
        BeliefPrior prior
    )
    {
        var weights = new Dictionary<(EditSet, bool), double>();
        AddUnknown(weights, real, traces.Seen, prior, 1);
        if (traces.Seen.Contains(EditKind.BlockOpening))
        {
            AddUnknown(weights, real, traces.Seen - EditSet.Of(EditKind.BlockOpening), prior, prior.ChanceBall);
        }
        return weights;
    }

    private static void AddUnknown(
        Dictionary<(EditSet, bool), double> weights,
        Scene real,
        EditSet seen,
        BeliefPrior prior,
        double share
    )
    {
        var kinds = EditNames.For(real.Layout).Length;
        var hiding = EditSet.Of(EditKind.HideToolInBox);
        var matters = seen | EditSet.Of(EditKind.ToggleOpening);
        foreach (var unseen in Unseen(real, seen).Subsets())
        {
            var all = seen | unseen;
            foreach (var known in all.Subsets(prior.KnownCounts.Length - 1))
            {
                var unknown = all - known;
                var weight = share * prior.WeightOf(kinds, known.Count, unknown.Count);
                if (weight > 0)
                {
                    var wasBoxed = unknown.Contains(EditKind.RemoveTool) && (known & hiding).Count > 0;
                    var key = (unknown & matters, wasBoxed);
                    weights[key] = weights.GetValueOrDefault(key) + weight;
                }
            }
        }
    }

    /// <summary>The edits that leave nothing to be seen.</summary>
    private static EditSet Unseen(Scene real, EditSet seen) =>
        EditSet.Of(EditKind.ChangeTargetColor)
        | (real.Openings.IsEmpty ? default : EditSet.Of(EditKind.ToggleOpening))
        | (!seen.Contains(EditKind.RemoveTool) ? default : EditSet.Of(EditKind.HideToolInBox));

    private static IEnumerable<(Guess Guess, double Share)> Detailed(Guess guess, Scene real, Traces traces)
    {
        var added = traces.Added.IsEmpty ? Nowhere : traces.Added;
        var balls = guess.Unknown.Contains(EditKind.BlockOpening) ? traces.Balls : Nowhere;
        var toggled = guess.Unknown.Contains(EditKind.ToggleOpening)
            ? [.. real.Openings.Select(opening => opening.Cell)]
            : Nowhere;
        var lucks = real.Openings.Length > 1 ? SolverLuck.Outcomes : 1;
        var share = 1.0 / (added.Length * balls.Length * toggled.Length * lucks);
        return from opening in added
            from ball in balls
            from state in toggled
            from luck in Enumerable.Range(0, lucks)
            select (Plain(guess with { Added = opening, Ball = ball, Toggled = state, Luck = luck }), share);
    }

    /// <summary>An opening that the human does not know of cannot be in another state than it thinks.</summary>
    private static Guess Plain(Guess guess)
    {
        var isUnknown = guess.Unknown.Contains(EditKind.AddOpening) && guess.Toggled == guess.Added;
        var toggled = isUnknown ? Cell.None : guess.Toggled;
        return guess with
        {
            Toggled = toggled,
            Unknown = toggled == Cell.None ? guess.Unknown - EditSet.Of(EditKind.ToggleOpening) : guess.Unknown,
        };
    }
}
