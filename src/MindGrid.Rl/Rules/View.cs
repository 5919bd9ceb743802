namespace MindGrid.Rl.Rules;

using MindGrid.Rl.Grid;

/// <summary>
/// Which cells agents look at, and where kernels keep what they see: for every pose (cell and heading) the cells' indices in the
/// world's grid, place by place. A window is kept row by row, the agent's own row first, eight places a row, so that a condition
/// on a row is a byte. The board is kept column by column, as images are.
/// </summary>
internal sealed unsafe class View
{
    /// <summary>Places of a row of a window.</summary>
    public const int RowPlaces = 8;

    /// <summary>Places come in parts: a window is one, the board two.</summary>
    public const int PartPlaces = 64;

    private const int Headings = 4;

    private readonly int _poseStride;

    private View(int size, int places, bool isOfPoses)
    {
        (Size, Places) = (size, places);
        _poseStride = isOfPoses ? places : 0;
        Index = new(isOfPoses ? Board.CellCount * Headings * places : places);
        Index.Bytes.Fill(Cell.OffBoard.Index);
    }

    /// <summary>Cells along one side.</summary>
    public int Size { get; }

    /// <summary>Places of a world; where no cell is kept a wall shows.</summary>
    public int Places { get; }

    /// <summary>Whether walls and shut doors hide what lies behind them.</summary>
    public bool Occludes { get; private init; }

    /// <summary>Whether the agent is at the edge of what it sees, and shows what it carries in its own place.</summary>
    public bool IsWindow => _poseStride > 0;

    /// <summary>The agent's own place in a window.</summary>
    public int OwnPlace => Size / 2;

    /// <summary>[poses, <see cref="Places"/>] the indices; of the board just one pose.</summary>
    private AlignedBytes Index { get; }

    /// <summary>Whether a window's rows fit into bytes, with a bit to spare.</summary>
    public static bool Fits(int size) => size is > 3 and < RowPlaces;

    /// <summary>The window of a size that <see cref="Fits"/>.</summary>
    public static View OfWindow(int size, bool occlusion)
    {
        var view = new View(size, PartPlaces, isOfPoses: true) { Occludes = occlusion };
        foreach (var heading in HeadingMath.All)
        {
            for (var cell = 0; cell < Board.CellCount; cell++)
            {
                view.Fill(Cell.At(cell), heading);
            }
        }
        return view;
    }

    /// <summary>The whole board.</summary>
    public static View OfBoard()
    {
        var view = new View(Board.Width, 2 * PartPlaces, isOfPoses: false);
        for (var cell = 0; cell < Board.CellCount; cell++)
        {
            view.Index.Bytes[view.PlaceOf(Cell.At(cell).Column, Cell.At(cell).Row)] = (byte)cell;
        }
        return view;
    }

    /// <summary>Where a cell of the image is kept.</summary>
    /// <param name="column">From the left.</param>
    /// <param name="row">From the far edge; the agent's own is the last.</param>
    public int PlaceOf(int column, int row) =>
        IsWindow ? ((Size - 1 - row) * RowPlaces) + column : (column * Size) + row;

    /// <summary>[<see cref="Places"/>] the indices of a pose.</summary>
    public byte* IndexOf(byte cell, byte heading) => Index.Start + (((cell * Headings) + heading) * _poseStride);

    private void Fill(Cell agent, Heading heading)
    {
        var index = new Span<byte>(IndexOf(agent.Index, (byte)heading), Places);
        for (var column = 0; column < Size; column++)
        {
            for (var row = 0; row < Size; row++)
            {
                index[PlaceOf(column, row)] = Sight.CellSeen(agent, heading, Size, column, row).Index;
            }
        }
    }
}
