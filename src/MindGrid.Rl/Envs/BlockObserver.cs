namespace MindGrid.Rl.Envs;

using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// Writes what the agents of a block of worlds see, the same as <see cref="GridObserver"/> does world by world: by kernels for windows
/// of 5 and 7 cells and for the whole board, one by one for other windows.
/// </summary>
internal sealed unsafe class BlockObserver
{
    private const int Block = GridBatch.BlockRows;
    private const int ScratchBytes = Block * ((2 * View.PartPlaces) + sizeof(ulong));

    private readonly GridObserver _plain;
    private readonly View? _view;
    private readonly ImagePlan? _images;
    private readonly ImagePlan _carried;
    private readonly LaneWidth _width;
    private readonly bool _isFlat;

    /// <summary>An observer.</summary>
    /// <param name="kind">What is seen.</param>
    /// <param name="width">One that the machine has.</param>
    public BlockObserver(GridObservation kind, LaneWidth width)
    {
        _plain = new(kind);
        _width = width;
        _isFlat = kind.Flat;
        var lanes = LaneWidths.BytesOf(width);
        _view = ViewOf(kind);
        _images = _view is null ? null : new(PlacesOf(_view), kind.Code, lanes);
        _carried = new([.. Enumerable.Range(0, Block)], kind.Code, lanes);
    }

    /// <summary>The space of the observations.</summary>
    public Space Space => _plain.Space;

    /// <summary>Writes what some agents of a block see.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="who">Bit i for world i of the block, all within the batch.</param>
    /// <param name="into">[rows, …] the other rows stay as they are.</param>
    public void Write(GridBatch worlds, int first, ulong who, SpaceArray into)
    {
        if (_view is null)
        {
            for (; who != 0; who &= who - 1)
            {
                var row = first + BitOperations.TrailingZeroCount(who);
                _plain.Write(worlds[row], into, row);
            }
            return;
        }
        WriteImages(worlds, first, who, _view, _images!, _isFlat ? into : into.Parts[0]);
        if (!_isFlat && who == ulong.MaxValue)
        {
            WriteBeside(worlds, first, into);
            return;
        }
        for (; who != 0; who &= who - 1)
        {
            var row = first + BitOperations.TrailingZeroCount(who);
            _plain.WriteBeside(worlds[row], into, row);
        }
    }

    private static View? ViewOf(GridObservation kind) =>
        kind.Window is not { } size ? View.OfBoard()
        : View.Fits(size) ? View.OfWindow(size, kind.Occlusion)
        : null;

    /// <summary>The places of an image's cells, column by column.</summary>
    private static int[] PlacesOf(View view) =>
        [
            .. from column in Enumerable.Range(0, view.Size)
            from row in Enumerable.Range(0, view.Size)
            select view.PlaceOf(column, row),
        ];

    [SkipLocalsInit]
    private void WriteImages(GridBatch worlds, int first, ulong who, View view, ImagePlan plan, SpaceArray into)
    {
        var scratch = stackalloc byte[ScratchBytes + AlignedBytes.Alignment];
        var tiles = scratch + (-(nint)scratch & (AlignedBytes.Alignment - 1));
        var visible = (ulong*)(tiles + (Block * 2 * View.PartPlaces));
        SightKernel.Look(worlds, first, who, view, tiles, visible, _width);
        var rows = into.As<byte>();
        var stride = rows.Length / into.Rows;
        fixed (byte* images = &rows[first * stride])
        {
            ImageKernel.Write(plan, who, tiles, view.Places, view.Occludes ? visible : null, images, stride, _width);
        }
        for (var left = view.IsWindow ? 0 : who; left != 0; left &= left - 1)
        {
            var row = first + BitOperations.TrailingZeroCount(left);
            _plain.WriteAgent(worlds[row], rows[(row * stride)..]);
        }
    }

    /// <summary>What stands beside the images of a whole block.</summary>
    private void WriteBeside(GridBatch worlds, int first, SpaceArray into)
    {
        var parts = into.Parts;
        Convert(Column(in worlds.AgentHeadingsFrom(first)), parts[1], first);
        fixed (byte* tiles = &worlds.CarriedTilesFrom(first))
        fixed (byte* rows = &parts[2].Row<byte>(first)[0])
        {
            ImageKernel.Write(_carried, 1, tiles, Block, null, rows, _carried.Bytes, _width);
        }
        Span<byte> goals = stackalloc byte[Block];
        TensorPrimitives.ShiftRightLogical(Column(in worlds.TargetsFrom(first)), Tile.UpperShift, goals);
        Convert(goals, parts[3], first);

        static ReadOnlySpan<byte> Column(ref readonly byte first) => MemoryMarshal.CreateReadOnlySpan(in first, Block);

        static void Convert(ReadOnlySpan<byte> numbers, SpaceArray into, int first) =>
            TensorPrimitives.ConvertTruncating<byte, int>(numbers, into.As<int>()[first..]);
    }
}
