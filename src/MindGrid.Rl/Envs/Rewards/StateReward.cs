namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Worlds;

/// <summary>A reward for how the world is after a step, whatever was done: a desire in the paper's sense (Section 5).</summary>
public abstract record StateReward : RewardFunction
{
    /// <summary>What a state is worth, in reward units.</summary>
    public abstract float Of(World world);

    /// <inheritdoc/>
    public sealed override float Of(in Transition step, Span<float> memory) => Of(step.World);
}
