using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>Measured over the whole process, helper threads included, so nothing else may run beside it.</summary>
[NonParallelizable]
public class AllocationTests
{
    private const int Worlds = 200;
    private const int Steps = 500;

    [Test]
    public void A_step_allocates_nothing_not_even_where_worlds_from_a_pool_start_anew(
        [Values] AutoresetMode autoreset,
        [Values] bool callersBuffers,
        [Values(1, 2)] int threads
    )
    {
        var options = new GridEnvOptions
        {
            Worlds = WorldPool.From(new GeneratedWorlds(), 0, 50),
            Autoreset = autoreset,
            EndedWorldsGoOn = autoreset == AutoresetMode.Disabled,
            StepLimit = 30,
            Threads = threads,
        };
        using var env = new GridEnv(Worlds, options);
        var buffers = callersBuffers ? env.CreateBuffers() : null;
        var random = new SplitMix64(5L);
        var actions = new int[Worlds];
        env.Reset(3);
        Play(env, buffers, actions, ref random, out _);

        // The test host allocates now and then on threads of its own; what a step allocates shows in every window.
        var least = long.MaxValue;
        var ends = 0;
        for (var window = 0; window < 5 && least > 0; window++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Play(env, buffers, actions, ref random, out ends);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.That(ends, Is.GreaterThan(Worlds * Steps / 31 / 2));
        Assert.That(least, Is.LessThan(24 * Steps), "the smallest object takes 24 bytes");
    }

    private static void Play(VectorEnv env, StepBuffers? buffers, int[] actions, ref SplitMix64 random, out int ends)
    {
        ends = 0;
        for (var step = 0; step < Steps; step++)
        {
            for (var world = 0; world < actions.Length; world++)
            {
                actions[world] = random.Below(7);
            }
            var batch = env.Step(actions, buffers);
            ends += batch.Terminated.Count(true) + batch.Truncated.Count(true);
        }
    }
}
