using System.Runtime.InteropServices;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

public class GridEnvTests
{
    // The agent looks at lava; and at the target, with lava two cells to its right.
    private static readonly Blueprint AtLava = Sketch.Island() with { AgentCell = new Cell(5, 5) };
    private static readonly Blueprint AtTarget = Sketch.Island() with { AgentCell = new Cell(7, 5) };

    [TestCase(EndsOn.Nothing, false, false)]
    [TestCase(EndsOn.Death, true, false)]
    [TestCase(EndsOn.Success, false, true)]
    [TestCase(EndsOn.DeathOrSuccess, true, true)]
    public void An_episode_ends_by_what_the_options_say(EndsOn endsOn, bool death, bool success)
    {
        using var env = new GridEnv(2, new() { Worlds = new WorldPool(AtLava, AtTarget), EndsOn = endsOn });
        env.Reset(0);
        var step = env.Step([(int)AgentAction.Forward, (int)AgentAction.Pickup]);
        Assert.That(step.Terminated.ToArray(), Is.EqualTo([death, success]));
        Assert.That(step.Truncated.ToArray(), Is.All.False);
        Assert.That(step.Rewards.ToArray(), Is.EqualTo([-1f, 99f]));
    }

    [Test]
    public void The_step_limit_truncates_and_does_not_terminate()
    {
        using var env = new GridEnv(1, new() { StepLimit = 3 });
        env.Reset(0);
        bool[] expected = [false, false, true];
        foreach (var truncated in expected)
        {
            var step = env.Step([(int)AgentAction.Left]);
            Assert.That((step.Truncated[0], step.Terminated[0]), Is.EqualTo((truncated, false)));
        }
        Assert.That(env.StepLimit, Is.EqualTo(3));
    }

    [Test]
    public void Death_at_the_last_step_is_both_an_end_by_rule_and_by_time()
    {
        using var env = new GridEnv(1, new() { Worlds = new WorldPool(AtLava), StepLimit = 1 });
        env.Reset(0);
        var step = env.Step([(int)AgentAction.Forward]);
        Assert.That((step.Terminated[0], step.Truncated[0]), Is.EqualTo((true, true)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_step_limit_without_a_step_is_refused(int limit) =>
        Assert.That(() => new GridEnv(1, new() { StepLimit = limit }), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void In_the_references_environment_death_is_told_nothing_is_paid_and_the_ended_world_goes_on()
    {
        using var env = new GridEnv(1, GridEnvOptions.Reference with { Worlds = new WorldPool(AtLava) });
        env.Reset(0);
        (AgentAction Action, bool Dies)[] plan =
        [
            (AgentAction.Forward, true),
            (AgentAction.Left, false),
            (AgentAction.Forward, true),
            (AgentAction.Right, false),
            (AgentAction.Forward, false),
        ];
        foreach (var (action, dies) in plan)
        {
            var step = env.Step([(int)action]);
            Assert.That((step.Terminated[0], step.Rewards[0]), Is.EqualTo((dies, 0f)), $"{action}");
        }
        Assert.That(env.WorldAt(0).AgentCell, Is.EqualTo(new Cell(7, 4)));
    }

    [Test]
    public void In_the_references_environment_success_ends_nothing()
    {
        using var env = new GridEnv(1, GridEnvOptions.Reference with { Worlds = new WorldPool(AtTarget) });
        env.Reset(0);
        Assert.That(env.Step([(int)AgentAction.Pickup]).Terminated[0], Is.False);
        Assert.That(env.WorldAt(0).HoldsTarget);
    }

    [Test]
    public void Worlds_given_at_a_reset_hold_for_later_episodes_too(
        [Values(AutoresetMode.NextStep, AutoresetMode.SameStep)] AutoresetMode autoreset
    )
    {
        var (first, second) = (new WorldPool(AtLava), new WorldPool(AtTarget));
        using var env = new GridEnv(
            2,
            new()
            {
                Worlds = first,
                Autoreset = autoreset,
                StepLimit = 2,
            }
        );
        env.Reset(0);
        Assert.That(Starts(env), Is.All.EqualTo(AtLava.AgentCell));
        env.Reset([true, false], options: second);
        Assert.That(Starts(env), Is.EqualTo([AtTarget.AgentCell, AtLava.AgentCell]), "only what was reset");
        for (var i = 0; i < 10; i++)
        {
            env.Step([(int)AgentAction.Done, (int)AgentAction.Done]);
        }
        Assert.That(Starts(env), Is.All.EqualTo(AtTarget.AgentCell));
        env.Reset();
        Assert.That(Starts(env), Is.All.EqualTo(AtTarget.AgentCell));
    }

    [Test]
    public void Reset_options_of_another_kind_are_refused_and_change_nothing()
    {
        using var env = new GridEnv(1, new() { Worlds = new WorldPool(AtLava) });
        env.Reset(0);
        env.Step([(int)AgentAction.Left]);
        var before = RowText.Of(env.WorldAt(0));
        Assert.That(
            () => Reset(env, new Foreign()),
            Throws.ArgumentException.With.Message.StartsWith(
                "A grid environment takes a WorldSource as reset options, not Foreign."
            )
        );
        Assert.That(RowText.Of(env.WorldAt(0)), Is.EqualTo(before));
    }

    [Test]
    public void Every_thread_count_gives_the_same_bytes(
        [Values(1, 63, 64, 65, 200)] int worlds,
        [Values] AutoresetMode autoreset
    )
    {
        var expected = Record(worlds, threads: 1, autoreset);
        Assert.That(expected, Has.Length.GreaterThan(50 * worlds));
        foreach (var threads in (int[])[2, 3])
        {
            Assert.That(Record(worlds, threads, autoreset).AsSpan().SequenceEqual(expected), $"{threads} threads");
        }
    }

    [Test]
    public void What_a_source_throws_on_any_thread_reaches_the_caller_as_it_is(
        [Values(1, 3)] int threads,
        [Values(0, 70, 199)] int world
    )
    {
        var source = new Failing(Rollouts.Worlds, seed => seed == world);
        using var env = new GridEnv(200, new() { Worlds = source, Threads = threads });
        Assert.That(() => Reset(env), Throws.Exception.SameAs(source.Error));
        Assert.That(() => Step(env), Throws.InvalidOperationException, "nothing has started");

        env.Reset(0, Rollouts.Worlds);
        Step(env);
        var before = Texts(env);
        Assert.That(() => Reset(env, source), Throws.Exception.SameAs(source.Error));
        Assert.That(Texts(env), Is.EqualTo(before), "no world has changed");
        Step(env);
        Assert.That(Texts(env), Is.Not.EqualTo(before));
        env.Reset();
    }

    [Test]
    public void Of_several_errors_the_first_worlds_is_thrown([Values(1, 2, 3)] int threads)
    {
        var source = new Counting();
        using var env = new GridEnv(200, new() { Worlds = source, Threads = threads });
        Assert.That(() => Reset(env), Throws.InvalidOperationException.With.Message.EqualTo("no world 10"));
    }

    [Test]
    public void A_source_that_fails_at_an_autoreset_leaves_an_environment_that_can_be_reset([Values(1, 3)] int threads)
    {
        var source = new Failing(Rollouts.Worlds, seed => seed > 1000);
        using var env = new GridEnv(
            200,
            new()
            {
                Worlds = source,
                Threads = threads,
                StepLimit = 1,
            }
        );
        env.Reset(0);
        Step(env);
        var before = Texts(env);
        Assert.That(() => Step(env), Throws.Exception.SameAs(source.Error));
        Assert.That(Texts(env), Is.EqualTo(before));
        env.Reset(0);
        Step(env);
        Assert.That(Texts(env), Is.EqualTo(before));
    }

    [Test]
    public void What_a_reward_remembers_is_cloned_with_the_world()
    {
        var corner = new Region(Bitboard.Of(new Cell(9, 9)));
        var options = new GridEnvOptions
        {
            Worlds = new WorldPool(AtTarget),
            Reward = new PotentialShaping(RewardSpec.Paper, new CloseToRegion(corner), 0.9f),
            EndsOn = EndsOn.Nothing,
        };
        using var env = new GridEnv(2, options);
        using var other = new GridEnv(1, options);
        env.Reset(0);
        other.Reset(0);
        Array.ForEach([3, 2], action => env.Step([action, 6]));
        var kept = env.CloneState(0);
        // The target is in hand, and is dropped on the way.
        int[] plan = [1, 2, 4, 0, 2];
        var expected = plan.Select(action => RewardOf(env, [action, 6])).ToArray();
        other.SetState(0, kept);
        Assert.That(plan.Select(action => RewardOf(other, [action])), Is.EqualTo(expected));
        env.SetState(1, kept);
        Assert.That(plan.Select(action => RewardOf(env, [6, action], world: 1)), Is.EqualTo(expected));
        Assert.That(expected[2], Is.LessThan(-100), "success was taken back");
    }

    [Test]
    public void A_state_of_an_environment_with_another_reward_is_refused()
    {
        using var env = new GridEnv(1, new() { Reward = RewardSpec.Paper });
        using var other = new GridEnv(1, new() { Reward = new CarryObject(ObjectPattern.Target) });
        env.Reset(0);
        other.Reset(1);
        var before = RowText.Of(other.WorldAt(0));
        Assert.That(
            () => other.SetState(0, env.CloneState(0)),
            Throws.ArgumentException.With.Message.StartsWith(
                "The state is not one of a grid environment with this reward."
            )
        );
        Assert.That(RowText.Of(other.WorldAt(0)), Is.EqualTo(before));
    }

    [Test]
    public void Masks_allow_what_would_change_the_world()
    {
        using var env = new GridEnv(1, new() { Worlds = new WorldPool(AtTarget) });
        Assert.That(
            env.Reset(0).ActionMasks.ToArray(),
            Is.EqualTo([true, true, false, true, false, false, false]),
            "left, right, pickup"
        );
    }

    private static IEnumerable<Cell> Starts(GridEnv env) =>
        Enumerable.Range(0, env.NumEnvs).Select(world => env.WorldAt(world).Blueprint.AgentCell);

    private static string[] Texts(GridEnv env) =>
        [.. Enumerable.Range(0, env.NumEnvs).Select(world => RowText.Of(env.WorldAt(world)))];

    private static void Reset(VectorEnv env, ResetOptions? options = null) => env.Reset(0, options);

    private static void Step(VectorEnv env) => env.Step([.. Enumerable.Repeat(0, env.NumEnvs)]);

    private static float RewardOf(VectorEnv env, int[] actions, int world = 0) => env.Step(actions).Rewards[world];

    /// <summary>Everything that fifty random steps return, as bytes.</summary>
    private static byte[] Record(int worlds, int threads, AutoresetMode autoreset)
    {
        var options = new GridEnvOptions
        {
            Worlds = Rollouts.Worlds,
            Threads = threads,
            Autoreset = autoreset,
            EndedWorldsGoOn = autoreset == AutoresetMode.Disabled,
            StepLimit = 20,
        };
        using var env = new GridEnv(worlds, options);
        var bytes = new List<byte>();
        Rollouts.Play(
            env,
            steps: 50,
            buffers =>
            {
                Array.ForEach([.. buffers.Observations.Parts], part => bytes.AddRange(Bytes(part)));
                bytes.AddRange(MemoryMarshal.AsBytes(buffers.Rewards.Span));
                bytes.AddRange(MemoryMarshal.AsBytes(buffers.Terminated.Span));
                bytes.AddRange(MemoryMarshal.AsBytes(buffers.Truncated.Span));
                bytes.AddRange(MemoryMarshal.AsBytes(buffers.ActionMasks.Span));
                bytes.AddRange(MemoryMarshal.AsBytes(buffers.EpisodeReturns.Span));
            }
        );
        return [.. bytes];
    }

    private static Span<byte> Bytes(SpaceArray leaf) =>
        leaf.Space is LeafSpace { Element: ElementType.UInt8 }
            ? leaf.As<byte>()
            : MemoryMarshal.AsBytes(leaf.As<int>());

    private sealed record Foreign : ResetOptions;

    private sealed record Failing(WorldSource Others, Predicate<long> Fails) : WorldSource
    {
        public InvalidDataException Error { get; } = new("This world cannot be read.");

        public override Blueprint Draw(long seed) => Fails(seed) ? throw Error : Others.Draw(seed);
    }

    private sealed record Counting : WorldSource
    {
        public override Blueprint Draw(long seed) =>
            seed >= 10 ? throw new InvalidOperationException($"no world {seed}") : Rollouts.Worlds.Draw(seed);
    }
}
