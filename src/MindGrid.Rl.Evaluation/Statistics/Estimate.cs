namespace MindGrid.Rl.Evaluation.Statistics;

/// <summary>A mean with its standard error.</summary>
/// <param name="Mean">The arithmetic mean; 0 for no values.</param>
/// <param name="StandardError">Sample standard deviation (n - 1) over the square root of n; not a number for fewer than two values, which tell nothing of it.</param>
public readonly record struct Estimate(double Mean, double StandardError)
{
    /// <summary>Estimates from a sample. Sums run in the order of the values, so the result does not depend on the machine.</summary>
    public static Estimate From(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return new(0, double.NaN);
        }
        var mean = values.Sum() / values.Count;
        if (values.Count == 1)
        {
            return new(mean, double.NaN);
        }
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, Math.Sqrt(squares / (values.Count - 1) / values.Count));
    }
}
