namespace MindGrid.Rl.Envs.Wrappers;

using System.Numerics.Tensors;

/// <summary>Cuts rewards off at two bounds, usually -1 and 1; NaN stays, and 0 is above -0. Zero-copy.</summary>
public sealed class ClipReward : Wrapper
{
    private readonly float _low;
    private readonly float _high;

    /// <summary>A cut.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="low">The least reward, in reward units; may be -∞.</param>
    /// <param name="high">The largest reward, in reward units; may be ∞.</param>
    /// <exception cref="ArgumentException">The bounds are out of order or NaN.</exception>
    public ClipReward(VectorEnv inner, float low, float high)
        : base(inner)
    {
        if (!(low <= high))
        {
            throw new ArgumentException(
                $"Rewards are clipped between a lower bound and one not below it, not {low} and {high}."
            );
        }
        (_low, _high) = (low, high);
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        foreach (var (first, count) in new WorldStretches(worlds, NumEnvs))
        {
            var rewards = into.Rewards.Span.Slice(first, count);
            TensorPrimitives.Clamp(rewards, _low, _high, rewards);
        }
    }
}
