namespace MindGrid.Rl.Envs;

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// Writes seen tiles as images, <see cref="CellCodes"/> for a part of 64 cells at once: of each tile its look (type and state, in
/// one byte) and its colour; then vector by vector of the image, wherever its bytes come from.
/// </summary>
internal static unsafe class ImageKernel
{
    // [kind] as a byte that is looked up: look, and what becomes of the upper four bits of a tile: kept, or replaced.
    private static readonly Vector128<byte> LookOfKind = RuleTables.Of(kind => LookOf(new((byte)kind)));
    private static readonly Vector128<byte> ColorOfKind = RuleTables.Of(kind => ColorOf((TileKind)kind));

    // [upper four bits]
    private static readonly Vector128<byte> LookOfPassage = RuleTables.Of(to =>
        to < 4 ? LookOf(Tile.Passage((Heading)to)) : 0
    );

    /// <summary>Writes images of some worlds of a block.</summary>
    /// <param name="plan">How, for the lanes of the width.</param>
    /// <param name="who">Bit i for world i of the block.</param>
    /// <param name="tiles">[64, places] what is seen.</param>
    /// <param name="places">Places of a world, a multiple of 64.</param>
    /// <param name="visible">[64] the places that are not hidden, bit i for place i; null for all.</param>
    /// <param name="images">[64, stride] rows of others stay as they are.</param>
    /// <param name="stride">From one image to the next.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Write(
        ImagePlan plan,
        ulong who,
        byte* tiles,
        int places,
        ulong* visible,
        byte* images,
        int stride,
        LaneWidth width
    ) => LaneWidths.Run(width, new Work(plan, who, tiles, places, visible, images, stride));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write<T>(
        ImagePlan plan,
        ulong who,
        byte* tiles,
        int places,
        ulong* visible,
        byte* images,
        int stride
    )
        where T : struct, IByteLanes<T>
    {
        var (look, color, passage) = (LookOfKind, ColorOfKind, LookOfPassage);
        var table = stackalloc byte[(2 * View.PartPlaces) + AlignedBytes.Alignment];
        table += -(nint)table & (AlignedBytes.Alignment - 1);
        ref var pieces = ref MemoryMarshal.GetReference(plan.Pieces.AsSpan());
        var count = plan.Pieces.Length;
        var isOneHot = plan.IsOneHot;
        for (; who != 0; who &= who - 1)
        {
            var world = BitOperations.TrailingZeroCount(who);
            var image = images + (world * stride);
            var constants = plan.FirstConstant;
            var part = -1;
            for (var piece = 0; piece < count; piece++)
            {
                ref var cut = ref Unsafe.Add(ref pieces, piece);
                if (cut.Part != part)
                {
                    part = cut.Part;
                    var seen = tiles + (world * places) + (part * View.PartPlaces);
                    for (var at = 0; at < View.PartPlaces; at += T.Count)
                    {
                        var tile = T.Load(seen + at);
                        if (visible != null)
                        {
                            tile &= T.Lanes(visible[world] >> at);
                        }
                        var kind = tile & T.All(15);
                        var upper = tile >>> 4;
                        var isPassage = T.Equal(kind, T.All((byte)TileKind.Passage));
                        T.Choose(isPassage, T.LookUp(passage, upper), T.LookUp(look, kind)).Store(table + at);
                        var rule = T.LookUp(color, kind);
                        ((upper & rule) | (rule >>> 4)).Store(table + View.PartPlaces + at);
                    }
                }
                var found = T.LookUp(table, T.Load(constants));
                var bytes =
                    (found & T.Load(constants + T.Count))
                    | ((found >>> ImagePlan.StateShift) & T.Load(constants + (2 * T.Count)));
                if (isOneHot)
                {
                    bytes = T.Equal(bytes, T.Load(constants + (3 * T.Count))) & T.All(1);
                }
                bytes.StoreFirst(image + cut.Offset, cut.Bytes);
                constants += ImagePlan.Constants * T.Count;
            }
        }
    }

    private static int LookOf(Tile tile) => tile.TypeCode | (tile.StateCode << ImagePlan.StateShift);

    // The lower half keeps bits of the tile's own colour, the upper half is a colour that all of the kind have.
    private static int ColorOf(TileKind kind)
    {
        var (some, other) = (new Tile(kind, 0).ColorCode, new Tile(kind, (TileColor)15).ColorCode);
        return some == other ? some << 4 : 15;
    }

    private readonly ref struct Work(
        ImagePlan plan,
        ulong who,
        byte* tiles,
        int places,
        ulong* visible,
        byte* images,
        int stride
    ) : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T> => Write<T>(plan, who, tiles, places, visible, images, stride);
    }
}
