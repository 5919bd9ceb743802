using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

/// <summary>
/// One number for everything that the wrappers compute element by element, to the last bit. It was computed when they did so in plain
/// loops.
/// </summary>
public class WrapperSignatureTests
{
    private const int Worlds = 130;
    private const int Steps = 300;

    [TestCase(AutoresetMode.NextStep, "2d318332b8ed6eddb5b266a4e484a66e88f9d87e0f0577cad80b37c0c9484e5a")]
    [TestCase(AutoresetMode.SameStep, "4554f9e69da64c472d9ce976c6b19a6ee8314347519a8c4f091c8f13f94f8700")]
    public void Flattened_normalised_and_clipped_rollouts_have_one_signature(AutoresetMode mode, string signature)
    {
        var options = new GridEnvOptions
        {
            Worlds = Rollouts.Worlds,
            Observation = GridObservation.Minigrid,
            Autoreset = mode,
            StepLimit = 40,
        };
        var rewards = new NormalizeReward(new GridEnv(Worlds, options));
        using var env = new ClipReward(new NormalizeObservation(new FlattenObservation(rewards)), low: -2, high: 3);
        using var log = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Rollouts.Play(
            env,
            Steps,
            buffers =>
            {
                log.AppendData(MemoryMarshal.AsBytes(buffers.Observations.As<float>()));
                log.AppendData(MemoryMarshal.AsBytes(buffers.Rewards.Span));
            }
        );
        log.AppendData(MemoryMarshal.AsBytes(rewards.Moments.Variance));
        log.AppendData(MemoryMarshal.AsBytes(((NormalizeObservation)env.Inner).Moments.Variance));
        Assert.That(Convert.ToHexStringLower(log.GetHashAndReset()), Is.EqualTo(signature));
    }
}
