using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>Nothing may run beside these: the allocations of helper threads count in the process as a whole.</summary>
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
            var before = Allocated(threads);
            Play(env, buffers, actions, ref random, out ends);
            least = Math.Min(least, Allocated(threads) - before);
        }

        Assert.That(ends, Is.GreaterThan(Worlds * Steps / 31 / 2));
        Assert.That(least, threads == 1 ? Is.Zero : Is.LessThan(24 * Steps), "the smallest object takes 24 bytes");
    }

    // Helper threads count in the whole process only, in which the test host allocates, too.
    private static long Allocated(int threads) =>
        threads == 1 ? GC.GetAllocatedBytesForCurrentThread() : GC.GetTotalAllocatedBytes(precise: true);

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
