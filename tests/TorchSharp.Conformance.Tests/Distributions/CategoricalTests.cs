using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Distributions;

/// <summary>The distribution that policies draw their actions from.</summary>
public class CategoricalTests
{
    private const int Draws = 20_000;
    private static readonly double[] Probabilities = [0.1, 0.2, 0.3, 0.4];

    // The 99.9 % point of chi-square with three degrees of freedom; the seed is fixed, so that the test does not flicker.
    private const double CriticalValue = 16.27;

    [Test]
    public void Draws_come_as_often_as_they_should([Values] bool fromLogits)
    {
        var given = tensor(Probabilities);
        using var actions = fromLogits
            ? distributions.Categorical(logits: given.log() + 3)
            : distributions.Categorical(given * 5);

        Assert.That(ChiSquare(actions.sample(Draws)), Is.LessThan(CriticalValue));
    }

    [Test]
    public void Multinomial_draws_come_as_often_as_they_should() =>
        Assert.That(
            ChiSquare(multinomial(tensor(Probabilities), Draws, replacement: true)),
            Is.LessThan(CriticalValue)
        );

    [Test]
    public void The_yardstick_notices_draws_that_come_too_often() =>
        Assert.That(
            ChiSquare(multinomial(tensor(new[] { 0.12, 0.2, 0.3, 0.38 }), Draws, replacement: true)),
            Is.GreaterThan(CriticalValue)
        );

    [Test]
    public void Draws_without_replacement_are_all_different() =>
        Assert.That(multinomial(ones(10), 10).data<long>().ToArray().Order(), Is.EqualTo(Enumerable.Range(0, 10)));

    [Test]
    public void What_cannot_happen_is_never_drawn()
    {
        var logits = tensor(new[] { 0.5, double.NegativeInfinity, 0.1, double.NegativeInfinity });
        using var actions = distributions.Categorical(logits: logits);

        Assert.That(actions.sample(Draws).data<long>().ToArray(), Has.All.EqualTo(0).Or.EqualTo(2));
    }

    [Test]
    public void Each_row_draws_from_its_own_distribution()
    {
        using var actions = distributions.Categorical(eye(5)[tensor(new long[] { 3, 1, 4 })]);

        Assert.That(Values.Of(actions.sample()), Is.EqualTo(new[] { 3, 1, 4 }));
        Assert.That(actions.sample(7).shape, Is.EqualTo(new long[] { 7, 3 }));
    }

    [Test]
    public void Log_probabilities_are_the_logarithms_of_the_normalised_probabilities()
    {
        using var actions = distributions.Categorical(tensor(Probabilities) * 10);

        Assert.That(
            Values.Of(actions.log_prob(tensor(new long[] { 3, 0, 1 }))),
            Is.EqualTo(new[] { Math.Log(0.4), Math.Log(0.1), Math.Log(0.2) }).Within(1e-6)
        );
    }

    [Test]
    public void Entropy_is_what_is_not_known()
    {
        using var actions = distributions.Categorical(tensor(Probabilities));
        using var equal = distributions.Categorical(logits: zeros(2, 8, dtype: float64));

        Assert.That(
            actions.entropy().item<double>(),
            Is.EqualTo(-Probabilities.Sum(p => p * Math.Log(p))).Within(1e-6)
        );
        Assert.That(Values.Of(equal.entropy()), Is.All.EqualTo(Math.Log(8)).Within(1e-6));
    }

    [Test]
    public void Entropy_leaves_out_what_is_masked()
    {
        var logits = tensor(new[] { 0.0, double.NegativeInfinity, 0.0 });
        using var actions = distributions.Categorical(logits: logits);

        Assert.That(actions.entropy().item<double>(), Is.EqualTo(Math.Log(2)).Within(1e-6));
    }

    [Test]
    public void Log_probabilities_and_entropies_have_the_slopes_of_their_logits()
    {
        var logits = Values.Irregular(3, 4);
        var drawn = tensor(new long[] { 0, 3, 1 });

        FiniteDifferences.AgreeOf(
            () =>
            {
                using var actions = distributions.Categorical(logits: logits);
                return actions.log_prob(drawn) + actions.entropy();
            },
            logits
        );
    }

    private static double ChiSquare(Tensor draws)
    {
        var counts = draws.data<long>().ToArray().CountBy(draw => draw).ToDictionary();
        return Probabilities
            .Select((p, i) => (Seen: counts.GetValueOrDefault(i), Expected: p * Draws))
            .Sum(each => (each.Seen - each.Expected) * (each.Seen - each.Expected) / each.Expected);
    }
}
