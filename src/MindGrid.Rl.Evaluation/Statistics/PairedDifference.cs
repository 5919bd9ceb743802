namespace MindGrid.Rl.Evaluation.Statistics;

/// <summary>An interval of numbers.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>
/// How two samples over the same games differ, game by game. Games differ more than teachers do, so pairs tell teachers apart where
/// their means with their own errors would not.
/// </summary>
/// <param name="Difference">The first minus the second, over the games.</param>
/// <param name="Interval95">Student's 95 % interval of the mean difference (n - 1 degrees); null for a single game.</param>
/// <param name="LowerRate">Share of games in which the first is lower: with gaps, in which it is the better one.</param>
/// <param name="EqualRate">Share of games without a difference.</param>
/// <param name="HigherRate">Share of games in which the first is higher.</param>
public sealed record PairedDifference(
    Estimate Difference,
    Interval? Interval95,
    double LowerRate,
    double EqualRate,
    double HigherRate
)
{
    private const double Confidence = 0.95;

    /// <summary>Compares two samples.</summary>
    /// <param name="first">[games], at least one.</param>
    /// <param name="second">[games] the same games in the same order.</param>
    /// <exception cref="ArgumentException">There are no games, or not equally many.</exception>
    public static PairedDifference Between(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        if (first.Count == 0 || first.Count != second.Count)
        {
            throw new ArgumentException(
                $"{first.Count} and {second.Count} games are no pairs; both need the same games, at least one.",
                nameof(second)
            );
        }
        double[] differences = [.. first.Zip(second, (one, other) => (double)one - other)];
        var difference = Estimate.From(differences);
        return new(difference, Interval(difference, differences.Length), Rate(-1), Rate(0), Rate(1));

        double Rate(int sign) => (double)differences.Count(value => Math.Sign(value) == sign) / differences.Length;
    }

    private static Interval? Interval(Estimate difference, int games)
    {
        if (games < 2)
        {
            return null;
        }
        var reach = StudentT.CriticalValue(Confidence, games - 1) * difference.StandardError;
        return new(difference.Mean - reach, difference.Mean + reach);
    }
}
