namespace MindGrid.Rl.Envs.Rewards;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>One step of one block of worlds, as rewards see it.</summary>
/// <param name="worlds">A batch in blocks, after the step.</param>
/// <param name="first">The block's first row.</param>
/// <param name="actions">[n] what was done; those of worlds that did not step are <see cref="StepKernel.Idle"/>.</param>
/// <param name="ends">[n] how the steps ended.</param>
/// <param name="terminated">[n] whether the step ended the episode by a rule of the world.</param>
/// <param name="width">One that the machine has.</param>
internal readonly ref struct TransitionBlock(
    GridBatch worlds,
    int first,
    ReadOnlySpan<AgentAction> actions,
    ReadOnlySpan<StepEnds> ends,
    ReadOnlySpan<bool> terminated,
    LaneWidth width
)
{
    private readonly ReadOnlySpan<AgentAction> _actions = actions;
    private readonly ReadOnlySpan<StepEnds> _ends = ends;
    private readonly ReadOnlySpan<bool> _terminated = terminated;

    /// <summary>Number of worlds, at most 64.</summary>
    public int Count => _actions.Length;

    /// <summary>The step of one world.</summary>
    public Transition this[int world] => new(worlds[first + world], _actions[world], _ends[world], _terminated[world]);

    /// <summary>Whether a world stepped; else there is nothing to reward, and its memory must stay as it is.</summary>
    public bool HasStepped(int world) => _actions[world] != StepKernel.Idle;

    /// <summary>Finds the worlds whose agent has got the target into its hand, or has lost it.</summary>
    /// <param name="heldBefore">[64] 1 for those who held it before, 0 for the others.</param>
    /// <returns>Bit i for world i of the block; none beyond <see cref="Count"/>.</returns>
    public ulong HandsChanged(ReadOnlySpan<float> heldBefore)
    {
        ulong changed = 0;
        LaneWidths.Run(width, new Hands(worlds, first, heldBefore, ref changed));
        return changed & (ulong.MaxValue >> (GridBatch.BlockRows - Count));
    }

    private readonly ref struct Hands(GridBatch worlds, int first, ReadOnlySpan<float> heldBefore, ref ulong changed)
        : ILaneWork
    {
        private readonly ref float _heldBefore = ref MemoryMarshal.GetReference(heldBefore);
        private readonly ref ulong _changed = ref changed;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var carried = T.Load(in worlds.CarriedTilesFrom(first), at);
                var holds = T.Equal(carried, T.Load(in worlds.TargetsFrom(first), at));
                _changed |= holds.ChangedFrom(in Unsafe.Add(ref _heldBefore, at)) << at;
            }
        }
    }
}
