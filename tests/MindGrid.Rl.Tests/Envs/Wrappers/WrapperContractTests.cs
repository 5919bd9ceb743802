using System.Diagnostics;
using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

/// <summary>What every wrapper and every stack of wrappers keeps to.</summary>
public class WrapperContractTests
{
    private static readonly WorldPool Pool = WorldPool.From(new GeneratedWorlds(), 0, 16);

    [Test, Combinatorial]
    public void A_world_of_a_batch_does_what_it_does_alone(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.All))] WrapperStack stack,
        [Values] AutoresetMode mode,
        [Values] bool grid
    )
    {
        using var together = stack.Over(Make(grid, 7, mode));
        var lines = Play.FromSeed(together, 40, 25);
        Assert.That(together.WorldsAreIndependent);
        for (var world = 0; world < 7; world++)
        {
            using var alone = stack.Over(Make(grid, 1, mode));
            Assert.That(Play.FromSeed(alone, 40 + world, 25)[0], Is.EqualTo(lines[world]), $"world {world}");
        }
    }

    [TestCaseSource(typeof(WrapperStack), nameof(WrapperStack.Learning))]
    public void What_learns_from_all_worlds_says_so(WrapperStack stack)
    {
        using var env = stack.Over(Make(grid: false, 2, AutoresetMode.NextStep));
        Assert.That(env.WorldsAreIndependent, Is.False);
    }

    [Test, Combinatorial]
    public void A_kept_world_goes_on_elsewhere_as_if_nothing_had_happened(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.All))] WrapperStack stack,
        [Values] AutoresetMode mode,
        [Values(0, 1, 2, 3, 6)] int cut
    )
    {
        foreach (var grid in new[] { false, true })
        {
            using var first = stack.Over(Make(grid, 3, mode));
            using var second = stack.Over(Make(grid, 2, mode));
            Play.FromSeed(first, 40, cut);
            Play.FromSeed(second, 900, 4);
            var kept = first.CloneState(1);
            var shown = Play.Text(first.Observe().Observations, 1);
            var lines = Play.Steps(first, cut, 12, [7, 8, 9])[1];
            second.SetState(0, kept);
            Assert.That(Play.Text(second.Observe().Observations, 0), Is.EqualTo(shown));
            Assert.That(Play.Steps(second, cut, 12, [8, 6])[0], Is.EqualTo(lines));
        }
    }

    [Test, Combinatorial]
    public void Going_back_to_a_kept_world_leaves_the_other_worlds_alone(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.All))] WrapperStack stack,
        [Values] AutoresetMode mode
    )
    {
        using var straight = stack.Over(Make(grid: true, 2, mode));
        using var disturbed = stack.Over(Make(grid: true, 2, mode));
        Play.FromSeed(straight, 40, 5);
        Play.FromSeed(disturbed, 40, 3);
        var kept = disturbed.CloneState(0);
        Play.Steps(disturbed, 3, 2, [40, 41]);
        disturbed.SetState(0, kept);
        Assert.That(Play.Steps(disturbed, 5, 12, [40, 41])[1], Is.EqualTo(Play.Steps(straight, 5, 12, [40, 41])[1]));
    }

    [Test, Combinatorial]
    public void The_final_observation_of_a_reset_within_the_step_is_what_would_have_been_shown(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.AllAndLearning))] WrapperStack stack,
        [Values] bool grid
    )
    {
        using var within = stack.Over(Make(grid, 1, AutoresetMode.SameStep));
        using var without = stack.Over(Make(grid, 1, AutoresetMode.Disabled));
        within.Reset(40);
        without.Reset(40);
        for (var step = 0; !without.Ended[0]; step++)
        {
            Assert.That(step, Is.LessThan(20), "the episode should be over");
            var actions = Play.Actions(within, step, [1]);
            var shown = without.Step(actions);
            var (last, reward) = (Play.Text(shown.Observations, 0), shown.Rewards[0]);
            var reset = within.Step(actions);
            Assert.That(reset.Rewards[0], Is.EqualTo(reward));
            var final = reset.Terminated[0] || reset.Truncated[0] ? reset.FinalObservations : reset.Observations;
            Assert.That(Play.Text(final, 0), Is.EqualTo(last));
        }
    }

    [Test, Combinatorial]
    public void Looking_changes_nothing(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.AllAndLearning))] WrapperStack stack,
        [Values] AutoresetMode mode
    )
    {
        using var looked = stack.Over(Make(grid: true, 2, mode));
        using var straight = stack.Over(Make(grid: true, 2, mode));
        Play.FromSeed(looked, 40, 0);
        Play.FromSeed(straight, 40, 0);
        for (var step = 0; step < 20; step++)
        {
            looked.Observe();
            looked.Observe();
            var lines = Play.Steps(looked, step, 1, [1, 2]);
            Assert.That(lines, Is.EqualTo(Play.Steps(straight, step, 1, [1, 2])), $"step {step}");
        }
    }

    [Test, Combinatorial]
    public void Nothing_is_left_over_from_the_buffers_that_are_written_to(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.AllAndLearning))] WrapperStack stack,
        [Values] AutoresetMode mode,
        [Values] bool grid
    )
    {
        using var plain = stack.Over(Make(grid, 3, mode));
        using var poisoned = stack.Over(Make(grid, 3, mode, check: true));
        Assert.That(Play.FromSeed(poisoned, 40, 20), Is.EqualTo(Play.FromSeed(plain, 40, 20)));
    }

    [Test, Combinatorial]
    public void A_wrapper_allocates_nothing_in_a_step(
        [ValueSource(typeof(WrapperStack), nameof(WrapperStack.AllAndLearning))] WrapperStack stack,
        [Values] AutoresetMode mode
    )
    {
        using var env = stack.Over(Make(grid: false, 8, mode));
        var actions = FirstActions(env);
        StepAndReset(env, actions, 20);
        Assert.That(AllocatedBy(env, actions), Is.Zero);
    }

    [TestCaseSource(typeof(WrapperStack), nameof(WrapperStack.AllAndLearning)), NonParallelizable]
    public void Grid_worlds_and_their_wrappers_allocate_nothing_in_a_step(WrapperStack stack)
    {
        using var env = stack.Over(Make(grid: true, 8, AutoresetMode.SameStep));
        var actions = FirstActions(env);
        // Code of the grid environment that the runtime has not optimised yet boxes flags: steps go on until it has.
        var patience = Stopwatch.StartNew();
        while (AllocatedBy(env, actions) > 0)
        {
            Assert.That(patience.Elapsed, Is.LessThan(TimeSpan.FromMinutes(3)), "still allocating");
            Thread.Sleep(1);
        }
    }

    private static int[] FirstActions(VectorEnv env)
    {
        env.Reset(0L);
        return Play.Actions(env, 0, [.. Enumerable.Range(0, env.NumEnvs)]);
    }

    private static long AllocatedBy(VectorEnv env, int[] actions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        StepAndReset(env, actions, 100);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void StepAndReset(VectorEnv env, int[] actions, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            env.Step(actions);
            if (env.Autoreset == AutoresetMode.Disabled && env.Ended.Contains(true))
            {
                env.Reset(env.Ended);
            }
        }
    }

    /// <summary>Short episodes, of different lengths where worlds count.</summary>
    private static VectorEnv Make(bool grid, int worlds, AutoresetMode mode, bool check = false) =>
        grid
            ? EnvRegistry.Grid.MakeVec<GridEnvOptions>(
                "MindGrid/Mixed-v0",
                worlds,
                options => options with { Worlds = Pool, StepLimit = 7, Autoreset = mode, Checked = check }
            )
            : new CountingEnv(worlds, new EnvOptions { Autoreset = mode, Checked = check }, spread: 4);
}
