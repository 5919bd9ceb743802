using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;
using MindGrid.Rl.Worlds;

namespace Examples.Tests;

/// <summary>The code on docs/gymnasium.md and of the README's section on environments, run.</summary>
[NonParallelizable] // the console is shared
public class GymnasiumPageSnippets
{
    private readonly StringWriter _printed = new();
    private readonly TextWriter _console = Console.Out;

    [SetUp]
    public void ListenToTheConsole()
    {
        _printed.GetStringBuilder().Clear();
        Console.SetOut(_printed);
    }

    [TearDown]
    public void GiveTheConsoleBack() => Console.SetOut(_console);

    [OneTimeTearDown]
    public void Close() => _printed.Dispose();

    [Test]
    public void One_world_is_stepped_until_it_ends()
    {
        using var env = EnvRegistry.Grid.Make("MindGrid/RoomDoorKey-v0");
        var random = new SplitMix64(1L);
        var observation = env.Reset(seed: 7);
        var ended = false;
        while (!ended)
        {
            int[] action = [0];
            env.ActionSpace.Sample(ref random, action, env.ActionMask);
            var step = env.Step(action);
            (observation, ended) = (step.Observation, step.Terminated || step.Truncated);
        }
        Console.WriteLine($"The agent looks in heading {observation["direction"].As<int>()[0]}.");

        Assert.That(env.Batch.Ended[0]);
        Assert.That(_printed.ToString(), Does.Match("heading [0-3]"));
    }

    [Test]
    public void Many_worlds_are_stepped_at_once()
    {
        using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            "MindGrid/Mixed-v0",
            numEnvs: 256,
            options => options with { Autoreset = AutoresetMode.SameStep, Threads = 2 }
        );
        var step = env.Reset(seed: 0);
        var images = step.Observations["image"].As<byte>();

        Assert.That(images.Length, Is.EqualTo(256 * 5 * 5 * 3));
    }

    [Test]
    public void Values_are_bootstrapped_from_final_observations_of_truncated_episodes_only()
    {
        using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            "MindGrid/Mixed-v0",
            numEnvs: 4,
            options => options with { StepLimit = 1 }
        );
        const float Discount = 0.99f;
        var targets = new float[4];
        env.Reset(seed: 0);
        var step = env.Step(new int[4]);

        for (var world = 0; world < env.NumEnvs; world++)
        {
            var next =
                step.Terminated[world] ? 0
                : step.Truncated[world] ? Value(step.FinalObservations, world)
                : Value(step.Observations, world);
            targets[world] = step.Rewards[world] + (Discount * next);
        }

        Assert.That(targets, Is.All.EqualTo(-1 + (0.99f * 3)).Within(1e-6));

        static float Value(SpaceArray observations, int row) => observations.Rows == 4 && row < 4 ? 3 : float.NaN;
    }

    [TestCase(AutoresetMode.NextStep, 4)]
    [TestCase(AutoresetMode.SameStep, 6)]
    public void A_transition_makes_its_episode_longer(AutoresetMode autoreset, int expected)
    {
        using var env = new TwoStepEpisodes(autoreset);
        var (world, transitions) = (0, 0);
        env.Reset(seed: 0);
        for (var i = 0; i < 6; i++)
        {
            var step = env.Step(new int[1]);
            var isTransition = step.EpisodeLengths[world] > 0;
            transitions += isTransition ? 1 : 0;
        }

        Assert.That(transitions, Is.EqualTo(expected));
    }

    [Test]
    public void Some_worlds_are_reset_by_hand()
    {
        using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            "MindGrid/Mixed-v0",
            numEnvs: 4,
            options => options with { Autoreset = AutoresetMode.Disabled, StepLimit = 1 }
        );
        env.Reset(seed: 0);
        var step = env.Step(new int[4]);

        if (env.Ended.Contains(true))
        {
            step = env.Reset(mask: env.Ended.ToArray());
        }

        Assert.That(step.EpisodeStarts.ToArray(), Has.All.True);
    }

    [Test]
    public void One_episode_of_a_run_is_played_again_alone()
    {
        using var env = EnvRegistry.Grid.Make("MindGrid/Mixed-v0");

        // World 17 of a run with seed 0 has the seed 17. Its sixth episode, alone:
        env.Reset(seed: EpisodeSeed.Of(worldSeed: 17, episode: 5));

        using var run = EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 18);
        for (var episode = 0; episode <= 5; episode++)
        {
            run.Reset();
        }
        Assert.That(WorldOf(env.Batch, 0), Is.EqualTo(WorldOf(run, 17)));
    }

    [Test]
    public void Steps_are_written_into_a_rollout()
    {
        using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            "MindGrid/Mixed-v0",
            numEnvs: 64,
            options => options with { Observation = GridObservation.Reference with { Flat = true } }
        );
        const int Steps = 32;
        var actions = new int[64];

        var rewards = new float[Steps * env.NumEnvs];
        var slots = new StepBuffers[Steps];
        for (var t = 0; t < Steps; t++)
        {
            slots[t] = env.CreateBuffers() with { Rewards = rewards.AsMemory(t * env.NumEnvs, env.NumEnvs) };
        }
        env.Reset(seed: 0);
        for (var t = 0; t < Steps; t++)
        {
            env.Step(actions, into: slots[t]);
        }

        Assert.That(rewards, Is.All.EqualTo(-1));
        Assert.That(slots[0].Observations.RowEquals(0, slots[1].Observations, 0), Is.False, "turning left shows");
    }

    [Test]
    public void A_result_that_is_out_of_date_is_noticed_in_checked_mode()
    {
        using var env = EnvRegistry.Grid.MakeVec<EnvOptions>(
            "MindGrid/Mixed-v0",
            numEnvs: 2,
            options => options with { Checked = true }
        );
        var rewards = env.Reset(seed: 0).Rewards;
        env.Step(new int[2]);
        Console.WriteLine(rewards[0]); // NaN

        Assert.That(_printed.ToString(), Is.EqualTo("NaN\n"));
    }

    [Test]
    public void A_world_is_kept_tried_and_put_back()
    {
        using var env = EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 2);
        env.Reset(seed: 0);

        var here = env.CloneState(world: 0);
        for (var action = 0; action < 7; action++)
        {
            env.SetState(world: 0, here);
            Console.WriteLine($"Action {action} is worth {env.Step([action, 0]).Rewards[0]}.");
        }

        Assert.That(_printed.ToString(), Does.Contain("Action 6 is worth -1."));
    }

    [Test]
    public void Spaces_are_values_and_go_through_json()
    {
        var space = new Dict(("image", new Box(ElementType.UInt8, [5, 5, 3], 0, 255)), ("goal", new Discrete(12)));
        var read = Space.FromJson(space.ToJson());
        Console.WriteLine($"{read} is the same: {read.Equals(space)}. Flattened: {read.Flattened()}.");

        Assert.That(_printed.ToString(), Does.Contain("is the same: True. Flattened: Box(0, […], (87), float32)"));
    }

    [Test]
    public void Wrappers_go_around_one_another()
    {
        using var env = new TimeLimit(new CuriosityBonus(new GridEnv(8, new()), bonus: 0.1f), limit: 100);
        env.Reset(seed: 0);

        Assert.That(env.StepLimit, Is.EqualTo(100));
        Assert.That(env.Unwrapped, Is.InstanceOf<GridEnv>());
    }

    [Test]
    public void Registries_are_values()
    {
        var mine = EnvRegistry.Grid.Register(
            EnvSpec.Of(
                "Mine/Islands-v0",
                "Islands that one can die in, without a reward.",
                GridEnvOptions.Reference with
                {
                    Worlds = new GeneratedWorlds(Layout.TreasureIsland),
                },
                static (numEnvs, options) => new GridEnv(numEnvs, options)
            )
        );
        using var env = mine.Make("Mine/Islands-v0");

        Assert.That(EnvRegistry.Grid.Specs.Count(), Is.EqualTo(mine.Specs.Count() - 1));
    }

    [Test]
    public void Resets_change_where_worlds_come_from()
    {
        using var env = EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 16);

        var rooms = new GeneratedWorlds(Layout.RoomDoorKey) { Colors = [.. ColorNames.Sorted.Take(3)] };
        env.Reset(seed: 0, options: rooms);

        Assert.That(WorldOf(env, 15).Layout, Is.EqualTo(Layout.RoomDoorKey));
        Assert.That(WorldOf(env, 15).AllowedColors, Has.Length.EqualTo(3));
    }

    private static Blueprint WorldOf(VectorEnv env, int world) => ((GridEnv)env).WorldAt(world).Blueprint;
}
