namespace MindGrid.Rl.Envs;

using System.Numerics;
using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>Seen tiles of a block of worlds, and where their images go.</summary>
internal readonly unsafe struct SeenBlock
{
    /// <summary>Bit i for world i of the block; the images of others stay as they are.</summary>
    public required ulong Who { get; init; }

    /// <summary>[64, <see cref="Places"/>] what is seen.</summary>
    public required byte* Tiles { get; init; }

    /// <summary>Places of a world, a multiple of 64.</summary>
    public required int Places { get; init; }

    /// <summary>[64] the places that are not hidden, bit i for place i; null for all.</summary>
    public required ulong* Visible { get; init; }

    /// <summary>[64, <see cref="Stride"/>]</summary>
    public required byte* Images { get; init; }

    /// <summary>From one image to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>[<see cref="ImageKernel.TableBytes"/>] to work with.</summary>
    public required byte* Table { get; init; }
}

/// <summary>
/// Writes seen tiles as images, <see cref="CellCodes"/> for 64 cells at once: of each tile its look (type and state, in one byte) and
/// its colour; then vector by vector of the image, wherever its bytes come from.
/// </summary>
internal static unsafe class ImageKernel
{
    /// <summary>Bytes that narrow registers put looks and colours through.</summary>
    public const int TableBytes = 2 * View.PartPlaces;

    // Vectors whose constants stay in registers.
    private const int Few = 3;

    private static readonly LookTables Tables = new();

    /// <summary>Writes images.</summary>
    /// <param name="plan">How, for the lanes of the width.</param>
    /// <param name="block">What, and where.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Write(ImagePlan plan, in SeenBlock block, LaneWidth width) =>
        LaneWidths.Run(width, new Work(plan, in block));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteFew<T>(ImagePlan plan, ImagePart part, SeenBlock block)
        where T : struct, IByteLanes<T>
    {
        var looks = new Looks<T>(Tables);
        var first = new ByteSource<T>(plan.ConstantsOf(part, 0));
        var second = new ByteSource<T>(plan.ConstantsOf(part, 1));
        var third = new ByteSource<T>(plan.ConstantsOf(part, Math.Min(2, part.Vectors - 1)));
        var (secondOffset, secondBytes) = part[1];
        var (thirdOffset, thirdBytes) = part.Vectors > 2 ? part[2] : default;
        var tiles = block.Tiles + part.FirstPlace;
        var visible = block.Visible;
        var images = block.Images + part.Offset;
        var (places, stride) = ((nint)block.Places, (nint)block.Stride);
        for (var who = block.Who; who != 0; who &= who - 1)
        {
            var world = (nint)BitOperations.TrailingZeroCount(who);
            var tile = T.Load(tiles + (world * places));
            if (visible != null)
            {
                tile = T.Keep(visible[world], tile);
            }
            looks.Find(tile, out var look, out var color);
            var image = images + (world * stride);
            first.Of(T.Pick(look, color, first.Places)).Store(image);
            second.Of(T.Pick(look, color, second.Places)).StoreFirst(image + secondOffset, secondBytes);
            if (thirdBytes > 0)
            {
                third.Of(T.Pick(look, color, third.Places)).StoreFirst(image + thirdOffset, thirdBytes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteMany<T>(ImagePlan plan, ImagePart part, SeenBlock block)
        where T : struct, IByteLanes<T>
    {
        var looks = new Looks<T>(Tables);
        var constants = plan.ConstantsOf(part, 0);
        var (whole, lastOffset, lastBytes, isOneHot) = (
            part.WholeVectors,
            part.LastOffset,
            part.LastBytes,
            plan.IsOneHot
        );
        for (var who = block.Who; who != 0; who &= who - 1)
        {
            var world = BitOperations.TrailingZeroCount(who);
            var tiles = block.Tiles + (world * block.Places) + part.FirstPlace;
            for (var at = 0; at < View.PartPlaces; at += T.Count)
            {
                var tile = T.Load(tiles + at);
                if (block.Visible != null)
                {
                    tile = T.Keep(block.Visible[world] >> at, tile);
                }
                looks.Find(tile, out var look, out var color);
                look.Store(block.Table + at);
                color.Store(block.Table + View.PartPlaces + at);
            }
            var image = block.Images + (world * block.Stride) + part.Offset;
            var constant = constants;
            for (var vector = 0; vector < whole; vector++)
            {
                Found(constant, block.Table, isOneHot).Store(image + (vector * T.Count));
                constant += ImagePlan.Constants * T.Count;
            }
            if (lastBytes > 0)
            {
                Found(constant, block.Table, isOneHot).StoreFirst(image + lastOffset, lastBytes);
            }
        }

        static T Found(byte* constant, byte* table, bool isOneHot)
        {
            var source = new ByteSource<T>(constant);
            var numbers = source.Of(T.Pick(table, source.Places));
            return isOneHot ? T.Equal(numbers, T.Load(constant + (3 * T.Count))) & T.All(1) : numbers;
        }
    }

    /// <summary>Where the bytes of one vector come from: constants of an <see cref="ImagePlan"/> in registers.</summary>
    private readonly struct ByteSource<T>
        where T : struct, IByteLanes<T>
    {
        public readonly T Places;
        private readonly T _areStates;
        private readonly T _bits;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ByteSource(byte* constants)
        {
            Places = T.Load(constants);
            _areStates = T.Load(constants + T.Count);
            _bits = T.Load(constants + (2 * T.Count));
        }

        /// <summary>The vector's numbers, of the looks and colours in its places.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Of(T found) => T.Choose(_areStates, T.ShiftRightInPairs(found, ImagePlan.StateShift), found) & _bits;
    }

    /// <summary><see cref="LookTables"/> in registers.</summary>
    private readonly struct Looks<T>
        where T : struct, IByteLanes<T>
    {
        private readonly T _ofKind;
        private readonly T _ofPassage;
        private readonly T _keptColor;
        private readonly T _fixedColor;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Looks(LookTables tables)
        {
            _ofKind = T.Load(tables.OfKind);
            _ofPassage = T.Load(tables.OfPassage);
            _keptColor = T.Load(tables.KeptColor);
            _fixedColor = T.Load(tables.FixedColor);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Find(T tile, out T look, out T color)
        {
            var kind = tile & T.All(15);
            var upper = tile >>> Tile.UpperShift;
            look = T.ChooseWhereEqual(
                kind,
                T.All((byte)TileKind.Passage),
                T.LookUp(_ofPassage, upper),
                T.LookUp(_ofKind, kind)
            );
            color = T.Choose(T.LookUp(_keptColor, kind), upper, T.LookUp(_fixedColor, kind));
        }
    }

    private readonly ref struct Work(ImagePlan plan, ref readonly SeenBlock block) : ILaneWork
    {
        private readonly ref readonly SeenBlock _block = ref block;

        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            foreach (var part in plan.Parts)
            {
                // Only the widest register holds a whole part.
                if (T.Count == View.PartPlaces && part.Vectors is > 1 and <= Few && !plan.IsOneHot)
                {
                    WriteFew<T>(plan, part, _block);
                }
                else
                {
                    WriteMany<T>(plan, part, _block);
                }
            }
        }
    }
}
