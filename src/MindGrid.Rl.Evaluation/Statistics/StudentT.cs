namespace MindGrid.Rl.Evaluation.Statistics;

/// <summary>Student's t distribution with a whole number of degrees of freedom.</summary>
public static class StudentT
{
    // Each halves the interval: more than a double can tell apart.
    private const int Halvings = 64;

    /// <summary>The t that a variable stays within, on both sides of 0, with a probability: 1.984217 for 0.95 and 99 degrees.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the degrees are outside of these.</exception>
    public static double CriticalValue(double probability, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var (low, high) = (0.0, Math.PI / 2);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degrees) < probability ? (middle, high) : (low, middle);
        }
        return Math.Sqrt(degrees) * Math.Tan(low);
    }

    /// <summary>
    /// The probability of |T| up to the root of the degrees times the angle's tangent: a finite sum (Abramowitz and Stegun, 26.7.3
    /// and 26.7.4).
    /// </summary>
    private static double Within(double angle, int degrees)
    {
        var (sin, cos) = Math.SinCos(angle);
        var isOdd = degrees % 2 == 1;
        var term = isOdd ? cos : 1;
        var sum = degrees == 1 ? 0 : term;
        for (var i = isOdd ? 3 : 2; i <= degrees - 2; i += 2)
        {
            term *= cos * cos * (i - 1) / i;
            sum += term;
        }
        return isOdd ? (angle + (sin * sum)) * 2 / Math.PI : sin * sum;
    }
}
