namespace MindGrid.Rl.Rules;

using System.Numerics;
using System.Runtime.CompilerServices;
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
        LaneWidths.Run(width, new Work(worlds, first, actions, ends, stepLimit));
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
        ref readonly var rules = ref RuleTables.OfTheGame;
        ref var action = ref Unsafe.As<AgentAction, byte>(ref Unsafe.AsRef(in actions[0]));
        ref var end = ref Unsafe.As<StepEnds, byte>(ref ends[0]);
        ulong busy = 0,
            late = 0;
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var grid = grids + (at * Board.PaddedCells);
                busy |= PlayLanes<T>(worlds, first + at, in rules, grid, T.Load(in action, at), ref end, at) << at;
                late |=
                    (~T.Equal(T.Load(in action, at), T.All((byte)Idle))).CountUp(
                        ref worlds.StepsFrom(first + at),
                        stepLimit
                    ) << at;
            }
        }
        for (; busy != 0; busy &= busy - 1)
        {
            var row = BitOperations.TrailingZeroCount(busy);
            Step.Handle(worlds[first + row], actions[row]);
        }
        for (; late != 0; late &= late - 1)
        {
            ends[BitOperations.TrailingZeroCount(late)] |= StepEnds.TimeLimit;
        }
    }

    /// <summary>Steps as many worlds as there are lanes.</summary>
    /// <returns>The worlds whose action changes their grid, bit i for lane i: these are still to be served.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PlayLanes<T>(
        GridBatch worlds,
        int first,
        ref readonly RuleTables rules,
        byte* grids,
        T action,
        ref byte ends,
        int at
    )
        where T : struct, IByteLanes<T>
    {
        ref var cells = ref worlds.AgentCellsFrom(first);
        ref var headings = ref worlds.AgentHeadingsFrom(first);
        var cell = T.Load(in cells, 0);
        var heading = T.Load(in headings, 0);
        var carried = T.Load(in worlds.CarriedTilesFrom(first), 0);
        var prospects = new Prospects<T>(in rules, grids, cell, heading, carried);

        var turned = (heading + T.LookUp(rules.Turn, action)) & T.All(3);
        turned.Store(ref headings, 0);

        var walks = Does(action, AgentAction.Forward);
        T.Choose(walks & prospects.CanEnter, prospects.Ahead, cell).Store(ref cells, 0);
        (walks & prospects.WouldDie & T.All((byte)StepEnds.Died)).Store(ref ends, at);

        var handles =
            (Does(action, AgentAction.Pickup) & prospects.CanPickUp)
            | (Does(action, AgentAction.Drop) & prospects.CanDrop)
            | (Does(action, AgentAction.Toggle) & prospects.CanToggle);
        return handles.Bits;

        static T Does(T actions, AgentAction action) => T.Equal(actions, T.All((byte)action));
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
