using MindGrid.Rl.Evaluation.Statistics;

namespace MindGrid.Rl.Evaluation.Tests.Statistics;

public class EstimateTests
{
    private const double Tolerance = 1e-12;

    // By hand: mean 5; squared deviations 9+1+1+1+0+0+4+16 = 32; 32/7 variance; its root over the root of 8 is the root of 4/7.
    [Test]
    public void The_error_of_eight_values_has_seven_degrees_of_freedom()
    {
        var estimate = Estimate.From([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.That(estimate.Mean, Is.EqualTo(5).Within(Tolerance));
        Assert.That(estimate.StandardError, Is.EqualTo(Math.Sqrt(4.0 / 7)).Within(Tolerance));
    }

    // By hand: mean -1; squared deviations 4+4 = 8; variance 8; 8/2 = 4; root 2.
    [Test]
    public void Two_values_with_a_negative_one()
    {
        var estimate = Estimate.From([-3, 1]);
        Assert.That(estimate.Mean, Is.EqualTo(-1).Within(Tolerance));
        Assert.That(estimate.StandardError, Is.EqualTo(2).Within(Tolerance));
    }

    [Test]
    public void Equal_values_have_no_error() => Assert.That(Estimate.From([7, 7, 7]), Is.EqualTo(new Estimate(7, 0)));

    [Test]
    public void One_value_is_its_own_mean_and_tells_nothing_of_the_error() =>
        Assert.That(Estimate.From([65.91]), Is.EqualTo(new Estimate(65.91, double.NaN)));

    [Test]
    public void No_value_gives_zero() => Assert.That(Estimate.From([]), Is.EqualTo(new Estimate(0, double.NaN)));

    // By hand: 100 games, 66 with gap 100 and 34 with gap 0: mean 66; 100 * 100 * 66 * 34 / 100 / 99 / 100 under the root.
    [Test]
    public void A_hundred_games_of_all_or_nothing()
    {
        var gaps = Enumerable.Repeat(100.0, 66).Concat(Enumerable.Repeat(0.0, 34));
        var estimate = Estimate.From([.. gaps]);
        Assert.That(estimate.Mean, Is.EqualTo(66).Within(Tolerance));
        Assert.That(estimate.StandardError, Is.EqualTo(Math.Sqrt(22440.0 / 990)).Within(Tolerance));
    }

    // scipy 1.10.1: scipy.stats.sem of the same values.
    [TestCase(100, 64.42, 6.155447287820059)]
    [TestCase(500, 64.66, 2.7281492621910526)]
    public void It_is_what_scipy_says(int games, double mean, double standardError)
    {
        var estimate = Estimate.From([.. Enumerable.Range(0, games).Select(i => (double)((i * 7919 % 211) - 40))]);
        Assert.That(estimate.Mean, Is.EqualTo(mean).Within(Tolerance * mean));
        Assert.That(estimate.StandardError, Is.EqualTo(standardError).Within(Tolerance));
    }

    // Small differences between large values, where a sum of squares less the square of the sum would lose most digits.
    [Test]
    public void It_is_what_scipy_says_far_from_zero()
    {
        var estimate = Estimate.From([.. Enumerable.Range(0, 60).Select(i => 1e6 + (i * 37 % 11 / 10.0))]);
        Assert.That(estimate.StandardError, Is.EqualTo(0.04117563776175584).Within(Tolerance));
    }
}
