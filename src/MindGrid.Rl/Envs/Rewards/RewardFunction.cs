namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>One step of one world, as rewards see it.</summary>
/// <param name="world">The world after the step.</param>
/// <param name="action">What was done.</param>
/// <param name="ends">How the step ended.</param>
/// <param name="terminated">Whether the step ended the episode by a rule of the world.</param>
public readonly ref struct Transition(World world, AgentAction action, StepEnds ends, bool terminated)
{
    /// <summary>The world after the step; borrowed.</summary>
    public World World { get; } = world;

    /// <summary>What was done.</summary>
    public AgentAction Action { get; } = action;

    /// <summary>How the step ended.</summary>
    public StepEnds Ends { get; } = ends;

    /// <summary>Whether the step ended the episode by a rule of the world.</summary>
    public bool Terminated { get; } = terminated;
}

/// <summary>
/// What a step is worth. A value without state of its own, for all worlds and threads; what it must remember about a world between
/// two steps stands in a few numbers that the environment keeps, clones and restores with the world. It must not throw: some worlds
/// would have stepped by then and others not.
/// </summary>
public abstract record RewardFunction
{
    /// <summary>Numbers remembered a world.</summary>
    public virtual int MemorySize => 0;

    /// <summary>An episode starts.</summary>
    /// <param name="world">The world at its start; borrowed.</param>
    /// <param name="memory">[<see cref="MemorySize"/>] to fill.</param>
    public virtual void Start(World world, Span<float> memory) { }

    /// <summary>The reward of a step.</summary>
    /// <param name="step">What happened.</param>
    /// <param name="memory">[<see cref="MemorySize"/>] as the last call left it.</param>
    /// <returns>Reward units.</returns>
    public abstract float Of(in Transition step, Span<float> memory);

    /// <summary>The rewards of one step of a block of worlds: what <see cref="Of"/> says of each.</summary>
    /// <param name="block">What happened.</param>
    /// <param name="memory">[64 * <see cref="MemorySize"/>] world after world.</param>
    /// <param name="rewards">[Count] receives reward units; of worlds that did not step anything.</param>
    internal virtual void OfBlock(in TransitionBlock block, Span<float> memory, Span<float> rewards)
    {
        for (var world = 0; world < block.Count; world++)
        {
            if (block.HasStepped(world))
            {
                rewards[world] = Of(block[world], memory.Slice(world * MemorySize, MemorySize));
            }
        }
    }
}
