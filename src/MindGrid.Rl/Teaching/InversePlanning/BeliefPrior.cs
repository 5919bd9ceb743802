namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;

/// <summary>
/// How likely it is, before any plan is seen, that the human knows of some edits and not of others. Which edits there are is drawn
/// without preference; only their numbers are not alike.
/// </summary>
public sealed record BeliefPrior
{
    /// <summary>
    /// [n] how likely the human is to know of n edits. In the paper's test games it is always two; in its train games none. The rest is
    /// for games of other make.
    /// </summary>
    public ImmutableArray<double> KnownCounts { get; init; } = [0.08, 0.02, 0.9];

    /// <summary>
    /// How likely a ball that may stand before an opening by chance does so, relative to an edit having put it there.
    /// </summary>
    public double ChanceBall { get; init; } = 0.15;

    /// <summary>The weight of one way to draw edits: those known, and then, of those left, those unknown.</summary>
    /// <param name="kinds">How many kinds of edits the layout has.</param>
    /// <param name="known">How many of them the human knows of.</param>
    /// <param name="unknown">How many not.</param>
    internal double WeightOf(int kinds, int known, int unknown)
    {
        // The paper's factory leaves at least one kind unused.
        var counts = kinds - 2;
        return known < KnownCounts.Length && unknown < counts
            ? KnownCounts[known] / (Choices(kinds, known) * Choices(kinds - known, unknown) * counts)
            : 0;
    }

    private static double Choices(int from, int count)
    {
        var choices = 1.0;
        for (var i = 0; i < count; i++)
        {
            choices = choices * (from - i) / (i + 1);
        }
        return choices;
    }
}
