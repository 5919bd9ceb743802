using System.Runtime.InteropServices;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Envs;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>
/// One number for a million random steps in worlds of both layouts, edited and not: every byte of every world after every step,
/// rewards, ends and masks included. It was computed by stepping worlds one by one, before there was any other way.
/// </summary>
public class StepSignatureTests
{
    private const int Worlds = 200;
    private const int Steps = 5000;
    private const int StepLimit = 120;
    private const ulong Signature = 6111460438477629461;

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    [Test]
    public void A_million_steps_have_one_signature_whatever_the_width_the_batch_size_and_the_threads(
        [ValueSource(nameof(Widths))] int width,
        [Values(8, 65, 200)] int batchSize,
        [Values(1, 2)] int threads
    )
    {
        var options = new GridEnvOptions
        {
            Worlds = Rollouts.Worlds,
            Autoreset = AutoresetMode.NextStep,
            StepLimit = StepLimit,
            Reward = RewardSpec.Paper,
            Observation = new() { Window = 1 },
            Threads = threads,
            Width = (LaneWidth)width,
        };
        var signature = 0UL;
        for (var first = 0; first < Worlds; first += batchSize)
        {
            using var env = new GridEnv(Math.Min(batchSize, Worlds - first), options);
            foreach (var world in Play(env, first))
            {
                signature = Mixed(signature, world);
            }
        }
        Assert.That(signature, Is.EqualTo(Signature), $"{width} bits side by side");
    }

    private static ulong[] Play(GridEnv env, int firstSeed)
    {
        var hashes = new ulong[env.NumEnvs];
        var random = new SplitMix64[env.NumEnvs];
        var actions = new int[env.NumEnvs];
        for (var world = 0; world < env.NumEnvs; world++)
        {
            random[world] = new(firstSeed + world + 777L);
        }
        env.Reset(firstSeed);
        for (var step = 0; step < Steps; step++)
        {
            for (var world = 0; world < env.NumEnvs; world++)
            {
                // Three more chances to walk, or the agents meet nothing.
                actions[world] = random[world].Below(10) is var drawn && drawn > 6 ? 2 : drawn;
            }
            var result = env.Step(actions);
            for (var world = 0; world < env.NumEnvs; world++)
            {
                hashes[world] = Mixed(Mixed(hashes[world], OfResult(result, world)), OfState(env.WorldAt(world)));
            }
        }
        return hashes;
    }

    private static ulong OfResult(StepBatch result, int world)
    {
        var ends = (result.Terminated[world] ? 1UL : 0) | (result.Truncated[world] ? 2UL : 0);
        var hash = Mixed(ends, BitConverter.SingleToUInt32Bits(result.Rewards[world]));
        foreach (var allowed in result.ActionMasks.Slice(world * ActionSet.Size, ActionSet.Size))
        {
            hash = (hash << 1) ^ (hash >> 63) ^ (allowed ? 1UL : 0);
        }
        return hash;
    }

    private static ulong OfState(World world)
    {
        var hash = Mixed((ulong)world.Steps, world.AgentCell.Index);
        hash = Mixed(hash, (ulong)world.AgentHeading | ((ulong)(world.Carried + 1) << 8));
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(world.Tiles))
        {
            hash = Mixed(hash, eight);
        }
        for (var i = 0; i < world.ObjectCount; i++)
        {
            var shown = world.Batch.ShownCell(world.Row, i).Index;
            hash = Mixed(
                hash,
                world.ObjectTile(i).Code | ((ulong)world.ObjectCell(i).Index << 8) | ((ulong)shown << 16)
            );
        }
        return hash;
    }

    private static ulong Mixed(ulong hash, ulong value) => SplitMix64.Mix(unchecked((hash * 31) + value + 1));
}
