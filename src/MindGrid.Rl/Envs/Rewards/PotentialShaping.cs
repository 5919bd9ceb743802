namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Worlds;

/// <summary>
/// A reward with discount * potential(after) - potential(before) added. That never changes which policies are optimal for the same
/// discount (Ng, Harada and Russell, 1999); the potential after a terminated episode counts as 0, after a truncated one it does not. It holds for the steps
/// that the learner sees: an action repeat around it adds rewards without discounting them.
/// </summary>
/// <param name="Reward">What is shaped.</param>
/// <param name="Potential">Higher where more is hoped for.</param>
/// <param name="Discount">The learner's discount, 0 to 1: another one than the learner's may change its optimum.</param>
public sealed record PotentialShaping(RewardFunction Reward, StateReward Potential, float Discount) : RewardFunction
{
    /// <summary>The learner's discount.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, above 1, or no number.</exception>
    public float Discount { get; } =
        Discount is >= 0 and <= 1
            ? Discount
            : throw new ArgumentOutOfRangeException(
                nameof(Discount),
                $"The discount is {Discount}; it has to be from 0 to 1."
            );

    /// <summary>What the shaped reward remembers, and the potential.</summary>
    public override int MemorySize => Reward.MemorySize + 1;

    /// <inheritdoc/>
    public override void Start(World world, Span<float> memory)
    {
        memory[0] = Potential.Of(world);
        Reward.Start(world, memory[1..]);
    }

    /// <inheritdoc/>
    public override float Of(in Transition step, Span<float> memory)
    {
        var before = memory[0];
        memory[0] = step.Terminated ? 0 : Potential.Of(step.World);
        return Reward.Of(step, memory[1..]) + (Discount * memory[0]) - before;
    }
}
