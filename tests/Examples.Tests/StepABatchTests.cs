using MindGrid.Rl.Envs;

namespace Examples.Tests;

/// <summary>The batch example counts right: what it prints equals a count that uses neither its returns nor its order.</summary>
[NonParallelizable] // the console is shared
public class StepABatchTests
{
    private const int Worlds = 1024;

    [Test]
    public void The_program_prints_the_episodes_and_returns_that_a_count_by_hand_gives()
    {
        var printed = ExampleProgram.Run("StepABatch");
        var (terminated, truncated) = CountByHand(calls: 500);

        Assert.That(printed, Does.Match("^[0-9,]+ steps per second"));
        Assert.That(printed, Does.Contain($"\n{terminated.Count + truncated.Count} episodes ended\n"));
        Assert.That(printed, Does.Contain($"success: {terminated.Count}, mean return {terminated.Average():F2}\n"));
        Assert.That(printed, Does.Contain($"limit:   {truncated.Count}, mean return {truncated.Average():F2}\n"));
    }

    [Test]
    public void Nobody_steps_longer_than_the_time_limit_at_one_unit_a_step()
    {
        var printed = ExampleProgram.Run("StepABatch");

        // Nobody who is stopped holds the target: each of 250 steps cost 1.
        Assert.That(printed, Does.Match("limit:   [0-9]+, mean return -250.00"));
    }

    /// <summary>World after world, rewards added up here; actions by counting the allowed ones.</summary>
    private static (List<double> Terminated, List<double> Truncated) CountByHand(int calls)
    {
        using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            "MindGrid/Mixed-v0",
            Worlds,
            options => options with { Autoreset = AutoresetMode.SameStep, StepLimit = 250 }
        );
        var random = new SplitMix64(1L);
        var (sums, actions) = (new double[Worlds], new int[Worlds]);
        var (terminated, truncated) = (new List<double>(), new List<double>());
        var step = env.Reset(seed: 0);
        for (var call = 0; call < calls; call++)
        {
            for (var world = 0; world < Worlds; world++)
            {
                var allowed = Enumerable.Range(0, 7).Where(MaskOf(step, world)).ToList();
                actions[world] = allowed[random.Below(allowed.Count)];
            }
            step = env.Step(actions);
            for (var world = 0; world < Worlds; world++)
            {
                sums[world] += step.Rewards[world];
                if (step.Terminated[world] || step.Truncated[world])
                {
                    (step.Terminated[world] ? terminated : truncated).Add(sums[world]);
                    sums[world] = 0;
                }
            }
        }
        return (terminated, truncated);
    }

    private static Func<int, bool> MaskOf(StepBatch step, int world)
    {
        var mask = step.ActionMasks.Slice(world * 7, 7).ToArray();
        return action => mask[action];
    }
}
