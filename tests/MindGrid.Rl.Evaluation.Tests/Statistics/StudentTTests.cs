using MindGrid.Rl.Evaluation.Statistics;

namespace MindGrid.Rl.Evaluation.Tests.Statistics;

public class StudentTTests
{
    // Published tables of the 0.975 quantile.
    [TestCase(1, 12.706205)]
    [TestCase(2, 4.302653)]
    [TestCase(3, 3.182446)]
    [TestCase(4, 2.776445)]
    [TestCase(5, 2.570582)]
    [TestCase(10, 2.228139)]
    [TestCase(30, 2.042272)]
    [TestCase(99, 1.984217)]
    [TestCase(499, 1.964729)]
    [TestCase(999, 1.962341)]
    public void Of_95_percent_it_is_what_tables_say(int degrees, double expected) =>
        Assert.That(StudentT.CriticalValue(0.95, degrees), Is.EqualTo(expected).Within(5.1e-7));

    // With one degree it is the tangent, with two p times the root of 2 / (1 - p^2).
    [TestCase(0.5)]
    [TestCase(0.9)]
    [TestCase(0.999)]
    public void Of_one_and_two_degrees_it_has_a_formula(double probability)
    {
        var (one, two) = (StudentT.CriticalValue(probability, 1), StudentT.CriticalValue(probability, 2));
        Assert.That(one, Is.EqualTo(Math.Tan(Math.PI * probability / 2)).Within(1e-9).Percent);
        Assert.That(
            two,
            Is.EqualTo(probability * Math.Sqrt(2 / (1 - (probability * probability)))).Within(1e-9).Percent
        );
    }

    [Test]
    public void Of_very_many_degrees_it_is_nearly_the_normal_one() =>
        Assert.That(StudentT.CriticalValue(0.95, 100_000), Is.EqualTo(1.959964).Within(5e-5));

    [TestCase(0, 5)]
    [TestCase(1, 5)]
    [TestCase(-0.1, 5)]
    [TestCase(0.95, 0)]
    public void What_has_no_critical_value_is_refused(double probability, int degrees) =>
        Assert.That(
            () => StudentT.CriticalValue(probability, degrees),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
}
