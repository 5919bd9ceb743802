using System.Security.Cryptography;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using TorchSharp;

namespace MindGrid.Rl.Learning.Tests.PolicyGradient;

/// <summary>Four games, drawn once for all tests, and small networks that teach in them.</summary>
internal static class SmallLessons
{
    private static readonly Lazy<GamePool> Lazily = new(() => GamePool.From(new FreshGames(), 1, 4));

    public static TeachEnvOptions Env => new() { Games = Lazily.Value, Reward = TeachReward.Differences() };

    public static LessonEncoder Encoder => new(Env.MaxPlanSteps, Env.MaxSentences);

    public static TeacherPolicy NewPolicy(int width = 16, long seed = 1)
    {
        torch.manual_seed(seed);
        return new(new TeacherNetwork(Encoder, width));
    }

    /// <summary>A short text that tells weights apart, down to the last bit.</summary>
    public static string FingerprintOf(TeacherPolicy policy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in policy.Network.parameters())
        {
            hash.AppendData(parameter.bytes);
        }
        return Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>What some updates reported, averaged.</summary>
    public static Dictionary<string, double> Report(Learner learner, int first, int count)
    {
        var metrics = new Metrics();
        for (var number = first; number < first + count; number++)
        {
            learner.Update(number, metrics);
        }
        return metrics.Means.ToDictionary(metric => metric.Name, metric => metric.Mean);
    }
}
