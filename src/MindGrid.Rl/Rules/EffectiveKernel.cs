namespace MindGrid.Rl.Rules;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary><see cref="Step.Effective"/> for a block of worlds at once.</summary>
internal static unsafe class EffectiveKernel
{
    /// <summary>Finds the actions that would change the worlds of one block.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="effective">[64] receives them; beyond the batch anything.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Find(GridBatch worlds, int first, Span<ActionSet> effective, LaneWidth width) =>
        LaneWidths.Run(width, new Work(worlds, first, effective));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Find<T>(GridBatch worlds, int first, Span<ActionSet> effective)
        where T : struct, IByteLanes<T>
    {
        var rules = RuleTables.OfTheGame;
        ref var sets = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(effective));
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var prospects = new Prospects<T>(
                    rules,
                    grids + (at * Board.PaddedCells),
                    T.Load(in worlds.AgentCellsFrom(first), at),
                    T.Load(in worlds.AgentHeadingsFrom(first), at),
                    T.Load(in worlds.CarriedTilesFrom(first), at)
                );
                var set =
                    Only(AgentAction.Left)
                    | Only(AgentAction.Right)
                    | (prospects.CanEnter & Only(AgentAction.Forward))
                    | (prospects.CanPickUp & Only(AgentAction.Pickup))
                    | (prospects.CanDrop & Only(AgentAction.Drop))
                    | (prospects.CanToggle & Only(AgentAction.Toggle));
                set.Store(ref sets, at);
            }
        }

        static T Only(AgentAction action) => T.All(default(ActionSet).With(action).Bits);
    }

    private readonly ref struct Work(GridBatch worlds, int first, Span<ActionSet> effective) : ILaneWork
    {
        private readonly Span<ActionSet> _effective = effective;

        public void Run<T>()
            where T : struct, IByteLanes<T> => Find<T>(worlds, first, _effective);
    }
}
