namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>Cuts rewards off at two bounds, usually -1 and 1. Zero-copy.</summary>
/// <param name="inner">Owned from now on.</param>
/// <param name="low">The least reward, in reward units; may be -∞.</param>
/// <param name="high">The largest reward, in reward units; may be ∞.</param>
/// <exception cref="ArgumentException">The bounds are out of order or NaN.</exception>
public sealed class ClipReward(VectorEnv inner, float low, float high) : TransformReward(inner, Between(low, high))
{
    private static Func<float, float> Between(float low, float high) =>
        low <= high
            ? reward => Math.Clamp(reward, low, high)
            : throw new ArgumentException(
                $"Rewards are clipped between a lower bound and one not below it, not {low} and {high}."
            );
}
