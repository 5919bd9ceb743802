using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class RandomizedActionsTests
{
    private const int Many = 20_000;

    [Test]
    public void With_probability_0_every_action_is_taken_as_it_is()
    {
        using var sticky = new StickyActions(new CountingEnv(2), 0);
        using var noisy = new NoisyActions(new CountingEnv(2), 0);
        using var plain = new CountingEnv(2);
        var expected = Play.FromSeed(plain, 8, 20);
        Assert.That(Play.FromSeed(sticky, 8, 20), Is.EqualTo(expected));
        Assert.That(Play.FromSeed(noisy, 8, 20), Is.EqualTo(expected));
    }

    [Test]
    public void With_probability_1_the_first_action_sticks_until_the_episode_ends([Values] AutoresetMode mode)
    {
        using var env = new StickyActions(new CountingEnv(1, new EnvOptions { Autoreset = mode }), 1);
        env.Reset(0L);
        Assert.That(TotalAfter(1, 4, 4), Is.EqualTo(3));
        if (mode == AutoresetMode.Disabled)
        {
            env.Reset(env.Ended);
        }
        else if (mode == AutoresetMode.NextStep)
        {
            env.Step([3]);
        }
        Assert.That(TotalAfter(2, 4, 4), Is.EqualTo(6));

        int TotalAfter(params int[] actions)
        {
            foreach (var action in actions[..^1])
            {
                env.Step([action]);
            }
            return env.Step([actions[^1]]).FinalObservations.Row<int>(0)[2];
        }
    }

    [Test]
    public void Actions_of_several_slots_stick_together()
    {
        using var env = new StickyActions(new CountingEnv(2, length: 9, actions: new MultiDiscrete([9, 99])), 1);
        env.Reset(0L);
        env.Step([1, 10, 2, 20]);
        var total = env.Step([0, 0, 0, 0]).Observations;
        Assert.That((total.Row<int>(0)[2], total.Row<int>(1)[2]), Is.EqualTo((22, 44)));
    }

    [Test]
    public void Actions_stick_as_often_as_they_should()
    {
        using var env = new StickyActions(new CountingEnv(1, length: int.MaxValue, actions: new Discrete(Many)), 0.25);
        var taken = Taken(env, step => step);
        var stuck = taken.Zip(taken.Skip(1)).Count(pair => pair.First == pair.Second);
        Assert.That(stuck / (double)Many, Is.EqualTo(0.25).Within(0.01));
    }

    [Test]
    public void A_stuck_action_is_the_one_that_was_taken_and_not_the_one_that_was_asked_for()
    {
        using var env = new StickyActions(new CountingEnv(1, length: int.MaxValue, actions: new Discrete(Many)), 0.5);
        var taken = Taken(env, step => step);
        for (var step = 1; step < Many; step++)
        {
            Assert.That(taken[step], Is.EqualTo(step).Or.EqualTo(taken[step - 1]));
        }
    }

    [Test]
    public void Noise_is_as_frequent_as_it_should_be_and_even()
    {
        using var env = new NoisyActions(new CountingEnv(1, length: int.MaxValue), 0.5);
        var taken = Taken(env, _ => 0);
        for (var action = 0; action < 5; action++)
        {
            var share = taken.Count(each => each == action) / (double)Many;
            Assert.That(share, Is.EqualTo(action == 0 ? 0.6 : 0.1).Within(0.01), $"action {action}");
        }
    }

    [Test]
    public void Noise_around_noise_draws_on_its_own()
    {
        using var env = new NoisyActions(
            new NoisyActions(new CountingEnv(1, length: int.MaxValue, actions: new Discrete(1000)), 0.5),
            0.5
        );
        var changed = Taken(env, _ => 0).Count(action => action != 0);
        Assert.That(changed / (double)Many, Is.EqualTo(0.75).Within(0.01));
    }

    [Test]
    public void Noise_and_stickiness_draw_on_their_own()
    {
        using var env = new StickyActions(
            new NoisyActions(new CountingEnv(1, length: int.MaxValue, actions: new Discrete(Many)), 0.5),
            0.5
        );
        var taken = Taken(env, step => step);
        var asked = taken.Where((action, step) => action == step).Count();
        Assert.That(asked / (double)Many, Is.EqualTo(0.25).Within(0.02));
    }

    [Test]
    public void Episodes_with_the_same_seed_have_the_same_noise()
    {
        using var env = new NoisyActions(new CountingEnv(1, length: 30), 0.5);
        var lines = Play.FromSeed(env, 3, 20);
        Assert.That(Play.FromSeed(env, 3, 20), Is.EqualTo(lines));
        Assert.That(Play.FromSeed(env, 4, 20), Is.Not.EqualTo(lines));
    }

    [Test]
    public void Another_world_has_other_noise()
    {
        using var env = new NoisyActions(new CountingEnv(2, length: 30), 1);
        env.Reset([3, 1003]);
        var lines = Play.Steps(env, 0, 20, [1, 1]);
        Assert.That(lines[0], Is.Not.EqualTo(lines[1]));
        env.Reset([3, 3]);
        lines = Play.Steps(env, 0, 20, [1, 1]);
        Assert.That(lines[0], Is.EqualTo(lines[1]));
    }

    [TestCase(-0.01)]
    [TestCase(1.01)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void What_is_no_probability_is_refused(double probability)
    {
        using var inner = new CountingEnv(1);
        var because = $"between 0 and 1, not {probability}";
        Assert.That(
            () => new StickyActions(inner, probability),
            Throws.ArgumentException.With.Message.Contains(because)
        );
        Assert.That(
            () => new NoisyActions(inner, probability),
            Throws.ArgumentException.With.Message.Contains(because)
        );
    }

    /// <summary>The actions that the counting environment inside took, in one long episode.</summary>
    private static int[] Taken(VectorEnv env, Func<int, int> asked)
    {
        env.Reset(5L);
        var taken = new int[Many];
        var total = 0;
        for (var step = 0; step < Many; step++)
        {
            var now = env.Step([asked(step)]).Observations.Row<int>(0)[2];
            (taken[step], total) = (now - total, now);
        }
        return taken;
    }
}
