namespace MindGrid.Rl.Evaluation.Statistics;

using MindGrid.Rl.Envs;

/// <summary>
/// The percentile bootstrap: how far the mean moves where games are drawn again, with replacement. It supposes no shape of the values;
/// gaps are mostly nothing or about a hundred, so that a normal shape is far off for few games.
/// </summary>
public static class Bootstrap
{
    private const int Resamples = 10_000;
    private const double Tail = 0.025;

    /// <summary>The 95 % interval of the mean.</summary>
    /// <param name="values">[games]; their order matters together with the seed, so give them in a fixed one.</param>
    /// <param name="seed">Seeds the draws: the same values and seed give the same interval.</param>
    /// <returns>Null for fewer than two values, which tell nothing of it.</returns>
    public static Interval? MeanInterval95(IReadOnlyList<double> values, long seed = 1)
    {
        if (values.Count < 2)
        {
            return null;
        }
        double[] drawn = [.. values];
        var random = new SplitMix64(seed);
        var means = new double[Resamples];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = DrawnMean(drawn, ref random);
        }
        Array.Sort(means);
        return new(Quantile(means, Tail), Quantile(means, 1 - Tail));
    }

    private static double DrawnMean(double[] values, ref SplitMix64 random)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[random.Below(values.Length)];
        }
        return sum / values.Length;
    }

    /// <summary>Between two neighbours the quantile goes straight from one to the other, as numpy's does.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length
            ? sorted[below]
            : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
