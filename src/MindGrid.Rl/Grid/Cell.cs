namespace MindGrid.Rl.Grid;

/// <summary>The size of every board. 11x11 = 121 cells fit 128 bits, which the native planner relies on.</summary>
public static class Board
{
    /// <summary>Columns, border included.</summary>
    public const int Width = 11;

    /// <summary>Rows, border included.</summary>
    public const int Height = 11;

    /// <summary>Number of cells, 121.</summary>
    public const int CellCount = Width * Height;

    /// <summary>Bytes a board takes in memory: padded to whole vectors, the padding reads as wall.</summary>
    public const int PaddedCells = 128;
}

/// <summary>A cell of the board, or <see cref="None"/>. Order of comparison: column first, then row, as Python sorts positions.</summary>
public readonly record struct Cell : IComparable<Cell>
{
    private const byte NoneIndex = 255;
    private const byte OffBoardIndex = Board.PaddedCells - 1;
    private static readonly byte[] AheadTable = BuildAheadTable();

    private Cell(byte index) => Index = index;

    /// <summary>The cell at a column and a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the 11x11 board.</exception>
    public Cell(int column, int row)
    {
        if (!IsOnBoard(column, row))
        {
            throw new ArgumentOutOfRangeException(
                nameof(column),
                $"column {column} row {row} is outside the board: columns and rows go from 0 to {Board.Width - 1}."
            );
        }
        Index = (byte)((row * Board.Width) + column);
    }

    /// <summary>No cell: where an object is that is carried, opened or gone. The reference writes (-1, -1).</summary>
    public static Cell None => new(NoneIndex);

    /// <summary>What lies beyond the border: a padding cell that always reads as wall.</summary>
    public static Cell OffBoard => new(OffBoardIndex);

    /// <summary>row * 11 + column; 255 for none, 127 beyond the border.</summary>
    public byte Index { get; }

    /// <summary>The column, -1 for none.</summary>
    public int Column => IsOnBoardIndex ? Index % Board.Width : -1;

    /// <summary>The row, -1 for none.</summary>
    public int Row => IsOnBoardIndex ? Index / Board.Width : -1;

    /// <summary>Whether this is one of the 121 cells.</summary>
    public bool IsOnBoardIndex => Index < Board.CellCount;

    /// <summary>Whether a column and a row name a cell of the board.</summary>
    public static bool IsOnBoard(int column, int row) => (uint)column < Board.Width && (uint)row < Board.Height;

    /// <summary>The cell with a given index.</summary>
    public static Cell At(int index) => new(checked((byte)index));

    /// <summary>The cell at an offset, or <see cref="OffBoard"/>.</summary>
    public static Cell AtOrOffBoard(int column, int row) => IsOnBoard(column, row) ? new Cell(column, row) : OffBoard;

    /// <summary>The next cell in a heading; <see cref="OffBoard"/> beyond the border.</summary>
    public Cell Ahead(Heading heading) => new(AheadTable[((int)heading << 8) | Index]);

    /// <summary>The cell on the other side of the vertical middle axis.</summary>
    public Cell Mirrored => IsOnBoardIndex ? new Cell(Board.Width - 1 - Column, Row) : this;

    /// <summary>The heading in which an edge-adjacent cell lies, or null where it is not adjacent.</summary>
    public Heading? HeadingTo(Cell neighbour)
    {
        foreach (var heading in HeadingMath.All)
        {
            if (neighbour.IsOnBoardIndex && Ahead(heading) == neighbour)
            {
                return heading;
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public int CompareTo(Cell other) => (Column, Row).CompareTo((other.Column, other.Row));

    /// <summary>"column c row r".</summary>
    public override string ToString() => IsOnBoardIndex ? $"column {Column} row {Row}" : "nowhere";

    private static byte[] BuildAheadTable()
    {
        var table = new byte[4 * 256];
        Array.Fill(table, OffBoardIndex);
        for (var index = 0; index < Board.CellCount; index++)
        {
            foreach (var heading in HeadingMath.All)
            {
                var column = (index % Board.Width) + heading.ColumnStep();
                var row = (index / Board.Width) + heading.RowStep();
                table[((int)heading << 8) | index] = AtOrOffBoard(column, row).Index;
            }
        }
        return table;
    }
}
