namespace MindGrid.Rl.Rules;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// <see cref="Step"/> for a block of worlds at once, a lane a world: everybody faces, turns and moves together. Who picks up, drops
/// or toggles something is found together, too; the few are then served one by one by the plain rules, the only ones that write
/// to a grid.
/// </summary>
internal static unsafe class StepKernel
{
    /// <summary>An action that is none: the world sits this step out.</summary>
    public const AgentAction Idle = (AgentAction)255;

    /// <summary>Steps one block.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="actions">[64] one of the seven, or <see cref="Idle"/>; beyond the batch anything.</param>
    /// <param name="stepLimit">Steps after which a world has reached its time limit.</param>
    /// <param name="width">One that the machine has.</param>
    /// <returns>How the steps ended.</returns>
    public static BlockEnds Play(
        GridBatch worlds,
        int first,
        ReadOnlySpan<AgentAction> actions,
        int stepLimit,
        LaneWidth width
    )
    {
        var ends = default(BlockEnds);
        LaneWidths.Run(width, new Work(worlds, first, actions[..GridBatch.BlockRows], stepLimit, ref ends));
        return ends;
    }

    // Each width compiles by itself: all of them in one method are too much for the compiler to inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BlockEnds Play<T>(GridBatch worlds, int first, ref byte actions, int stepLimit)
        where T : struct, IByteLanes<T>
    {
        var rules = RuleTables.OfTheGame;
        var ends = default(BlockEnds);
        var touching = default(Touching);
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var grid = grids + (at * Board.PaddedCells);
                var action = T.Load(in actions, at);
                PlayLanes(worlds, first + at, rules, grid, action, ref touching, ref ends, at);
                var isPlaying = ~T.Equal(action, T.All((byte)Idle));
                ends.Late |= isPlaying.CountUp(ref worlds.StepsFrom(first + at), stepLimit) << at;
            }
        }
        ends.HandsUsed = touching.Taking | touching.Putting;
        if ((ends.HandsUsed | touching.Toggling) != 0)
        {
            Touch(worlds, first, touching, ref ends);
        }
        return ends;
    }

    /// <summary>Steps as many worlds as there are lanes, but for what changes grids.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PlayLanes<T>(
        GridBatch worlds,
        int first,
        RuleTables rules,
        byte* grids,
        T action,
        ref Touching touching,
        ref BlockEnds ends,
        int at
    )
        where T : struct, IByteLanes<T>
    {
        ref var cells = ref worlds.AgentCellsFrom(first);
        ref var headings = ref worlds.AgentHeadingsFrom(first);
        var cell = T.Load(in cells, 0);
        var heading = T.Load(in headings, 0);
        var carried = T.Load(in worlds.CarriedTilesFrom(first), 0);
        var prospects = new Prospects<T>(rules, grids, cell, heading, carried);

        var turned = (heading + T.LookUp(rules.Turn, action)) & T.All(3);
        turned.Store(ref headings, 0);

        var walks = Does(action, AgentAction.Forward);
        var moved = T.Choose(walks & prospects.CanEnter, prospects.Ahead, cell);
        moved.Store(ref cells, 0);

        touching.Taking |= (Does(action, AgentAction.Pickup) & prospects.CanPickUp).Bits << at;
        touching.Putting |= (Does(action, AgentAction.Drop) & prospects.CanDrop).Bits << at;
        touching.Toggling |= (Does(action, AgentAction.Toggle) & prospects.CanToggle).Bits << at;

        ends.Died |= (walks & prospects.WouldDie).Bits << at;
        ends.Holding |= T.Equal(carried, T.Load(in worlds.TargetsFrom(first), 0)).Bits << at;

        static T Does(T actions, AgentAction action) => T.Equal(actions, T.All((byte)action));
    }

    /// <summary>Serves the few who change a grid, and looks into the hands that have been used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch(GridBatch worlds, int first, Touching touching, ref BlockEnds ends)
    {
        foreach (var row in new BlockWorlds(touching.Taking, first))
        {
            Step.TakeAhead(worlds[row]);
        }
        foreach (var row in new BlockWorlds(touching.Putting, first))
        {
            Step.PutAhead(worlds[row]);
        }
        foreach (var row in new BlockWorlds(touching.Toggling, first))
        {
            Step.ToggleAhead(worlds[row]);
        }
        foreach (var row in new BlockWorlds(ends.HandsUsed, first))
        {
            var bit = 1UL << (row - first);
            var holds = worlds.CarriedTile(row) == worlds.Target(row);
            ends.Holding = (ends.Holding & ~bit) | (holds ? bit : 0);
        }
    }

    /// <summary>Who changes a grid in this step, bit i for world i of the block.</summary>
    private struct Touching
    {
        public ulong Taking;
        public ulong Putting;
        public ulong Toggling;
    }

    private readonly ref struct Work(
        GridBatch worlds,
        int first,
        ReadOnlySpan<AgentAction> actions,
        int stepLimit,
        ref BlockEnds ends
    ) : ILaneWork
    {
        private readonly ref AgentAction _actions = ref MemoryMarshal.GetReference(actions);
        private readonly ref BlockEnds _ends = ref ends;

        public void Run<T>()
            where T : struct, IByteLanes<T> =>
            _ends = Play<T>(worlds, first, ref Unsafe.As<AgentAction, byte>(ref _actions), stepLimit);
    }
}
