using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class RecordHistoryTests
{
    private const int Worlds = 3;

    [Test]
    public void The_history_is_what_was_shown_taken_and_paid_since_the_episode_began([Values] AutoresetMode autoreset)
    {
        using var env = new RecordHistory(Grid(autoreset, limit: 6));
        var log = Enumerable
            .Range(0, Worlds)
            .Select(_ => new List<(byte[] Image, int Action, float Reward)>())
            .ToArray();
        var random = new SplitMix64(3L);
        var step = env.Reset(1);
        Log(step, [0, 0, 0]);
        for (var call = 0; call < 40; call++)
        {
            if (env.Ended.Contains(true) && autoreset == AutoresetMode.Disabled)
            {
                Log(env.Reset(mask: env.Ended.ToArray()), [0, 0, 0]);
            }
            var actions = Enumerable.Range(0, Worlds).Select(_ => random.Below(7)).ToArray();
            step = env.Step(actions);
            Log(step, actions);
            for (var world = 0; world < Worlds; world++)
            {
                Assert.That(env.LengthOf(world), Is.EqualTo(log[world].Count - 1));
                Assert.That(
                    env.ActionsOf(world).ToArray(),
                    Is.EqualTo(log[world].Skip(1).Select(entry => entry.Action))
                );
                Assert.That(
                    env.RewardsOf(world).ToArray(),
                    Is.EqualTo(log[world].Skip(1).Select(entry => entry.Reward))
                );
                for (var row = 0; row < log[world].Count; row++)
                {
                    Assert.That(
                        env.ObservationsOf(world)["image"].Row<byte>(row).ToArray(),
                        Is.EqualTo(log[world][row].Image)
                    );
                }
            }
        }

        void Log(StepBatch batch, int[] actions)
        {
            for (var world = 0; world < Worlds; world++)
            {
                var image = batch.Observations["image"].Row<byte>(world).ToArray();
                if (batch.EpisodeStarts[world])
                {
                    log[world] = [(image, 0, 0)];
                }
                else if (batch.EpisodeLengths[world] >= log[world].Count)
                {
                    log[world].Add((image, actions[world], batch.Rewards[world]));
                }
            }
        }
    }

    [Test]
    public void A_kept_world_brings_its_history_along()
    {
        using var env = new RecordHistory(Grid(AutoresetMode.Disabled, limit: 50), capacity: 20);
        env.Reset(1);
        env.Step([2, 0, 1]);
        env.Step([1, 1, 1]);
        var kept = env.CloneState(1);
        env.Step([0, 0, 0]);
        env.SetState(2, kept);

        Assert.That(env.ActionsOf(2).ToArray(), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(env.ActionsOf(0).ToArray(), Is.EqualTo(new[] { 2, 1, 0 }));
        Assert.That(env.ObservationsOf(2).RowEquals(2, env.ObservationsOf(1), 2));
    }

    [Test]
    public void What_does_not_fit_is_left_out_and_the_episode_goes_on()
    {
        using var env = new RecordHistory(Grid(AutoresetMode.Disabled, limit: 50), capacity: 2);
        env.Reset(1);
        foreach (var action in (int[])[0, 1, 0, 0])
        {
            env.Step([action, action, action]);
        }
        Assert.That(env.ActionsOf(0).ToArray(), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(env.Observe().EpisodeLengths[0], Is.EqualTo(4));
    }

    [Test]
    public void Wrong_arguments_and_foreign_states_are_refused()
    {
        Assert.That(
            () => new RecordHistory(Grid(AutoresetMode.Disabled, limit: 5), capacity: 0),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
        using var plain = Grid(AutoresetMode.Disabled, limit: 5);
        using var env = new RecordHistory(Grid(AutoresetMode.Disabled, limit: 5));
        plain.Reset();
        env.Reset();
        Assert.That(
            () => env.SetState(0, plain.CloneState(0)),
            Throws.ArgumentException.With.Message.StartsWith("The state is not one of a history recorder")
        );
    }

    private static GridEnv Grid(AutoresetMode autoreset, int limit) =>
        new(
            Worlds,
            new()
            {
                Autoreset = autoreset,
                StepLimit = limit,
                Reward = RewardSpec.Paper,
            }
        );
}
