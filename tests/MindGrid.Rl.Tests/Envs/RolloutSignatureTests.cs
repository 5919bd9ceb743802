using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>
/// One number for what 200 worlds do in 1000 random steps each, whatever the batches they are stepped in. A change of it is a
/// change of behaviour.
/// </summary>
public class RolloutSignatureTests
{
    private const int Worlds = 200;
    private const int Steps = 1000;
    private const int StepLimit = 60;
    private const string NextStepSignature = "fc6313f77221cf82c757295e2074bc666d64b7c039579cc73856e4793eb79bb2";
    private const string SameStepSignature = "490c420a44d10ca79a393f713e9cccae2d38892fc0618c1dbf99535b64d136c1";

    [Test]
    public void A_rollout_has_one_signature_whatever_the_batch_size_and_the_threads(
        [Values(1, 7, 64, 130, 200)] int batchSize,
        [Values(1, 2)] int threads,
        [Values(AutoresetMode.NextStep, AutoresetMode.SameStep)] AutoresetMode autoreset
    )
    {
        var episodes = 0;
        var perWorld = new byte[Worlds][];
        for (var first = 0; first < Worlds; first += batchSize)
        {
            var count = Math.Min(batchSize, Worlds - first);
            using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
                "MindGrid/Mixed-v0",
                count,
                options =>
                    options with
                    {
                        Autoreset = autoreset,
                        Threads = threads,
                        StepLimit = StepLimit,
                        Observation = GridObservation.Minigrid,
                    }
            );
            episodes += Play(env, first, perWorld.AsSpan(first, count));
        }

        Assert.That(episodes, Is.GreaterThan(Worlds * Steps / StepLimit / 2), "the worlds were reset many times");
        Assert.That(
            Convert.ToHexStringLower(SHA256.HashData([.. perWorld.SelectMany(hash => hash)])),
            Is.EqualTo(autoreset == AutoresetMode.NextStep ? NextStepSignature : SameStepSignature)
        );
    }

    private static int Play(VectorEnv env, int firstSeed, Span<byte[]> hashes)
    {
        var logs = new IncrementalHash[env.NumEnvs];
        var random = new SplitMix64[env.NumEnvs];
        for (var world = 0; world < env.NumEnvs; world++)
        {
            logs[world] = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            random[world] = new(firstSeed + world + 12345L);
        }
        var actions = new int[env.NumEnvs];
        var episodes = 0;
        Log(env.Reset(firstSeed), logs, ref episodes);
        for (var step = 0; step < Steps; step++)
        {
            for (var world = 0; world < env.NumEnvs; world++)
            {
                actions[world] = random[world].Below(7);
            }
            Log(env.Step(actions), logs, ref episodes);
        }
        for (var world = 0; world < env.NumEnvs; world++)
        {
            hashes[world] = logs[world].GetHashAndReset();
            logs[world].Dispose();
        }
        return episodes;
    }

    /// <summary>Everything that a step returned, world by world.</summary>
    private static void Log(StepBatch step, IncrementalHash[] logs, ref int episodes)
    {
        var masks = step.ActionMasks.Length / logs.Length;
        for (var world = 0; world < logs.Length; world++)
        {
            var ended = step.Terminated[world] || step.Truncated[world];
            episodes += ended ? 1 : 0;
            LogRow(step.Observations, world, logs[world]);
            if (ended)
            {
                LogRow(step.FinalObservations, world, logs[world]);
            }
            logs[world].AppendData(MemoryMarshal.AsBytes(step.Rewards.Slice(world, 1)));
            logs[world].AppendData(MemoryMarshal.AsBytes(step.Terminated.Slice(world, 1)));
            logs[world].AppendData(MemoryMarshal.AsBytes(step.Truncated.Slice(world, 1)));
            logs[world].AppendData(MemoryMarshal.AsBytes(step.EpisodeStarts.Slice(world, 1)));
            logs[world].AppendData(MemoryMarshal.AsBytes(step.EpisodeReturns.Slice(world, 1)));
            logs[world].AppendData(MemoryMarshal.AsBytes(step.EpisodeLengths.Slice(world, 1)));
            logs[world].AppendData(MemoryMarshal.AsBytes(step.ActionMasks.Slice(world * masks, masks)));
        }
    }

    private static void LogRow(SpaceArray values, int world, IncrementalHash log)
    {
        log.AppendData(values["image"].Row<byte>(world));
        log.AppendData(values["carrying"].Row<byte>(world));
        log.AppendData(MemoryMarshal.AsBytes(values["direction"].Row<int>(world)));
        log.AppendData(MemoryMarshal.AsBytes(values["goal"].Row<int>(world)));
    }
}
