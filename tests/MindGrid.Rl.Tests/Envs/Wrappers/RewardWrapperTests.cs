using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class RewardWrapperTests
{
    [Test]
    public void Every_reward_is_transformed_and_summed_up_as_such([Values] AutoresetMode mode)
    {
        using var env = new TransformReward(
            new CountingEnv(2, new EnvOptions { Autoreset = mode }),
            reward => reward * reward
        );
        env.Reset(0L);
        Assert.That(env.Step([0, 1]).Rewards.ToArray(), Is.EqualTo([100f, 121f]));
        Assert.That(env.Step([0, 1]).EpisodeReturns.ToArray(), Is.EqualTo([500f, 562f]));
    }

    [Test]
    public void The_restart_of_a_world_is_not_transformed()
    {
        using var env = new TransformReward(new CountingEnv(2, spread: 2), reward => reward + 1000);
        env.Reset(0L);
        Play.Same(env, action: 0, steps: 3);
        var restart = env.Step([0, 0]);
        Assert.That(restart.Rewards.ToArray(), Is.EqualTo([0f, 1040f]));
    }

    [Test]
    public void Rewards_outside_the_bounds_become_the_bounds()
    {
        using var env = new ClipReward(new CountingEnv(1), low: 11, high: 22);
        env.Reset(0L);
        var rewards = new[] { 0, 1, 0 }.Select(action => env.Step([action]).Rewards[0]);
        Assert.That(rewards, Is.EqualTo([11f, 21f, 22f]));
    }

    [TestCase(1f, 0f)]
    [TestCase(float.NaN, 0f)]
    [TestCase(0f, float.NaN)]
    public void Bounds_out_of_order_are_refused(float low, float high)
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new ClipReward(inner, low, high),
            Throws.ArgumentException.With.Message.Contains($"not {low} and {high}")
        );
    }

    [Test]
    public void Clipped_rewards_are_those_of_a_plain_loop_to_the_last_bit(
        [Values(1, 5, 16, 37)] int worlds,
        [Values(-1f, -0.5f, float.NegativeInfinity)] float low,
        [Values(1f, float.PositiveInfinity)] float high
    )
    {
        float[] kinds =
        [
            -0f,
            0,
            float.NaN,
            float.PositiveInfinity,
            float.NegativeInfinity,
            float.Epsilon,
            -1,
            1,
            -7,
            7,
        ];
        using var env = new ClipReward(
            new TransformReward(new CountingEnv(worlds), reward => kinds[(int)reward % kinds.Length]),
            low,
            high
        );
        env.Reset(0L);
        var actions = Enumerable.Range(0, worlds).Select(world => world % 5).ToArray();
        var clipped = env.Step(actions).Rewards.ToArray();
        var expected = actions.Select(action => Math.Clamp(kinds[(10 + action) % kinds.Length], low, high));
        Assert.That(
            clipped.Select(BitConverter.SingleToInt32Bits),
            Is.EqualTo(expected.Select(BitConverter.SingleToInt32Bits))
        );
    }
}
