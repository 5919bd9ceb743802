namespace MindGrid.Rl.Rules;

using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;

/// <summary>
/// Which cells agents look at, and in which places of a register they come: for every pose (cell and heading) the cells' indices in
/// the world's grid, place by place. A window comes row by row, the agent's own row first, eight places a row, so that a condition
/// on a row is a byte. The board comes column by column, as images are.
/// </summary>
internal sealed unsafe class View
{
    /// <summary>Places of a row of a window.</summary>
    public const int RowPlaces = 8;

    /// <summary>Places come in parts: a window is one, the board two.</summary>
    public const int PartPlaces = 64;

    private const int Headings = 4;

    // The windows whose rows fit into bytes, with a bit to spare, and whose cells fill a vector of symbols.
    private static readonly Lazy<View> Window5 = new(() => MakeWindow(5));
    private static readonly Lazy<View> Window7 = new(() => MakeWindow(7));

    private readonly AlignedBytes _index;
    private readonly AlignedBytes _own;

    private View(int size, int places, bool isOfPoses)
    {
        (Size, Places) = (size, places);
        PoseStride = isOfPoses ? places : 0;
        _index = new(isOfPoses ? Board.CellCount * Headings * places : places);
        _index.Bytes.Fill(Cell.OffBoard.Index);
        _own = new(places);
    }

    /// <summary>Cells along one side.</summary>
    public int Size { get; }

    /// <summary>Places of a world; where no cell comes a wall shows.</summary>
    public int Places { get; }

    /// <summary>Whether the agent is at the edge of what it sees, and shows what it carries in its own place.</summary>
    public bool IsWindow => PoseStride > 0;

    /// <summary>[poses, <see cref="Places"/>] the indices; of the board just one pose.</summary>
    public byte* Index => _index.Start;

    /// <summary>From the indices of a pose to those of the next one; 0 where all poses see the same.</summary>
    public int PoseStride { get; }

    /// <summary>[<see cref="Places"/>] all bits set in the agent's own place, of a window.</summary>
    public byte* Own => _own.Start;

    /// <summary>The whole board.</summary>
    public static View Whole { get; } = MakeBoard();

    /// <summary>Sixty-four tiles as they lie.</summary>
    public static View Column { get; } = MakeColumn();

    /// <summary>The window of a size, or null for those that kernels do not know.</summary>
    public static View? OfWindow(int size) =>
        size switch
        {
            5 => Window5.Value,
            7 => Window7.Value,
            _ => null,
        };

    /// <summary>In which place a cell of the image comes.</summary>
    /// <param name="column">From the left.</param>
    /// <param name="row">From the far edge; the agent's own is the last.</param>
    public int PlaceOf(int column, int row) =>
        IsWindow ? ((Size - 1 - row) * RowPlaces) + column : (column * Size) + row;

    /// <summary>The number of a pose.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pose(byte cell, byte heading) => (cell * Headings) + heading;

    private static View MakeWindow(int size)
    {
        var view = new View(size, PartPlaces, isOfPoses: true);
        view._own.Bytes[view.PlaceOf(size / 2, size - 1)] = byte.MaxValue;
        foreach (var heading in HeadingMath.All)
        {
            for (var cell = 0; cell < Board.CellCount; cell++)
            {
                view.Fill(Cell.At(cell), heading);
            }
        }
        return view;
    }

    private static View MakeBoard()
    {
        var view = new View(Board.Width, 2 * PartPlaces, isOfPoses: false);
        for (var cell = 0; cell < Board.CellCount; cell++)
        {
            view._index.Bytes[view.PlaceOf(Cell.At(cell).Column, Cell.At(cell).Row)] = (byte)cell;
        }
        return view;
    }

    private static View MakeColumn()
    {
        var view = new View(size: 0, PartPlaces, isOfPoses: false);
        for (var place = 0; place < PartPlaces; place++)
        {
            view._index.Bytes[place] = (byte)place;
        }
        return view;
    }

    private void Fill(Cell agent, Heading heading)
    {
        var index = _index.Bytes.Slice(Pose(agent.Index, (byte)heading) * PoseStride, Places);
        for (var column = 0; column < Size; column++)
        {
            for (var row = 0; row < Size; row++)
            {
                index[PlaceOf(column, row)] = Sight.CellSeen(agent, heading, Size, column, row).Index;
            }
        }
    }
}
