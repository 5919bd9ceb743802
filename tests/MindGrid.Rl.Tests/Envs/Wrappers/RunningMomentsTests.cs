using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class RunningMomentsTests
{
    [Test]
    public void At_first_the_mean_is_0_and_the_variance_1()
    {
        using var env = new NormalizeObservation(new CountingEnv(1));
        Assert.That(env.Moments.Mean.ToArray(), Is.EqualTo([0.0, 0, 0]));
        Assert.That(env.Moments.Variance.ToArray(), Is.EqualTo([1.0, 1, 1]));
    }

    [TestCase(1, new[] { 1.0 }, new[] { 1.0, 1, 1 }, "3 means and variances are kept; given were 1 and 3.")]
    [TestCase(1, new[] { 1.0, 1, 1 }, new[] { 1.0, 1 }, "3 means and variances are kept; given were 3 and 2.")]
    [TestCase(0, new[] { 1.0, 1, 1 }, new[] { 1.0, 1, 1 }, "above 0 and finite, not 0")]
    [TestCase(double.NaN, new[] { 1.0, 1, 1 }, new[] { 1.0, 1, 1 }, "above 0 and finite, not NaN")]
    [TestCase(1, new[] { 1, double.NaN, 1 }, new[] { 1.0, 1, 1 }, "Element 1 has mean NaN")]
    [TestCase(1, new[] { 1.0, 1, 1 }, new[] { 1, 1, -1.0 }, "Element 2 has mean 1 and variance -1")]
    [TestCase(
        1,
        new[] { 1.0, 1, 1 },
        new[] { double.PositiveInfinity, 1, 1 },
        "Element 0 has mean 1 and variance Infinity"
    )]
    public void Moments_that_cannot_be_are_refused_and_change_nothing(
        double count,
        double[] mean,
        double[] variance,
        string because
    )
    {
        using var env = new NormalizeObservation(new CountingEnv(1));
        env.Moments.Restore(7, [1, 2, 3], [4, 5, 6]);
        Assert.That(
            () => env.Moments.Restore(count, mean, variance),
            Throws.ArgumentException.With.Message.Contains(because)
        );
        Assert.That(env.Moments.Count, Is.EqualTo(7));
        Assert.That(env.Moments.Mean.ToArray(), Is.EqualTo([1.0, 2, 3]));
        Assert.That(env.Moments.Variance.ToArray(), Is.EqualTo([4.0, 5, 6]));
    }
}
