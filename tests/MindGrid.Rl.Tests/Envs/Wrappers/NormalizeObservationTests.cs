using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class NormalizeObservationTests
{
    // Worlds of tags 4 and 5 that do the actions 2 and 5 - 1 = 4 by turns; what they show is tag, steps, total of actions.
    [Test]
    public void Every_element_loses_its_mean_and_is_divided_by_its_deviation([Values] AutoresetMode mode)
    {
        using var env = new NormalizeObservation(
            new CountingEnv(2, new EnvOptions { Autoreset = mode }, actions: new Discrete(6))
        );
        var first = env.Reset(4L).Observations;
        Assert.That(first.Row<float>(0).ToArray(), Is.EqualTo([-0.9974577414019239, 0, 0]).Within(1e-6));
        Assert.That(first.Row<float>(1).ToArray(), Is.EqualTo([0.9983558125976641, 0, 0]).Within(1e-6));
        var next = env.Step([2, 5]).Observations;
        double[][] expected =
        [
            [-0.9987269238131087, 0.9999749834395859, 0.12219086894909116],
            [0.9991764408322302, 0.9999749834395859, 1.5882247468232957],
        ];
        Assert.That(next.Row<float>(0).ToArray(), Is.EqualTo(expected[0]).Within(1e-6));
        Assert.That(next.Row<float>(1).ToArray(), Is.EqualTo(expected[1]).Within(1e-6));
        Assert.That(env.Moments.Mean[2], Is.EqualTo(1.7499562510937228).Within(1e-12));
        Assert.That(env.Moments.Variance[2], Is.EqualTo(4.187496873164156).Within(1e-12));
    }

    [Test]
    public void Every_observation_is_learned_once([Values] AutoresetMode mode)
    {
        using var env = new NormalizeObservation(new CountingEnv(2, new EnvOptions { Autoreset = mode }));
        env.Reset(0L);
        Play.Same(env, action: 0, steps: 3);
        env.Observe();
        var whenEnded = mode == AutoresetMode.SameStep ? 10 : 8;
        Assert.That(env.Moments.Count, Is.EqualTo(whenEnded + 1e-4).Within(1e-9));
        Play.Same(env, action: 0, steps: 1);
        var afterwards = mode == AutoresetMode.NextStep ? 10 : 12;
        Assert.That(env.Moments.Count, Is.EqualTo(afterwards + 1e-4).Within(1e-9));
    }

    [Test]
    public void A_frozen_normalisation_with_the_moments_of_another_shows_the_same_whatever_it_saw()
    {
        using var trained = new NormalizeObservation(new CountingEnv(3));
        Play.FromSeed(trained, 50, 20);
        trained.Frozen = true;
        using var fresh = new NormalizeObservation(new CountingEnv(3)) { Frozen = true };
        fresh.Moments.Restore(trained.Moments.Count, trained.Moments.Mean, trained.Moments.Variance);
        Assert.That(Play.FromSeed(fresh, 5, 20), Is.EqualTo(Play.FromSeed(trained, 5, 20)));
        Assert.That(fresh.Moments.Count, Is.EqualTo(trained.Moments.Count));
    }

    [Test]
    public void Boxes_keep_their_shape_and_become_unbounded_float32()
    {
        using var env = new NormalizeObservation(new FrameStack(new CountingEnv(1), 2));
        Assert.That(
            env.SingleObservationSpace,
            Is.EqualTo(new Box(ElementType.Float32, [2, 3], double.NegativeInfinity, double.PositiveInfinity))
        );
    }

    [Test]
    public void Observations_that_are_no_boxes_are_refused()
    {
        using var inner = EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 1);
        Assert.That(
            () => new NormalizeObservation(inner),
            Throws.ArgumentException.With.Message.Contains("Flatten them first")
        );
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void An_epsilon_that_is_not_above_0_is_refused(double epsilon)
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new NormalizeObservation(inner, epsilon),
            Throws.ArgumentException.With.Message.Contains($"not {epsilon}")
        );
    }

    [Test]
    public void What_is_shown_is_what_a_plain_loop_computes_to_the_last_bit([Values(1, 5, 11)] int depth)
    {
        const double Epsilon = 1e-3;
        using var plain = new FlattenObservation(new FrameStack(new CountingEnv(3), depth));
        using var env = new NormalizeObservation(
            new FlattenObservation(new FrameStack(new CountingEnv(3), depth)),
            Epsilon
        )
        {
            Frozen = true,
        };
        var random = new Random(depth);
        var size = 3 * depth;
        env.Moments.Restore(7, [.. Numbers(random, size)], [.. Numbers(random, size)]);
        var raw = plain.Reset(5L).Observations.As<float>().ToArray();
        var shown = env.Reset(5L).Observations.As<float>().ToArray();
        for (var i = 0; i < raw.Length; i++)
        {
            var deviation = Math.Sqrt(env.Moments.Variance[i % size] + Epsilon);
            var expected = (float)((raw[i] - env.Moments.Mean[i % size]) / deviation);
            Assert.That(BitConverter.SingleToInt32Bits(shown[i]), Is.EqualTo(BitConverter.SingleToInt32Bits(expected)));
        }
    }

    private static IEnumerable<double> Numbers(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => random.NextDouble() * 10);
}
