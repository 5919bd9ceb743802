namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Worlds;

/// <summary>
/// The task's reward: what actions cost and success is worth. Success is paid when the target comes into the agent's hand and
/// taken back when it leaves it, so that an episode's return is at every time what the plan played so far is worth.
/// </summary>
/// <param name="StepCost">Reward units taken off for each action.</param>
/// <param name="Success">Reward units given for holding the target at the end.</param>
public sealed record RewardSpec(int StepCost, int Success) : RewardFunction
{
    /// <summary>The paper's: -1 per action, +100 for the target (Section 6).</summary>
    public static RewardSpec Paper { get; } = new(1, 100);

    /// <summary>The reference's environment: nothing is worth anything.</summary>
    public static RewardSpec None { get; } = new(0, 0);

    /// <summary>One number: whether the target was in hand.</summary>
    public override int MemorySize => 1;

    /// <inheritdoc/>
    public override void Start(World world, Span<float> memory) => memory[0] = Held(world);

    /// <inheritdoc/>
    public override float Of(in Transition step, Span<float> memory)
    {
        var held = Held(step.World);
        var gained = held - (int)memory[0];
        memory[0] = held;
        return Worth(gained);
    }

    /// <inheritdoc/>
    internal override void OfBlock(in TransitionBlock block, Span<float> memory, Span<float> rewards)
    {
        rewards.Fill(Worth(gained: 0));
        // Hardly ever does the target come into a hand or leave it.
        foreach (var world in new BlockWorlds(block.HandsUsed, first: 0))
        {
            var held = block.Holds(world) ? 1 : 0;
            rewards[world] = Worth(held - (int)memory[world]);
            memory[world] = held;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(StepCost == 0 ? "actions free" : $"-{StepCost} per action")}, +{Success} for the target in hand at the end";

    private float Worth(int gained) => (Success * gained) - StepCost;

    private static int Held(World world) => world.HoldsTarget ? 1 : 0;
}
