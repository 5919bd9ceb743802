using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class NormalizeRewardTests
{
    // World 0 terminates and world 1 truncates after three steps; rewards 10 t and 10 t + 1, discount 1/2. By the formulas of
    // Gymnasium's vector wrapper; after an end the discounted return starts again from nothing.
    private static readonly double[][] ByHand =
    [
        [19.78165024030668, 21.759815264337348],
        [2.613683605288619, 2.74436778555305],
        [2.5707491674538185, 2.6564408063689458],
        [0.8490158696030023, 0.9339174565633026],
        [1.8670051763838404, 1.9603554352030323],
    ];

    [Test]
    public void Rewards_are_divided_by_the_deviation_of_the_discounted_return([Values] AutoresetMode mode)
    {
        using var env = Make(mode);
        env.Reset(0L);
        foreach (var expected in ByHand)
        {
            Assert.That(NextTransition(env), Is.EqualTo(expected).Within(1e-6));
        }
        Assert.That(env.Moments.Mean[0], Is.EqualTo(21.92478075219248).Within(1e-12));
        Assert.That(env.Moments.Variance[0], Is.EqualTo(114.75429446523528).Within(1e-12));
        Assert.That(env.Moments.Count, Is.EqualTo(10.0001));
    }

    [Test]
    public void A_frozen_normalisation_learns_nothing_and_goes_on_dividing()
    {
        using var env = Make(AutoresetMode.SameStep);
        env.Moments.Restore(10, [5], [4]);
        env.Frozen = true;
        env.Reset(0L);
        Assert.That(env.Step([0, 1]).Rewards.ToArray(), Is.EqualTo([5f, 5.5f]).Within(1e-6));
        Assert.That((env.Moments.Count, env.Moments.Variance[0]), Is.EqualTo((10, 4)));
    }

    [Test]
    public void A_kept_world_brings_its_return_and_leaves_what_was_learned()
    {
        using var env = Make(AutoresetMode.SameStep);
        env.Reset(0L);
        env.Step([0, 1]);
        var kept = (env.CloneState(0), env.CloneState(1));
        env.Reset(0L);
        env.SetState(0, kept.Item1);
        env.SetState(1, kept.Item2);
        Assert.That(env.Moments.Count, Is.EqualTo(2.0001));
        Assert.That(env.Step([0, 1]).Rewards.ToArray(), Is.EqualTo(ByHand[1]).Within(1e-6));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void A_discount_outside_0_to_1_is_refused(double discount)
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new NormalizeReward(inner, discount),
            Throws.ArgumentException.With.Message.Contains($"between 0 and 1, not {discount}")
        );
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void An_epsilon_that_is_not_above_0_and_finite_is_refused(double epsilon)
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new NormalizeReward(inner, epsilon: epsilon),
            Throws.ArgumentException.With.Message.Contains($"not {epsilon}")
        );
    }

    private static NormalizeReward Make(AutoresetMode mode) =>
        new(new CountingEnv(2, new EnvOptions { Autoreset = mode }), discount: 0.5);

    /// <summary>
    /// Steps, and steps again where that only restarted the worlds. Restarted worlds swap terminating and truncating as their
    /// seeds have it, which makes a difference only at an end, and none is reached again.
    /// </summary>
    private static float[] NextTransition(VectorEnv env)
    {
        if (env.Autoreset == AutoresetMode.Disabled && env.Ended.Contains(true))
        {
            env.Reset(env.Ended);
        }
        var step = env.Step([0, 1]);
        return env.Autoreset == AutoresetMode.NextStep && step.EpisodeStarts.Contains(true)
            ? NextTransition(env)
            : step.Rewards.ToArray();
    }
}
