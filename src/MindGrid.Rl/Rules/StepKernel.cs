namespace MindGrid.Rl.Rules;

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// <see cref="Step"/> for a block of worlds at once, a lane a world: everybody faces, turns and moves together. Who picks up, drops
/// or toggles something is found together, too; the few are then served one by one by the plarules, the only ones that write
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
    /// <param name="ends">[64] receives how the steps ended; of idle worlds and beyond the batch anything.</param>
    /// <param name="stepLimit">Steps after which a world has reached its time limit.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Play(
        GridBatch worlds,
        int first,
        ReadOnlySpan<AgentAction> actions,
        Span<StepEnds> ends,
        int stepLimit,
        LaneWidth width
    )
    {
        LaneWidths.Run(
            width,
            new Work(worlds, first, actions[..GridBatch.BlockRows], ends[..GridBatch.BlockRows], stepLimit)
        );
    }

    // Each width compiles by itself: all of them in one method are too much for the compiler to inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Play<T>(
        GridBatch worlds,
        int first,
        ReadOnlySpan<AgentAction> actions,
        Span<StepEnds> ends,
        int stepLimit
    )
        where T : struct, IByteLanes<T>
    {
        var rules = RuleTables.OfTheGame;
        ref var action = ref Unsafe.As<AgentAction, byte>(ref MemoryMarshal.GetReference(actions));
        ref var end = ref Unsafe.As<StepEnds, byte>(ref MemoryMarshal.GetReference(ends));
        var touching = default(Touching);
        ulong late = 0;
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var grid = grids + (at * Board.PaddedCells);
                var act = T.Load(in action, at);
                PlayLanes(worlds, first + at, rules, grid, act, ref touching, at).Store(ref end, at);
                var isPlaying = ~T.Equal(act, T.All((byte)Idle));
                late |= isPlaying.CountUp(ref worlds.StepsFrom(first + at), stepLimit) << at;
            }
        }
        Touch(worlds, first, touching);
        for (; late != 0; late &= late - 1)
        {
            ends[BitOperations.TrailingZeroCount(late)] |= StepEnds.TimeLimit;
        }
    }

    /// <summary>Steps as many worlds as there are lanes, but for what changes grids.</summary>
    /// <returns>How the steps ended, the time limit aside.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PlayLanes<T>(
        GridBatch worlds,
        int first,
        RuleTables rules,
        byte* grids,
        T action,
        ref Touching touching,
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

        return walks & prospects.WouldDie & T.All((byte)StepEnds.Died);

        static T Does(T actions, AgentAction action) => T.Equal(actions, T.All((byte)action));
    }

    private static void Touch(GridBatch worlds, int first, Touching touching)
    {
        for (var left = touching.Taking; left != 0; left &= left - 1)
        {
            Step.TakeAhead(worlds[first + BitOperations.TrailingZeroCount(left)]);
        }
        for (var left = touching.Putting; left != 0; left &= left - 1)
        {
            Step.PutAhead(worlds[first + BitOperations.TrailingZeroCount(left)]);
        }
        for (var left = touching.Toggling; left != 0; left &= left - 1)
        {
            Step.ToggleAhead(worlds[first + BitOperations.TrailingZeroCount(left)]);
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
        Span<StepEnds> ends,
        int stepLimit
    ) : ILaneWork
    {
        private readonly ReadOnlySpan<AgentAction> _actions = actions;
        private readonly Span<StepEnds> _ends = ends;

        public void Run<T>()
            where T : struct, IByteLanes<T> => Play<T>(worlds, first, _actions, _ends, stepLimit);
    }
}
