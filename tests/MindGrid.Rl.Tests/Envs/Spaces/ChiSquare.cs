namespace MindGrid.Rl.Tests.Envs.Spaces;

/// <summary>Pearson's test of uniformity, for draws from fixed seeds.</summary>
internal static class ChiSquare
{
    /// <summary>Fails where counts are further from equal than a uniform draw ever gets: five standard deviations.</summary>
    public static void AssertUniform(IReadOnlyList<int> counts)
    {
        var expected = counts.Sum() / (double)counts.Count;
        var statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        var freedom = counts.Count - 1;
        Assert.That(statistic, Is.AtMost(freedom + (5 * Math.Sqrt(2 * freedom))), string.Join(' ', counts));
    }
}
