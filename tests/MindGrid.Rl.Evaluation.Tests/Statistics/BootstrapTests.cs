using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Statistics;

public class BootstrapTests
{
    private static readonly double[] AllOrNothing = [.. Enumerable.Repeat(100.0, 66), .. Enumerable.Repeat(0.0, 34)];

    [Test]
    public void The_same_seed_gives_the_same_interval_and_another_one_nearly_the_same()
    {
        var interval = Bootstrap.MeanInterval95(AllOrNothing, seed: 7)!.Value;
        var other = Bootstrap.MeanInterval95(AllOrNothing, seed: 8)!.Value;
        Assert.That(Bootstrap.MeanInterval95(AllOrNothing, seed: 7), Is.EqualTo(interval));
        Assert.That(other.Low, Is.EqualTo(interval.Low).Within(1.5));
        Assert.That(other.High, Is.EqualTo(interval.High).Within(1.5));
    }

    // The sum is binomial: its 2.5 % and 97.5 % quantiles are 57 and 75.
    [Test]
    public void Of_all_or_nothing_it_is_the_binomial_one()
    {
        var interval = Bootstrap.MeanInterval95(AllOrNothing)!.Value;
        Assert.That(interval.Low, Is.EqualTo(57).Within(1));
        Assert.That(interval.High, Is.EqualTo(75).Within(1));
    }

    // scipy 1.10.1: scipy.stats.bootstrap of the same values, 100,000 resamples, method percentile.
    [Test]
    public void It_is_nearly_what_scipy_says()
    {
        var interval = Bootstrap
            .MeanInterval95([.. Enumerable.Range(0, 100).Select(i => (i * 7919 % 211) - 40.0)])!
            .Value;
        Assert.That(interval.Low, Is.EqualTo(52.42).Within(0.5));
        Assert.That(interval.High, Is.EqualTo(76.40).Within(0.5));
    }

    // Each of the four draws has a mean of 0, 0.5, 0.5 or 1.
    [Test]
    public void Of_two_values_it_is_the_two() =>
        Assert.That(Bootstrap.MeanInterval95([0, 1]), Is.EqualTo(new Interval(0, 1)));

    [Test]
    public void Equal_values_are_certain() =>
        Assert.That(Bootstrap.MeanInterval95([7, 7, 7]), Is.EqualTo(new Interval(7, 7)));

    [TestCase(new double[0])]
    [TestCase(new[] { 3.0 })]
    public void Fewer_than_two_values_have_none(double[] values) =>
        Assert.That(Bootstrap.MeanInterval95(values), Is.Null);

    [Test]
    public void It_moves_and_stretches_with_the_values()
    {
        double[] values = [1, 5, 2, 8, 13, -4];
        var interval = Bootstrap.MeanInterval95(values)!.Value;
        var moved = Bootstrap.MeanInterval95([.. values.Select(value => (value * 3) + 100)])!.Value;
        Assert.That(moved.Low, Is.EqualTo((interval.Low * 3) + 100).Within(1e-9));
        Assert.That(moved.High, Is.EqualTo((interval.High * 3) + 100).Within(1e-9));
        Assert.That(interval.Low, Is.LessThan(values.Average()));
        Assert.That(interval.High, Is.GreaterThan(values.Average()));
    }

    // 40 values of a skewed distribution with mean 30; the percentile bootstrap is known to cover a little less than it says.
    [Test]
    public void About_95_of_100_intervals_hold_the_true_mean()
    {
        const int Samples = 100;
        var random = new CPythonRandom(5);
        var held = Enumerable
            .Range(0, Samples)
            .Select(_ => Bootstrap.MeanInterval95([.. Enumerable.Range(0, 40).Select(_ => Drawn())])!.Value)
            .Count(interval => interval.Low <= 30 && 30 <= interval.High);
        Assert.That((double)held / Samples, Is.InRange(0.90, 0.98));

        double Drawn() => random.Below(10) < 3 ? 100 : 0;
    }
}
