namespace MindGrid.Rl.Envs;

using System.Numerics;
using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>What the agents of a block of worlds look at, and where their images go.</summary>
internal readonly unsafe struct SeenBlock
{
    /// <summary>Bit i for world i of the block; the images of others stay as they are.</summary>
    public required ulong Who { get; init; }

    /// <summary>What they look at.</summary>
    public required View View { get; init; }

    /// <summary>[64, 128] the worlds' tiles.</summary>
    public required byte* Grids { get; init; }

    /// <summary>[64] where the agents stand.</summary>
    public required byte* Cells { get; init; }

    /// <summary>[64] where they look.</summary>
    public required byte* Headings { get; init; }

    /// <summary>[64] what they carry.</summary>
    public required byte* Carried { get; init; }

    /// <summary>[64] the places that are not hidden, bit i for place i; null for all.</summary>
    public required ulong* Visible { get; init; }

    /// <summary>[64, <see cref="Stride"/>]</summary>
    public required byte* Images { get; init; }

    /// <summary>From one image to the next.</summary>
    public required int Stride { get; init; }
}

/// <summary>
/// Writes images, <see cref="CellCodes"/> for 64 cells at once: looks the tiles up; finds of each its look (type and state, in one
/// byte) and its colour; then writes vector by vector of the image, wherever its bytes come from.
/// </summary>
internal static unsafe class ImageKernel
{
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
    private static void WriteFew<T>(ImagePlan plan, ImagePart part, ref readonly SeenBlock block)
        where T : struct, IByteLanes<T>
    {
        var looks = new Looks<T>(Tables);
        var first = new ByteSource<T>(plan.ConstantsOf(part, 0));
        var second = new ByteSource<T>(plan.ConstantsOf(part, 1));
        var third = new ByteSource<T>(plan.ConstantsOf(part, Math.Min(2, part.Vectors - 1)));
        var (secondOffset, secondBytes) = part[1];
        var (thirdOffset, thirdBytes) = part.Vectors > 2 ? part[2] : default;
        var (stride, poseStride) = ((nint)block.Stride, (nint)block.View.PoseStride);
        var index = block.View.Index + part.FirstPlace;
        var own = T.Load(block.View.Own + part.FirstPlace);
        var grids = block.Grids;
        var cells = block.Cells;
        var headings = block.Headings;
        var carried = block.Carried;
        var visible = block.Visible;
        var images = block.Images + part.Offset;
        for (var who = block.Who; who != 0; who &= who - 1)
        {
            var world = (nint)BitOperations.TrailingZeroCount(who);
            var pose = View.Pose(cells[world], headings[world]);
            var tile = T.Pick(grids + (world * Board.PaddedCells), T.Load(index + (pose * poseStride)));
            if (visible != null)
            {
                tile = T.Keep(visible[world], tile);
            }
            looks.Find(T.Choose(own, T.All(carried[world]), tile), out var look, out var color);
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
    private static void WriteMany<T>(ImagePlan plan, ImagePart part, ref readonly SeenBlock block, byte* table)
        where T : struct, IByteLanes<T>
    {
        var looks = new Looks<T>(Tables);
        var constants = plan.ConstantsOf(part, 0);
        var (whole, isOneHot) = (part.WholeVectors, plan.IsOneHot);
        var (lastOffset, lastBytes) = (part.LastOffset, part.LastBytes);
        var own = block.View.Own + part.FirstPlace;
        for (var who = block.Who; who != 0; who &= who - 1)
        {
            var world = BitOperations.TrailingZeroCount(who);
            var pose = View.Pose(block.Cells[world], block.Headings[world]);
            var index = block.View.Index + (pose * block.View.PoseStride) + part.FirstPlace;
            for (var at = 0; at < View.PartPlaces; at += T.Count)
            {
                var tile = T.Pick(block.Grids + (world * Board.PaddedCells), T.Load(index + at));
                if (block.Visible != null)
                {
                    tile = T.Keep(block.Visible[world] >> at, tile);
                }
                tile = T.Choose(T.Load(own + at), T.All(block.Carried[world]), tile);
                looks.Find(tile, out var look, out var color);
                look.Store(table + at);
                color.Store(table + View.PartPlaces + at);
            }
            var image = block.Images + (world * block.Stride) + part.Offset;
            var constant = constants;
            for (var vector = 0; vector < whole; vector++)
            {
                Found(constant, table, isOneHot).Store(image + (vector * T.Count));
                constant += ImagePlan.Constants * T.Count;
            }
            if (lastBytes > 0)
            {
                Found(constant, table, isOneHot).StoreFirst(image + lastOffset, lastBytes);
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

        [SkipLocalsInit]
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            // Looks and colours of 64 places, where one register does not hold them.
            var memory = stackalloc byte[(2 * View.PartPlaces) + AlignedBytes.Alignment];
            var table = AlignedBytes.Align(memory);
            foreach (var part in plan.Parts)
            {
                if (T.Count == View.PartPlaces && part.Vectors is > 1 and <= Few && !plan.IsOneHot)
                {
                    WriteFew<T>(plan, part, in _block);
                }
                else
                {
                    WriteMany<T>(plan, part, in _block, table);
                }
            }
        }
    }
}
