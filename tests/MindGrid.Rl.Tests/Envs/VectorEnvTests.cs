using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Wrappers;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>The places at which vector environments are usually wrong, one by one.</summary>
public class VectorEnvTests
{
    private const int Limit = 3;
    private const int Left = (int)AgentAction.Left;
    private const int Right = (int)AgentAction.Right;
    private const int Done = (int)AgentAction.Done;

    private static readonly GridEnvOptions Short = new() { StepLimit = Limit };

    [Test]
    public void With_NextStep_the_end_is_shown_and_the_next_step_is_no_transition()
    {
        using var env = Grid(1, AutoresetMode.NextStep);
        var end = PlayToTheEnd(env, seed: 4);
        using var twin = Grid(1, AutoresetMode.Disabled);
        var last = PlayToTheEnd(twin, seed: 4);
        Assert.That((end.Truncated[0], end.EpisodeStarts[0], end.EpisodeLengths[0]), Is.EqualTo((true, false, Limit)));
        Assert.That(end.Observations.RowEquals(0, last.Observations, 0));
        Assert.That(end.FinalObservations.RowEquals(0, last.Observations, 0));

        var next = env.Step([Left]);
        Assert.That((next.Rewards[0], next.Truncated[0], next.Terminated[0]), Is.EqualTo((0f, false, false)));
        Assert.That((next.EpisodeStarts[0], next.EpisodeLengths[0], next.EpisodeReturns[0]), Is.EqualTo((true, 0, 0f)));
        Assert.That(next.Observations.RowEquals(0, twin.Reset([EpisodeSeed.Of(4, 1)]).Observations, 0));
    }

    [Test]
    public void With_SameStep_the_end_keeps_its_final_observation_and_shows_the_next_start()
    {
        using var env = Grid(1, AutoresetMode.SameStep);
        var end = PlayToTheEnd(env, seed: 4);
        using var twin = Grid(1, AutoresetMode.Disabled);
        var last = PlayToTheEnd(twin, seed: 4);
        Assert.That((end.Truncated[0], end.EpisodeStarts[0]), Is.EqualTo((true, true)));
        Assert.That((end.Rewards[0], end.EpisodeReturns[0], end.EpisodeLengths[0]), Is.EqualTo((-1f, -3f, Limit)));
        Assert.That(end.FinalObservations.RowEquals(0, last.Observations, 0));
        Assert.That(end.Observations.RowEquals(0, twin.Reset([EpisodeSeed.Of(4, 1)]).Observations, 0));
        Assert.That(env.Step([Left]).EpisodeLengths[0], Is.EqualTo(1));
    }

    [Test]
    public void With_Disabled_an_ended_world_waits_for_its_reset()
    {
        using var env = Grid(2, AutoresetMode.Disabled);
        env.Reset(4);
        env.Step([Left, Left]);
        env.Reset([false, true]);
        env.Step([Left, Left]);
        Assert.That(env.Step([Left, Left]).Truncated.ToArray(), Is.EqualTo([true, false]));
        var error = Assert.Throws<InvalidOperationException>(() => env.Step([Left, Left]));
        Assert.That(error.Message, Does.Contain("World 0").And.Contains("reset"));
        Assert.That(env.Observe().EpisodeLengths.ToArray(), Is.EqualTo([3, 2]));
        env.Reset(env.Ended);
        Assert.That(env.Step([Left, Left]).EpisodeLengths.ToArray(), Is.EqualTo([1, 3]));
    }

    [Test]
    public void With_the_references_options_an_ended_world_goes_on()
    {
        using var env = new GridEnv(1, GridEnvOptions.Reference with { StepLimit = Limit });
        _ = PlayToTheEnd(env, seed: 4);
        var on = env.Step([Left]);
        Assert.That((on.Truncated[0], on.EpisodeLengths[0], on.EpisodeStarts[0]), Is.EqualTo((true, 4, false)));
    }

    [Test]
    public void Ended_worlds_cannot_both_go_on_and_start_anew()
    {
        var options = new GridEnvOptions { EndedWorldsGoOn = true, Autoreset = AutoresetMode.SameStep };
        Assert.That(() => new GridEnv(1, options), Throws.ArgumentException.With.Message.Contains("SameStep"));
    }

    [Test]
    public void Every_episode_of_a_run_can_be_played_again_alone([Values(1, 2, 5)] int episode)
    {
        using var run = Grid(3, AutoresetMode.SameStep);
        using var alone = Grid(1, AutoresetMode.Disabled);
        run.Reset(100);
        for (var step = 0; step < episode * Limit; step++)
        {
            run.Step([Left, Left, Left]);
        }
        alone.Reset([EpisodeSeed.Of(101, episode)]);
        foreach (var action in new[] { Right, Right })
        {
            var there = run.Step([Left, action, Left]);
            Assert.That(alone.Step([action]).Observations.RowEquals(0, there.Observations, 1));
        }
    }

    [Test]
    public void A_first_reset_without_seeds_takes_the_seed_of_the_options()
    {
        using var env = new GridEnv(2, Short with { Seed = 31 });
        using var seeded = new GridEnv(2, Short);
        var start = env.Reset();
        Assert.That(start.Observations.RowEquals(1, seeded.Reset([0, 32]).Observations, 1));
        Assert.That(env.Reset().Observations.RowEquals(0, seeded.Reset([EpisodeSeed.Of(31, 1), 0]).Observations, 0));
    }

    [Test]
    public void The_limit_truncates_exactly_and_may_come_together_with_death()
    {
        var deadly = Enumerable.Range(0, 500).First(seed => StepsToDeath(seed) is > 1 and < 8);
        var steps = StepsToDeath(deadly)!.Value;
        foreach (var (limit, truncated) in new[] { (steps, true), (steps + 1, false) })
        {
            using var env = Island(limit);
            env.Reset(deadly);
            for (var step = 1; step < steps; step++)
            {
                Assert.That(env.Step([(int)AgentAction.Forward]).Truncated[0], Is.False);
            }
            var end = env.Step([(int)AgentAction.Forward]);
            Assert.That((end.Terminated[0], end.Truncated[0]), Is.EqualTo((true, truncated)));
        }
    }

    [TestCase(-1)]
    [TestCase(7)]
    [TestCase(int.MaxValue)]
    [TestCase(int.MinValue)]
    public void An_action_outside_the_space_is_named_and_steps_nobody(int action)
    {
        using var env = Grid(3, AutoresetMode.NextStep);
        env.Reset(1);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => env.Step([Left, action, Left]));
        Assert.That(error.Message, Does.Contain($"Action {action} for world 1").And.Contains("Discrete(7)"));
        Assert.That(env.Observe().EpisodeLengths.ToArray(), Is.All.Zero);
    }

    [Test]
    public void What_does_not_fit_is_refused_and_changes_nothing()
    {
        using var env = Grid(2, AutoresetMode.SameStep);
        using var larger = Grid(3, AutoresetMode.SameStep);
        using var nextStep = Grid(2, AutoresetMode.NextStep);
        env.Reset(1);
        env.Step([Left, Right]);
        using var twin = Grid(2, AutoresetMode.SameStep);
        twin.Reset(1);
        var before = twin.Step([Left, Right]);
        Assert.That(() => env.Step([Left]), Throws.ArgumentException);
        Assert.That(
            () => env.Reset([1L, 2, 3]),
            Throws.ArgumentException.With.Message.Contains("3 elements; 2 worlds")
        );
        Assert.That(() => env.Reset([true]), Throws.ArgumentException);
        Assert.That(() => env.Reset(1, null, larger.CreateBuffers()), Throws.ArgumentException);
        Assert.That(
            () => env.Step([Left, Left], nextStep.CreateBuffers()),
            Throws.ArgumentException.With.Message.Contains("FinalObservations is missing")
        );
        var after = env.Observe();
        Assert.That(after.Observations.RowEquals(1, before.Observations, 1));
        Assert.That(after.EpisodeLengths.ToArray(), Is.EqualTo([1, 1]));
    }

    [Test]
    public void Reset_options_of_an_unknown_kind_change_nothing()
    {
        using var env = Grid(1, AutoresetMode.NextStep);
        env.Reset(1);
        env.Step([Left]);
        Assert.That(
            () => env.Reset(options: new Unknown()),
            Throws.ArgumentException.With.Message.Contains("WorldSource").And.Message.Contains("Unknown")
        );
        Assert.That(env.Step([Left]).EpisodeLengths[0], Is.EqualTo(2));
    }

    [Test]
    public void A_source_that_fails_leaves_the_batch_as_it_was([Values(1, 2)] int threads)
    {
        const int Worlds = 130;
        using var env = new GridEnv(Worlds, Short with { Threads = threads });
        env.Reset(1);
        env.Step(new int[Worlds]);
        Assert.That(() => env.Reset(7, new Failing(7 + Worlds - 1)), Throws.TypeOf<TimeoutException>());
        Assert.That(env.Observe().EpisodeLengths.ToArray(), Is.All.EqualTo(1));
        using var twin = new GridEnv(Worlds, Short);
        twin.Reset(1);
        twin.Step(new int[Worlds]);
        var next = env.Step(new int[Worlds]);
        var expected = twin.Step(new int[Worlds]);
        Assert.That(
            Enumerable.Range(0, Worlds).All(world => Same(env, twin, world)),
            "The worlds differ after the failure."
        );
        Assert.That(next.EpisodeLengths.ToArray(), Is.EqualTo(expected.EpisodeLengths.ToArray()));
    }

    [Test]
    public void A_source_that_fails_between_two_episodes_can_be_replaced()
    {
        var options = Short with { Worlds = new Failing(EpisodeSeed.Of(1, 1)) };
        using var env = new GridEnv(1, options);
        _ = PlayToTheEnd(env, seed: 1);
        Assert.That(() => env.Step([Left]), Throws.TypeOf<TimeoutException>());
        Assert.That(() => env.Step([Left]), Throws.TypeOf<TimeoutException>());
        Assert.That(env.Ended[0]);
        var start = env.Reset(options: new GeneratedWorlds());
        Assert.That(start.EpisodeStarts[0]);
    }

    [Test]
    public void A_foreign_state_is_refused_and_changes_nothing()
    {
        using var env = Grid(2, AutoresetMode.NextStep);
        using var wrapped = new TimeLimit(Grid(2, AutoresetMode.NextStep), 2);
        env.Reset(1);
        wrapped.Reset(1);
        env.Step([Left, Left]);
        wrapped.Step([Left, Left]);
        Assert.That(() => env.SetState(0, wrapped.CloneState(0)), Throws.ArgumentException);
        Assert.That(() => wrapped.SetState(0, env.CloneState(0)), Throws.ArgumentException);
        Assert.That(() => env.SetState(2, env.CloneState(0)), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => env.CloneState(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(wrapped.Step([Left, Left]).Truncated.ToArray(), Is.EqualTo([true, true]));
    }

    [Test]
    public void Nothing_comes_before_the_first_reset_of_all_worlds()
    {
        using var env = Grid(2, AutoresetMode.NextStep);
        Assert.That(() => env.Step([Left, Left]), Throws.InvalidOperationException.With.Message.Contains("Reset"));
        Assert.That(() => env.Observe(), Throws.InvalidOperationException);
        Assert.That(() => env.CloneState(0), Throws.InvalidOperationException);
        Assert.That(() => env.Reset([true, false]), Throws.InvalidOperationException.With.Message.Contains("World 1"));
        Assert.That(env.Reset([true, true]).EpisodeStarts.ToArray(), Is.All.True);
    }

    [Test]
    public void Nothing_comes_after_dispose()
    {
        var env = Grid(2, AutoresetMode.NextStep);
        env.Reset(1);
        var state = env.CloneState(0);
        env.Dispose();
        env.Dispose();
        Assert.That(() => env.Step([Left, Left]), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => env.Observe(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => env.Reset(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => env.SetState(0, state), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void In_checked_mode_what_was_borrowed_too_long_reads_as_rubbish()
    {
        using var env = new GridEnv(1, Short with { Checked = true });
        env.Reset(1);
        var rewards = env.Step([Left]).Rewards;
        Assert.That(rewards[0], Is.EqualTo(-1));
        env.Step([Left]);
        Assert.That(rewards[0], Is.NaN);
    }

    [Test]
    public void Seeds_of_worlds_outside_the_mask_do_not_count()
    {
        using var env = Grid(2, AutoresetMode.SameStep);
        using var twin = Grid(2, AutoresetMode.SameStep);
        env.Reset(1);
        twin.Reset(1);
        env.Reset([true, false], [50, 60]);
        twin.Reset([true, false], [50, 70]);
        for (var step = 0; step < Limit; step++)
        {
            env.Step([Done, Done]);
            twin.Step([Done, Done]);
        }
        Assert.That(Same(env, twin, 1), "World 1 has another second episode.");
    }

    private static GridEnv Grid(int worlds, AutoresetMode autoreset) =>
        new(worlds, Short with { Autoreset = autoreset });

    private static GridEnv Island(int limit) =>
        new(
            1,
            new()
            {
                Worlds = new GeneratedWorlds(Layout.TreasureIsland),
                StepLimit = limit,
                Autoreset = AutoresetMode.Disabled,
                EndsOn = EndsOn.Death,
                Reward = RewardSpec.None,
            }
        );

    /// <summary>Steps straight ahead until the agent dies, or null where it does not.</summary>
    private static int? StepsToDeath(int seed)
    {
        const int Far = 10;
        using var env = Island(Far);
        env.Reset(seed);
        for (var step = 1; step < Far; step++)
        {
            if (env.Step([(int)AgentAction.Forward]).Terminated[0])
            {
                return step;
            }
        }
        return null;
    }

    private static StepBatch PlayToTheEnd(VectorEnv env, long seed)
    {
        env.Reset(seed);
        for (var step = 1; step < Limit; step++)
        {
            env.Step([Right]);
        }
        return env.Step([Right]);
    }

    private static bool Same(VectorEnv one, VectorEnv other, int world) =>
        one.Observe().Observations.RowEquals(world, other.Observe().Observations, world);

    private sealed record Unknown : ResetOptions;

    /// <summary>Worlds for all seeds but one.</summary>
    private sealed record Failing(long Seed) : WorldSource
    {
        public override Blueprint Draw(long seed) =>
            seed == Seed ? throw new TimeoutException() : new GeneratedWorlds().Draw(seed);
    }
}
