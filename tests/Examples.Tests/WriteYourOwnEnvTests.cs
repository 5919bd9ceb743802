using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;
using MindGrid.Rl.Envs.Wrappers;

namespace Examples.Tests;

/// <summary>The example's corridor keeps the contract: the same episodes in every autoreset mode, batch and continuation.</summary>
[NonParallelizable] // the console is shared
public class WriteYourOwnEnvTests
{
    [Test]
    public void The_program_walks_to_the_coin_and_prints_every_step()
    {
        var lines = ExampleProgram.Run("WriteYourOwnEnv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var pictures = lines[1..^1];

        Assert.That(lines[0], Does.Contain("Examples/Corridor-v0").And.Contain("MindGrid/Mixed-v0"));
        Assert.That(pictures, Has.All.Matches("^(?=.{8}$)[.]*(A[.]*[$]|[$][.]*A)[.]*$"));
        Assert.That(pictures[^1], Does.Contain("A$").Or.Contain("$A"));
        Assert.That(lines[^1], Is.EqualTo($"The return is {1 - (0.01 * (pictures.Length - 1)):F2}."));
    }

    [Test]
    public void The_checker_finds_nothing_wrong_with_it([Values] AutoresetMode autoreset)
    {
        var options = new CorridorOptions { Autoreset = autoreset };
        var report = EnvChecker.Check(
            worlds => new TimeLimit(new Corridor(worlds, options), 12),
            new() { WarmUp = TimeSpan.FromMinutes(1) }
        );

        Assert.That(report.Violations, Is.Empty);
        Assert.That(report.Unexercised, Is.Empty);
    }

    [TestCase(AutoresetMode.NextStep)]
    [TestCase(AutoresetMode.SameStep)]
    public void A_world_lives_the_same_episodes_however_it_restarts(AutoresetMode autoreset)
    {
        var expected = EpisodesOf(AutoresetMode.Disabled, worlds: 3, calls: 900);
        var actual = EpisodesOf(autoreset, worlds: 3, calls: 900);

        for (var world = 0; world < 3; world++)
        {
            Assert.That(expected[world], Has.Count.GreaterThan(20));
            Assert.That(actual[world].Take(20), Is.EqualTo(expected[world].Take(20)));
        }
    }

    [Test]
    public void A_world_lives_the_same_episodes_in_any_batch() =>
        Assert.That(
            EpisodesOf(AutoresetMode.SameStep, worlds: 1, calls: 200)[0],
            Is.EqualTo(EpisodesOf(AutoresetMode.SameStep, worlds: 50, calls: 200)[0])
        );

    [Test]
    public void A_world_that_is_put_back_slips_again_where_it_slipped()
    {
        using var env = Make(1, AutoresetMode.SameStep);
        env.Reset(seed: 4);
        var state = env.CloneState(0);
        var first = Trace(env);
        env.SetState(0, state);

        Assert.That(Trace(env), Is.EqualTo(first));
        Assert.That(
            Trace(env),
            Is.Not.EqualTo(first),
            "the stream goes on: nothing slips twice the same way by itself"
        );
    }

    [Test]
    public void Walking_into_the_wall_is_masked_and_ends_at_the_time_limit()
    {
        using var env = Make(1, AutoresetMode.Disabled);
        var step = env.Reset(seed: 0);
        int[] away = [step.Observations.As<int>()[1] == 0 ? 1 : 0];
        for (var i = 1; i <= 30; i++)
        {
            step = env.Step(away);
            Assert.That(step.Truncated[0], Is.EqualTo(i == 30));
        }

        Assert.That(step.Terminated[0], Is.False);
        Assert.That(step.ActionMasks[away[0]], Is.False);
        Assert.That(step.ActionMasks[1 - away[0]], Is.True);
    }

    [Test]
    public void Reset_options_and_foreign_states_are_refused_and_change_nothing()
    {
        using var env = Make(1, AutoresetMode.Disabled);
        using var grid = new GridEnv(1, new());
        env.Reset(seed: 1);
        grid.Reset(seed: 1);
        var before = env.Observe().Observations.As<int>().ToArray();

        Assert.That(
            () => env.Reset(options: new GeneratedWorlds()),
            Throws.ArgumentException.With.Message.Contain("GeneratedWorlds")
        );
        Assert.That(() => env.SetState(0, grid.CloneState(0)), Throws.ArgumentException);
        Assert.That(env.Observe().Observations.As<int>().ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void One_step_in_ten_slips()
    {
        using var env = Make(10_000, AutoresetMode.Disabled);
        var left = new int[env.NumEnvs];
        var before = env.Reset(seed: 0).Observations.As<int>().ToArray();
        var after = env.Step(left).Observations.As<int>();

        var slipped = 0;
        for (var world = 0; world < env.NumEnvs; world++)
        {
            slipped += before[2 * world] == after[2 * world] ? 1 : 0;
        }
        Assert.That(slipped, Is.InRange(900, 1100));
    }

    private static VectorEnv Make(int worlds, AutoresetMode autoreset) =>
        EnvRegistry
            .Empty.Register(Corridor.Spec)
            .MakeVec<CorridorOptions>(
                "Examples/Corridor-v0",
                worlds,
                options => options with { Autoreset = autoreset }
            );

    private static List<string> Trace(VectorEnv env)
    {
        var trace = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            var step = env.Step([i / 10 % 2]);
            trace.Add(
                $"{string.Join(",", step.Observations.As<int>().ToArray())} {step.Rewards[0]} {step.Terminated[0]}"
            );
        }
        return trace;
    }

    /// <summary>Return and length of each world's episodes, in order, while world 1 walks away from its coin, the others towards it.</summary>
    private static List<(float Return, int Length)>[] EpisodesOf(AutoresetMode autoreset, int worlds, int calls)
    {
        using var env = Make(worlds, autoreset);
        var episodes = Enumerable.Range(0, worlds).Select(_ => new List<(float, int)>()).ToArray();
        var (actions, ended) = (new int[worlds], new bool[worlds]);
        var step = env.Reset(seed: 9);
        for (var call = 0; call < calls; call++)
        {
            if (autoreset == AutoresetMode.Disabled && ended.Contains(true))
            {
                step = env.Reset(mask: ended);
            }
            for (var world = 0; world < worlds; world++)
            {
                var (agent, coin) = (step.Observations.Row<int>(world)[0], step.Observations.Row<int>(world)[1]);
                actions[world] = coin > agent == (world != 1) ? 1 : 0;
            }
            step = env.Step(actions);
            env.Ended.CopyTo(ended);
            for (var world = 0; world < worlds; world++)
            {
                if (step.Terminated[world] || step.Truncated[world])
                {
                    episodes[world].Add((step.EpisodeReturns[world], step.EpisodeLengths[world]));
                }
            }
        }
        return episodes;
    }
}
