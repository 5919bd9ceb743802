using MindGrid.Rl.Envs;
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

    /// <summary>Every size that leaves a rest beside whole vectors of any width.</summary>
    [Test]
    public void Moments_of_every_size_are_those_of_a_plain_loop_to_the_last_bit([Range(1, 35)] int size)
    {
        const int Worlds = 20;
        var random = new Random(size);
        var moments = new RunningMoments(size);
        var (count, mean, variance) = (1e-4, new double[size], Enumerable.Repeat(1.0, size).ToArray());
        for (var time = 0; time < 5; time++)
        {
            var vectors = Enumerable.Range(0, Worlds * size).Select(_ => Number(random)).ToArray();
            var flags = Enumerable.Range(0, Worlds).Select(_ => random.Next(3) > 0).ToArray();
            moments.Learn(vectors, new WorldMask(flags));
            var seen = vectors.Chunk(size).Where((_, world) => flags[world]).ToList();
            for (var i = 0; i < size; i++)
            {
                (mean[i], variance[i]) = Joined(count, mean[i], variance[i], [.. seen.Select(vector => vector[i])]);
            }
            count += seen.Count;
            Assert.That(Bits(moments.Mean), Is.EqualTo(Bits(mean)));
            Assert.That(Bits(moments.Variance), Is.EqualTo(Bits(variance)));
        }
    }

    // Of very different sizes, so that every rounding shows.
    private static float Number(Random random) =>
        (float)((random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-4, 5)));

    private static (double Mean, double Variance) Joined(double count, double mean, double variance, float[] numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += number;
        }
        var own = sum / numbers.Length;
        var squares = 0.0;
        foreach (var number in numbers)
        {
            squares += (number - own) * (number - own);
        }
        var total = count + numbers.Length;
        var difference = own - mean;
        squares += variance * count;
        return (
            mean + (difference * numbers.Length / total),
            (squares + (difference * difference * count * numbers.Length / total)) / total
        );
    }

    private static long[] Bits(ReadOnlySpan<double> numbers) =>
        [.. numbers.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
