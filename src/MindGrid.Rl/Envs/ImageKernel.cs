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
    /// <summary>Bytes that narrow registers put looks and colours through.</summary>
    public const int TableBytes = 2 * View.PartPlaces;

    private static readonly LookTables Tables = new();

    /// <summary>Writes images of some worlds of a block.</summary>
    /// <param name="plan">How, for the lanes of the width.</param>
    /// <param name="who">Bit i for world i of the block.</param>
    /// <param name="tiles">[64, places] what is seen.</param>
    /// <param name="places">Places of a world, a multiple of 64.</param>
    /// <param name="visible">[64] the places that are not hidden, bit i for place i; null for all.</param>
    /// <param name="images">[64, stride] rows of others stay as they are.</param>
    /// <param name="stride">From one image to the next.</param>
    /// <param name="table">[<see cref="TableBytes"/>] to work with.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Write(
        ImagePlan plan,
        ulong who,
        byte* tiles,
        int places,
        ulong* visible,
        byte* images,
        int stride,
        byte* table,
        LaneWidth width
    ) => LaneWidths.Run(width, new Work(plan, who, tiles, places, visible, images, stride, table));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write<T>(
        ImagePlan plan,
        ImagePart part,
        ulong who,
        byte* tiles,
        int places,
        ulong* visible,
        byte* images,
        int stride,
        byte* table
    )
        where T : struct, IByteLanes<T>
    {
        var tables = Tables;
        var constants = plan.ConstantsOf(part);
        var (whole, lastOffset, lastBytes) = (part.WholeVectors, part.LastOffset, part.LastBytes);
        var isOneHot = plan.IsOneHot;
        tiles += part.FirstPlace;
        images += part.Offset;
        for (; who != 0; who &= who - 1)
        {
            var world = BitOperations.TrailingZeroCount(who);
            var lit = visible == null ? ulong.MaxValue : visible[world];
            Describe<T>(tiles + (world * places), lit, tables, table, out var looks, out var colors);
            var image = images + (world * stride);
            var constant = constants;
            for (var vector = 0; vector < whole; vector++)
            {
                Bytes(looks, colors, table, constant, isOneHot).Store(image + (vector * T.Count));
                constant += ImagePlan.Constants * T.Count;
            }
            if (lastBytes > 0)
            {
                Bytes(looks, colors, table, constant, isOneHot).StoreFirst(image + lastOffset, lastBytes);
            }
        }
    }

    /// <summary>Finds looks and colours of 64 tiles.</summary>
    /// <param name="tiles">[64]</param>
    /// <param name="lit">Those that are not hidden.</param>
    /// <param name="tables">What tiles look like.</param>
    /// <param name="table">[2, 64] receives looks and colours, unless a register holds them.</param>
    /// <param name="looks">The last ones' looks.</param>
    /// <param name="colors">The last ones' colours.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Describe<T>(byte* tiles, ulong lit, LookTables tables, byte* table, out T looks, out T colors)
        where T : struct, IByteLanes<T>
    {
        for (var at = 0; ; at += T.Count)
        {
            var tile = T.Keep(lit >> at, T.Load(tiles + at));
            var kind = tile & T.All(15);
            var upper = tile >>> 4;
            looks = T.ChooseWhereEqual(
                kind,
                T.All((byte)TileKind.Passage),
                T.LookUp(tables.LookOfPassage, upper),
                T.LookUp(tables.LookOfKind, kind)
            );
            colors = T.Choose(T.LookUp(tables.KeptColor, kind), upper, T.LookUp(tables.FixedColor, kind));
            if (T.Count == View.PartPlaces)
            {
                return;
            }
            looks.Store(table + at);
            colors.Store(table + View.PartPlaces + at);
            if (at + T.Count == View.PartPlaces)
            {
                return;
            }
        }
    }

    /// <summary>One vector of an image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Bytes<T>(T looks, T colors, byte* table, byte* constant, bool isOneHot)
        where T : struct, IByteLanes<T>
    {
        // The widest register holds all 64; narrower ones have gone through memory.
        var places = T.Load(constant);
        var found = T.Count == View.PartPlaces ? T.Pick(looks, colors, places) : T.Pick(table, places);
        var states = T.ShiftRightInPairs(found, ImagePlan.StateShift);
        var number = T.Choose(T.Load(constant + T.Count), states, found) & T.Load(constant + (2 * T.Count));
        return isOneHot ? T.Equal(number, T.Load(constant + (3 * T.Count))) & T.All(1) : number;
    }

    private readonly ref struct Work(
        ImagePlan plan,
        ulong who,
        byte* tiles,
        int places,
        ulong* visible,
        byte* images,
        int stride,
        byte* table
    ) : ILaneWork
    {
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            foreach (var part in plan.Parts)
            {
                Write<T>(plan, part, who, tiles, places, visible, images, stride, table);
            }
        }
    }
}

/// <summary>What tiles look like: what <see cref="Tile"/> says of each, as tables.</summary>
internal sealed class LookTables
{
    private const int ColorMask = 15;

    private readonly ByteTables _tables = new(room: 4);

    /// <summary>All of them.</summary>
    public LookTables()
    {
        LookOfKind = _tables.Add(kind => LookOf(new((byte)kind)));
        LookOfPassage = _tables.Add(to => to < 4 ? LookOf(Tile.Passage((Heading)to)) : 0);
        KeptColor = _tables.Add(kind => HasOwnColor((TileKind)kind) ? ColorMask : 0);
        FixedColor = _tables.Add(kind => HasOwnColor((TileKind)kind) ? 0 : new Tile((byte)kind).ColorCode);
    }

    /// <summary>[kind] type and state in one byte.</summary>
    public ByteTable LookOfKind { get; }

    /// <summary>[upper half of a passage] the same.</summary>
    public ByteTable LookOfPassage { get; }

    /// <summary>[kind] the bits of the tile's upper half that are its colour.</summary>
    public ByteTable KeptColor { get; }

    /// <summary>[kind] the colour of those that have none of their own.</summary>
    public ByteTable FixedColor { get; }

    private static bool HasOwnColor(TileKind kind) =>
        new Tile(kind, TileColor.Red).ColorCode != new Tile(kind, TileColor.Green).ColorCode;

    private static int LookOf(Tile tile) => tile.TypeCode | (tile.StateCode << ImagePlan.StateShift);
}
