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
/// Writes images, <see cref="CellCodes"/> for 64 cells at once: looks the tiles up; finds the type of each and, in one more byte, its
/// colour and state; then writes vector by vector of the image, wherever its bytes come from.
/// </summary>
internal static unsafe class ImageKernel
{
    // Vectors whose constants stay in registers.
    private const int Few = 3;
    private const byte UpperHalf = 0xF0;

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
        var (types, rests) = (Tables.Types, Tables.Rests);
        var first = plan.ConstantsOf(part, 0);
        var middle = plan.ConstantsOf(part, 1);
        var last = plan.ConstantsOf(part, part.Vectors - 1);
        var hasMiddle = part.Vectors == Few;
        var (lastOffset, lastBytes) = part[part.Vectors - 1];
        var stride = (nint)block.Stride;
        var poseStride = (nint)block.View.PoseStride;
        var index = block.View.Index + part.FirstPlace;
        var ownPlaces = block.View.Own + part.FirstPlace;
        var grids = block.Grids;
        var cells = block.Cells;
        var headings = block.Headings;
        var carried = block.Carried;
        var visible = block.Visible;
        var images = block.Images + part.Offset;
        // Constants stay in registers: nothing is called from here on. Of two vectors there is none in the middle.
        var own = T.Load(ownPlaces);
        var firstPlaces = T.Load(first);
        var firstColors = T.Load(first + T.Count);
        var firstBits = T.Load(first + (2 * T.Count));
        var middlePlaces = T.Load(middle);
        var middleColors = T.Load(middle + T.Count);
        var middleBits = T.Load(middle + (2 * T.Count));
        var lastPlaces = T.Load(last);
        var lastColors = T.Load(last + T.Count);
        var lastBits = T.Load(last + (2 * T.Count));
        for (var who = block.Who; who != 0; who &= who - 1)
        {
            var world = (nint)BitOperations.TrailingZeroCount(who);
            var pose = View.Pose(cells[world], headings[world]);
            var tile = T.Pick(grids + (world * Board.PaddedCells), T.Load(index + (pose * poseStride)));
            if (visible != null)
            {
                tile = T.Keep(visible[world], tile);
            }
            Describe(types, rests, T.Choose(own, T.All(carried[world]), tile), out var type, out var rest);
            var image = images + (world * stride);
            Numbers(T.Pick(type, rest, firstPlaces), firstColors, firstBits).Store(image);
            if (hasMiddle)
            {
                Numbers(T.Pick(type, rest, middlePlaces), middleColors, middleBits).Store(image + T.Count);
            }
            Numbers(T.Pick(type, rest, lastPlaces), lastColors, lastBits).StoreFirst(image + lastOffset, lastBytes);
        }
    }

    // The table is room for what is found in 64 places, where one register does not hold it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteMany<T>(ImagePlan plan, ImagePart part, ref readonly SeenBlock block, byte* table)
        where T : struct, IByteLanes<T>
    {
        var (types, rests) = (Tables.Types, Tables.Rests);
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
                Describe(types, rests, tile, out var type, out var rest);
                type.Store(table + at);
                rest.Store(table + View.PartPlaces + at);
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

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T Found(byte* constant, byte* table, bool isOneHot)
        {
            var found = T.Pick(table, T.Load(constant));
            var numbers = Numbers(found, T.Load(constant + T.Count), T.Load(constant + (2 * T.Count)));
            return isOneHot ? T.Equal(numbers, T.Load(constant + (3 * T.Count))) & T.All(1) : numbers;
        }
    }

    /// <summary>The numbers of a vector, of what is found in its places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Numbers<T>(T found, T areColors, T bits)
        where T : struct, IByteLanes<T> =>
        T.Choose(areColors, T.ShiftRightInPairs(found, Tile.UpperShift), found) & bits;

    /// <summary>Types of tiles, and their colours (upper halves) and states (lower halves).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Describe<T>(WideByteTable types, WideByteTable rests, T tiles, out T type, out T rest)
        where T : struct, IByteLanes<T>
    {
        type = T.LookUp(types, tiles);
        rest = T.Flip(T.LookUp(rests, tiles), tiles, T.All(UpperHalf));
    }

    private readonly ref struct Work(ImagePlan plan, ref readonly SeenBlock block) : ILaneWork
    {
        private readonly ref readonly SeenBlock _block = ref block;

        [SkipLocalsInit]
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            // Lent: a method with room of its own on the stack is compiled only once, and checks the stack where it ends.
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
