namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>One step of one block of worlds, as rewards see it.</summary>
/// <param name="worlds">A batch in blocks, after the step.</param>
/// <param name="first">The block's first row.</param>
/// <param name="actions">[n] what was done; those of worlds that did not step are <see cref="StepKernel.Idle"/>.</param>
/// <param name="ends">How the steps ended.</param>
/// <param name="terminated">Who ended an episode by a rule of the world, bit i for world i.</param>
internal readonly ref struct TransitionBlock(
    GridBatch worlds,
    int first,
    ReadOnlySpan<AgentAction> actions,
    ref readonly BlockEnds ends,
    ulong terminated
)
{
    private readonly ReadOnlySpan<AgentAction> _actions = actions;
    private readonly ref readonly BlockEnds _ends = ref ends;

    /// <summary>Number of worlds, at most 64.</summary>
    public int Count => _actions.Length;

    /// <summary>The step of one world.</summary>
    public Transition this[int world] =>
        new(worlds[first + world], _actions[world], _ends[world], ((terminated >> world) & 1) != 0);

    /// <summary>Those whose hands have changed, bit i for world i; none beyond <see cref="Count"/>.</summary>
    public ulong HandsUsed => _ends.HandsUsed & (ulong.MaxValue >> (GridBatch.BlockRows - Count));

    /// <summary>Whether the agent of a world holds the target after the step.</summary>
    public bool Holds(int world) => ((_ends.Holding >> world) & 1) != 0;

    /// <summary>Whether a world stepped; else there is nothing to reward, and its memory must stay as it is.</summary>
    public bool HasStepped(int world) => _actions[world] != StepKernel.Idle;
}
