namespace MindGrid.Rl.Envs;

using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>Writes the images of a block of worlds by kernels: windows of 5 and 7 cells, and the whole board.</summary>
internal sealed unsafe class BlockImages
{
    private const int Block = GridBatch.BlockRows;

    private readonly CellCode _code;
    private readonly View _view;
    private readonly ImagePlan _plan;
    private readonly LaneWidth _width;
    private readonly bool _isOccluded;

    private BlockImages(View view, GridObservation kind, LaneWidth width)
    {
        (_view, _code, _width) = (view, kind.Code, width);
        _isOccluded = view.IsWindow && kind.Occlusion;
        _plan = new(PlacesOf(view), kind.Code, LaneWidths.BytesOf(width));
    }

    /// <summary>Bytes of an image.</summary>
    public int Bytes => _plan.Bytes;

    /// <summary>The images of an observation, or null where kernels do not know its window.</summary>
    public static BlockImages? Of(GridObservation kind, LaneWidth width)
    {
        var view = kind.Window is { } size ? View.OfWindow(size) : View.Whole;
        return view is null ? null : new(view, kind, width);
    }

    /// <summary>Writes what some agents of a block see.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="who">Bit i for world i of the block, all within the batch.</param>
    /// <param name="rows">[rows, stride] of the whole batch; the other rows stay as they are.</param>
    /// <param name="stride">From one image to the next, at least <see cref="Bytes"/>.</param>
    [SkipLocalsInit]
    public void Write(GridBatch worlds, int first, ulong who, Span<byte> rows, int stride)
    {
        var memory = stackalloc byte[(Block * sizeof(ulong)) + AlignedBytes.Alignment];
        var visible = (ulong*)AlignedBytes.Align(memory);
        if (_isOccluded)
        {
            SightKernel.Find(worlds, first, who, _view, visible, _width);
        }
        fixed (byte* grids = &worlds.TilesFrom(first))
        fixed (byte* cells = &worlds.AgentCellsFrom(first))
        fixed (byte* headings = &worlds.AgentHeadingsFrom(first))
        fixed (byte* carried = &worlds.CarriedTilesFrom(first))
        fixed (byte* images = &rows[first * stride])
        {
            var seen = new SeenBlock
            {
                Who = who,
                View = _view,
                Grids = grids,
                Cells = cells,
                Headings = headings,
                Carried = carried,
                Visible = _isOccluded ? visible : null,
                Images = images,
                Stride = stride,
            };
            ImageKernel.Write(_plan, in seen, _width);
        }
        foreach (var row in new BlockWorlds(_view.IsWindow ? 0 : who, first))
        {
            CellCodes.WriteAgent(_code, worlds[row], rows.Slice(row * stride, Bytes));
        }
    }

    /// <summary>The places of an image's cells, column by column.</summary>
    private static int[] PlacesOf(View view) =>
        [
            .. from column in Enumerable.Range(0, view.Size)
            from row in Enumerable.Range(0, view.Size)
            select view.PlaceOf(column, row),
        ];
}
