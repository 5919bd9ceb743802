namespace MindGrid.Rl.Envs;

using System.Collections.Immutable;
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

    private readonly GridObserver _plain;
    private readonly BlockImages? _images;
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
        _images = BlockImages.Of(kind, width);
        _carried = new([.. Enumerable.Range(0, Block)], kind.Code, LaneWidths.BytesOf(width));
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
        if (_images is null)
        {
            foreach (var row in new BlockWorlds(who, first))
            {
                _plain.Write(worlds[row], into, row);
            }
            return;
        }
        var images = (_isFlat ? into : into.Parts[0]).As<byte>();
        _images.Write(worlds, first, who, images, images.Length / into.Rows);
        if (!_isFlat && !BlockWorlds.AreFew(who))
        {
            WriteBeside(worlds, first, who, into.Parts);
            return;
        }
        foreach (var row in new BlockWorlds(who, first))
        {
            _plain.WriteBeside(worlds[row], into, row);
        }
    }

    /// <summary>What stands beside the images: found for the whole block, for those whom it is for.</summary>
    [SkipLocalsInit]
    private void WriteBeside(GridBatch worlds, int first, ulong who, ImmutableArray<SpaceArray> parts)
    {
        Span<int> scratch = stackalloc int[Block];
        var rows = parts[1].As<int>()[first..];
        var headings = BitRuns.Room(who, rows, scratch);
        TensorPrimitives.ConvertTruncating(Column(in worlds.AgentHeadingsFrom(first)), headings);
        BitRuns.Copy(who, headings, rows);

        Span<byte> colors = stackalloc byte[Block];
        TensorPrimitives.ShiftRightLogical(Column(in worlds.TargetsFrom(first)), Tile.UpperShift, colors);
        rows = parts[3].As<int>()[first..];
        var goals = BitRuns.Room(who, rows, scratch);
        TensorPrimitives.ConvertTruncating<byte, int>(colors, goals);
        BitRuns.Copy(who, goals, rows);

        Span<byte> cells = stackalloc byte[_carried.Bytes];
        var cellRows = parts[2].As<byte>()[(first * _carried.CellBytes)..];
        var carried = BitRuns.Room(who, cellRows, cells);
        DescribeColumn(Column(in worlds.CarriedTilesFrom(first)), carried);
        BitRuns.Copy(who, carried, cellRows, _carried.CellBytes);

        static ReadOnlySpan<byte> Column(ref readonly byte first) => MemoryMarshal.CreateReadOnlySpan(in first, Block);
    }

    /// <summary>Sixty-four tiles as one image of 64 cells.</summary>
    [SkipLocalsInit]
    private void DescribeColumn(ReadOnlySpan<byte> tiles, Span<byte> image)
    {
        // A look-up takes all of a grid into registers.
        var grid = stackalloc byte[Board.PaddedCells];
        tiles.CopyTo(new Span<byte>(grid, Block));
        byte nothing = 0;
        fixed (byte* images = image)
        {
            var seen = new SeenBlock
            {
                Who = 1,
                View = View.Column,
                Grids = grid,
                Cells = &nothing,
                Headings = &nothing,
                Carried = &nothing,
                Visible = null,
                Images = images,
                Stride = _carried.Bytes,
            };
            ImageKernel.Write(_carried, in seen, _width);
        }
    }
}
