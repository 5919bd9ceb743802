namespace MindGrid.Rl.Rules;

using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary><see cref="Step.Effective"/> for a block of worlds at once, as flags: the action masks.</summary>
internal static unsafe class EffectiveKernel
{
    private const int Block = GridBatch.BlockRows;
    private const int Flags = Block * ActionSet.Size;

    // [448] for each flag of a block the world that it is of, and the bit of its action.
    private static readonly AlignedBytes WorldOfFlag = Made(flag => flag / ActionSet.Size);
    private static readonly AlignedBytes BitOfFlag = Made(flag => 1 << (flag % ActionSet.Size));

    /// <summary>Writes which actions would change the worlds.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="who">Bit i for world i of the block, all within the batch.</param>
    /// <param name="masks">[rows, 7] of the whole batch; the other rows stay as they are.</param>
    /// <param name="width">One that the machine has.</param>
    [SkipLocalsInit]
    public static void Write(GridBatch worlds, int first, ulong who, Span<bool> masks, LaneWidth width)
    {
        masks = masks[(first * ActionSet.Size)..];
        if (BlockWorlds.AreFew(who))
        {
            WriteFew(worlds, first, who, masks);
            return;
        }
        // A look-up takes 128 bytes into registers, whatever stands behind the sets.
        var memory = stackalloc byte[Board.PaddedCells + AlignedBytes.Alignment];
        Span<bool> scratch = stackalloc bool[Flags];
        var block = BitRuns.Room(who, masks, scratch);
        fixed (bool* flags = block)
        {
            LaneWidths.Run(width, new Work(worlds, first, AlignedBytes.Align(memory), (byte*)flags));
        }
        BitRuns.Copy(who, block, masks, ActionSet.Size);
    }

    private static void WriteFew(GridBatch worlds, int first, ulong who, Span<bool> masks)
    {
        Span<bool> one = stackalloc bool[ActionSet.Size + 1];
        foreach (var row in new BlockWorlds(who, first))
        {
            Step.Effective(worlds[row]).CopyTo(one);
            one[..ActionSet.Size].CopyTo(masks[((row - first) * ActionSet.Size)..]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Find<T>(GridBatch worlds, int first, byte* sets)
        where T : struct, IByteLanes<T>
    {
        var rules = RuleTables.OfTheGame;
        fixed (byte* grids = &worlds.TilesFrom(first))
        {
            for (var at = 0; at < Block; at += T.Count)
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
                set.Store(sets + at);
            }
        }

        static T Only(AgentAction action) => T.All(default(ActionSet).With(action).Bits);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Spread<T>(byte* sets, byte* flags)
        where T : struct, IByteLanes<T>
    {
        var (worlds, bits) = (WorldOfFlag, BitOfFlag);
        for (var at = 0; at < Flags; at += T.Count)
        {
            var bit = T.Load(bits.Start + at);
            var isAllowed = T.Equal(T.Pick(sets, T.Load(worlds.Start + at)) & bit, bit);
            // A true is a byte of 1.
            (isAllowed & T.All(1)).Store(flags + at);
        }
    }

    private static AlignedBytes Made(Func<int, int> entry)
    {
        var table = new AlignedBytes(Flags);
        for (var flag = 0; flag < Flags; flag++)
        {
            table.Bytes[flag] = (byte)entry(flag);
        }
        return table;
    }

    private readonly struct Work(GridBatch worlds, int first, byte* sets, byte* flags) : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            Find<T>(worlds, first, sets);
            Spread<T>(sets, flags);
        }
    }
}
