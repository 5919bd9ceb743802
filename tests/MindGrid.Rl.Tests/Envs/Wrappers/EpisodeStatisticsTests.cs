using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class EpisodeStatisticsTests
{
    [TestCase(AutoresetMode.NextStep, 7)]
    [TestCase(AutoresetMode.SameStep, 6)]
    [TestCase(AutoresetMode.Disabled, 6)]
    public void Finished_episodes_are_kept_in_every_autoreset_mode(AutoresetMode mode, int steps)
    {
        using var env = new EpisodeStatistics(new CountingEnv(2, new EnvOptions { Autoreset = mode }));
        env.Reset([4, 7]);
        Play.Same(env, action: 1, steps - 1);
        Assert.That(env.Episodes, Is.EqualTo(2));
        Assert.That(env[0], Is.EqualTo(new FinishedEpisode(63, 3, Terminated: true, Truncated: false)));
        Assert.That(env[1], Is.EqualTo(new FinishedEpisode(63, 3, Terminated: false, Truncated: true)));
        Assert.That((env.Terminated, env.Truncated), Is.EqualTo((1, 1)));
        Play.Same(env, action: 1, steps: 1);
        Assert.That((env.Episodes, env.Terminated + env.Truncated), Is.EqualTo((4, 4)));
        Assert.That((env.MeanReturn, env.MeanLength), Is.EqualTo((63.0, 3.0)));
    }

    [Test]
    public void The_oldest_episodes_are_forgotten_first()
    {
        using var env = new EpisodeStatistics(
            new CountingEnv(1, new EnvOptions { Autoreset = AutoresetMode.SameStep }),
            capacity: 2
        );
        env.Reset(0L);
        Assert.That((env.Kept, env.MeanReturn, env.MeanLength), Is.EqualTo((0, double.NaN, double.NaN)));
        for (var action = 0; action < 3; action++)
        {
            Play.Same(env, action, steps: 3);
        }
        Assert.That((env.Episodes, env.Kept), Is.EqualTo((3, 2)));
        Assert.That((env[0].Return, env[1].Return, env.MeanReturn), Is.EqualTo((63f, 66f, 64.5)));
    }

    [Test]
    public void What_is_wrapped_inside_is_counted_and_what_is_outside_is_not()
    {
        using var env = new EpisodeStatistics(
            new ActionRepeat(
                new EpisodeStatistics(new CountingEnv(1, new EnvOptions { Autoreset = AutoresetMode.SameStep })),
                times: 3
            )
        );
        var inside = (EpisodeStatistics)((Wrapper)env.Inner).Inner;
        using var halved = new TransformReward(env, reward => reward / 2);
        halved.Reset(0L);
        Assert.That(halved.Step([0]).EpisodeReturns[0], Is.EqualTo(30));
        Assert.That(env[0], Is.EqualTo(new FinishedEpisode(60, 1, Terminated: true, Truncated: false)));
        Assert.That(inside[0], Is.EqualTo(new FinishedEpisode(60, 3, Terminated: true, Truncated: false)));
    }

    [Test]
    public void A_world_that_goes_on_after_its_end_is_counted_once_an_episode()
    {
        var options = new EnvOptions { Autoreset = AutoresetMode.Disabled, EndedWorldsGoOn = true };
        using var env = new EpisodeStatistics(new CountingEnv(1, options));
        for (var episode = 1; episode <= 2; episode++)
        {
            env.Reset(0L);
            for (var step = 0; step < 5; step++)
            {
                env.Step([0]);
            }
            Assert.That(env.Episodes, Is.EqualTo(episode));
            Assert.That(env[episode - 1].Length, Is.EqualTo(3));
        }
    }

    [Test]
    public void An_episode_that_is_given_up_is_not_counted()
    {
        using var env = new EpisodeStatistics(new CountingEnv(2));
        env.Reset(0L);
        Play.Same(env, action: 0, steps: 2);
        env.Reset([true, false]);
        Play.Same(env, action: 0, steps: 1);
        Assert.That((env.Episodes, env.Truncated), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_kept_world_brings_its_part_of_the_episode()
    {
        using var env = new EpisodeStatistics(new CountingEnv(1));
        env.Reset(0L);
        env.Step([4]);
        var kept = env.CloneState(0);
        env.Reset(0L);
        Play.Same(env, action: 0, steps: 2);
        env.SetState(0, kept);
        Play.Same(env, action: 0, steps: 2);
        Assert.That(env[0], Is.EqualTo(new FinishedEpisode(64, 3, Terminated: true, Truncated: false)));
    }

    [Test]
    public void Clearing_forgets_finished_episodes_and_leaves_those_under_way()
    {
        using var env = new EpisodeStatistics(new CountingEnv(2, spread: 2));
        env.Reset(0L);
        Play.Same(env, action: 0, steps: 3);
        env.Clear();
        Assert.That((env.Episodes, env.Terminated, env.Kept), Is.EqualTo((0, 0, 0)));
        Play.Same(env, action: 0, steps: 1);
        Assert.That(env[0], Is.EqualTo(new FinishedEpisode(100, 4, Terminated: false, Truncated: true)));
    }

    [Test]
    public void A_capacity_below_one_and_an_episode_that_is_not_kept_are_refused()
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new EpisodeStatistics(inner, capacity: 0),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("capacity")
        );
        using var env = new EpisodeStatistics(inner);
        Assert.That(() => env[0], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => env[-1], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
