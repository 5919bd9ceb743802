using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class ActionRepeatTests
{
    [Test]
    public void Rewards_are_summed_and_the_last_observation_is_shown()
    {
        using var env = new ActionRepeat(new CountingEnv(1, length: 100), times: 4);
        env.Reset([8]);
        var step = env.Step([2]);
        Assert.That((step.Rewards[0], step.EpisodeLengths[0]), Is.EqualTo((108f, 1)));
        Assert.That(step.Observations.Row<int>(0).ToArray(), Is.EqualTo([8, 4, 8]));
    }

    // Episodes of 3 steps (tag 8) and 4 steps (tag 9): only the first one is over within the second repetition of 2.
    [Test]
    public void A_world_that_ends_in_between_stops_there([Values] AutoresetMode mode)
    {
        using var env = new ActionRepeat(new CountingEnv(2, new EnvOptions { Autoreset = mode }, spread: 2), times: 2);
        env.Reset([8, 9]);
        env.Step([1, 1]);
        var end = env.Step([1, 1]);
        Assert.That(end.Rewards.ToArray(), Is.EqualTo([31f, 72f]));
        Assert.That(end.Terminated.ToArray(), Is.EqualTo([true, false]));
        Assert.That(end.Truncated.ToArray(), Is.EqualTo([false, true]));
        Assert.That(end.EpisodeReturns.ToArray(), Is.EqualTo([63f, 104f]));
        Assert.That(end.FinalObservations.Row<int>(0).ToArray(), Is.EqualTo([8, 3, 3]));
        Assert.That(end.FinalObservations.Row<int>(1).ToArray(), Is.EqualTo([9, 4, 4]));
    }

    [Test]
    public void Worlds_that_restart_are_left_out_of_every_repetition()
    {
        using var env = new ActionRepeat(new CountingEnv(2, spread: 3), times: 3);
        env.Reset([9, 8]);
        env.Step([0, 0]);
        var step = env.Step([0, 0]);
        Assert.That(step.Rewards.ToArray(), Is.EqualTo([0f, 90f]));
        Assert.That(step.EpisodeStarts.ToArray(), Is.EqualTo([true, false]));
        Assert.That(step.Observations.Row<int>(0)[1], Is.Zero);
    }

    [TestCase(1, 10)]
    [TestCase(3, 4)]
    [TestCase(5, 2)]
    [TestCase(20, 1)]
    public void The_step_limit_is_counted_in_repetitions(int times, int limit)
    {
        using var env = new ActionRepeat(new TimeLimit(new CountingEnv(1, length: 100), 10), times);
        Assert.That(env.StepLimit, Is.EqualTo(limit));
        env.Reset(0L);
        Play.Same(env, action: 0, limit - 1);
        Assert.That(env.Ended[0], Is.False);
        Assert.That(env.Step([0]).Truncated[0]);
    }

    [Test]
    public void Without_a_limit_inside_there_is_none()
    {
        using var env = new ActionRepeat(new CountingEnv(1), 3);
        Assert.That(env.StepLimit, Is.Null);
    }

    [Test]
    public void Actions_of_several_slots_are_repeated_as_they_are()
    {
        using var env = new ActionRepeat(new CountingEnv(1, length: 9, actions: new MultiDiscrete([3, 4])), times: 2);
        env.Reset([8]);
        Assert.That(env.Step([2, 3]).Observations.Row<int>(0).ToArray(), Is.EqualTo([8, 2, 10]));
    }

    [TestCase(0)]
    [TestCase(-3)]
    public void Less_than_once_is_refused(int times)
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new ActionRepeat(inner, times),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("times")
        );
    }
}
