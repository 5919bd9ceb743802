using MindGrid.Rl.Envs;
using MindGrid.Rl.Learning.Encoding;
using TorchSharp;
using static TorchSharp.torch;

namespace MindGrid.Rl.Learning.Tests.Policies;

/// <summary>Bags of features that no encoder would write, for networks that must take any.</summary>
internal static class Lessons
{
    /// <summary>[rows, size] each feature as likely, "none" among them.</summary>
    public static Tensor Random(LessonEncoder encoder, int rows, ulong seed = 1)
    {
        var random = new SplitMix64(seed);
        var bags = new long[rows * encoder.Size];
        for (var i = 0; i < bags.Length; i++)
        {
            var features = i % encoder.Size < encoder.LessonSize ? encoder.LessonFeatures : encoder.SaidFeatures;
            bags[i] = random.Below(features + 1);
        }
        return tensor(bags, [rows, encoder.Size]);
    }
}
