using MindGrid.Rl.Envs;

namespace Examples.Tests;

/// <summary>The batch example counts right: what it prints equals a count that uses neither the environment's returns nor its sampling.</summary>
[NonParallelizable] // the console is shared
public class StepABatchTests
{
    private const int Worlds = 1024;

    [Test]
    public void The_program_prints_the_episodes_and_returns_that_a_count_by_hand_gives()
    {
        var printed = ExampleProgram.Run("StepABatch");
        var (terminated, truncated) = CountByHand(calls: 300);

        Assert.That(printed, Does.Match("^[0-9,]+ steps per second"));
        Assert.That(printed, Does.Contain($"\n{terminated.Count + truncated.Count} episodes ended\n"));
        Assert.That(printed, Does.Contain($"success: {terminated.Count}, mean return {terminated.Average():F2}\n"));
        // Nobody who runs out of time holds the target: each of 250 steps cost 1.
        Assert.That(truncated, Is.Not.Empty.And.All.EqualTo(-250));
        Assert.That(printed, Does.Contain($"limit:   {truncated.Count}, mean return {truncated.Average():F2}\n"));
    }

    /// <summary>Rewards added up here, actions drawn from a list of the allowed ones.</summary>
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
                var allowed = Allowed(step.ActionMasks.Slice(world * 7, 7));
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

    private static List<int> Allowed(ReadOnlySpan<bool> mask)
    {
        var allowed = new List<int>();
        for (var action = 0; action < mask.Length; action++)
        {
            if (mask[action])
            {
                allowed.Add(action);
            }
        }
        return allowed;
    }
}
