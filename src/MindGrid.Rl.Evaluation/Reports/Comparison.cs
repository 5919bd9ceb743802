namespace MindGrid.Rl.Evaluation.Reports;

using MindGrid.Rl.Evaluation.Statistics;

/// <summary>Two results over the games that both have.</summary>
/// <param name="Of">The one.</param>
/// <param name="With">The other.</param>
/// <param name="Games">How many games both have, at least one.</param>
/// <param name="Gap">The gap of the one minus the gap of the other, game by game; below 0 the one is better.</param>
/// <param name="Bootstrap95">The bootstrap's 95 % interval of the mean difference; null for a single game.</param>
public sealed record Comparison(TaughtBy Of, TaughtBy With, int Games, PairedDifference Gap, Interval? Bootstrap95)
{
    /// <summary>Compares two results; null where they have no game in common.</summary>
    public static Comparison? Between(ResultRow one, ResultRow other)
    {
        var games = one.Gaps.Keys.Where(other.Gaps.ContainsKey).ToList();
        if (games.Count == 0)
        {
            return null;
        }
        int[] first = [.. games.Select(game => one.Gaps[game])];
        int[] second = [.. games.Select(game => other.Gaps[game])];
        double[] differences = [.. first.Zip(second, (here, there) => (double)here - there)];
        return new(
            one.By,
            other.By,
            games.Count,
            PairedDifference.Between(first, second),
            Bootstrap.MeanInterval95(differences)
        );
    }
}
