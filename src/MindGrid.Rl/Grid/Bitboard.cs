using System.Numerics;

namespace MindGrid.Rl.Grid;

/// <summary>A set of cells of one board: bit = row * 11 + column, in two 64-bit halves (UInt128 is over ten times slower).</summary>
/// <param name="Lo">Cells 0 to 63.</param>
/// <param name="Hi">Cells 64 to 120.</param>
public readonly record struct Bitboard(ulong Lo, ulong Hi)
{
    private static readonly Bitboard LeftmostColumn = Where((column, _) => column == 0);
    private static readonly Bitboard RightmostColumn = Where((column, _) => column == Board.Width - 1);

    private static readonly Bitboard[] Columns =
    [
        .. Enumerable.Range(0, Board.Width).Select(at => Where((column, _) => column == at)),
    ];

    /// <summary>No cell.</summary>
    public static Bitboard Empty => default;

    /// <summary>All 121 cells.</summary>
    public static Bitboard Full => new(ulong.MaxValue, (1UL << (Board.CellCount - 64)) - 1);

    /// <summary>The outermost ring of cells.</summary>
    public static Bitboard Border { get; } =
        Where((column, row) => column is 0 or Board.Width - 1 || row is 0 or Board.Height - 1);

    /// <summary>How many cells are in the set.</summary>
    public int Count => BitOperations.PopCount(Lo) + BitOperations.PopCount(Hi);

    /// <summary>Whether the set has no cell.</summary>
    public bool IsEmpty => (Lo | Hi) == 0;

    /// <summary>How many cells, for a record's own text would list the neighbours of the neighbours without end.</summary>
    public override string ToString() => $"{Count} cells";

    /// <summary>The cells that share an edge with a cell of the set (and may belong to it).</summary>
    public Bitboard Neighbours =>
        Shift(Heading.East) | Shift(Heading.South) | Shift(Heading.West) | Shift(Heading.North);

    /// <summary>The cells that share only a corner with a cell of the set.</summary>
    public Bitboard DiagonalNeighbours
    {
        get
        {
            var sides = Shift(Heading.East) | Shift(Heading.West);
            return sides.Shift(Heading.South) | sides.Shift(Heading.North);
        }
    }

    /// <summary>The set seen in a mirror whose axis runs from north to south.</summary>
    public Bitboard Mirrored
    {
        get
        {
            const int Middle = Board.Width / 2;
            var mirrored = this & Columns[Middle];
            for (var i = 1; i <= Middle; i++)
            {
                mirrored |= (this & Columns[Middle - i]).ShiftUp(2 * i) | (this & Columns[Middle + i]).ShiftDown(2 * i);
            }
            return mirrored;
        }
    }

    /// <summary>The set of one cell; empty for a cell off the board.</summary>
    public static Bitboard Of(Cell cell) =>
        cell.Index < 64 ? new(1UL << cell.Index, 0)
        : cell.IsOnBoardIndex ? new(0, 1UL << (cell.Index - 64))
        : Empty;

    /// <summary>The set of several cells.</summary>
    public static Bitboard Of(ReadOnlySpan<Cell> cells)
    {
        var set = Empty;
        foreach (var cell in cells)
        {
            set |= Of(cell);
        }
        return set;
    }

    /// <summary>Union.</summary>
    public static Bitboard operator |(Bitboard left, Bitboard right) => new(left.Lo | right.Lo, left.Hi | right.Hi);

    /// <summary>Intersection.</summary>
    public static Bitboard operator &(Bitboard left, Bitboard right) => new(left.Lo & right.Lo, left.Hi & right.Hi);

    /// <summary>All cells of the board that are not in the set.</summary>
    public static Bitboard operator ~(Bitboard set) => new Bitboard(~set.Lo, ~set.Hi) & Full;

    /// <summary>Difference: the cells of the left set that are not in the right one.</summary>
    public static Bitboard operator -(Bitboard left, Bitboard right) => new(left.Lo & ~right.Lo, left.Hi & ~right.Hi);

    /// <summary>Whether a cell is in the set; a cell off the board never is.</summary>
    public bool Contains(Cell cell) => !(this & Of(cell)).IsEmpty;

    /// <summary>Every cell moved one step in a heading; what would leave the board is lost.</summary>
    public Bitboard Shift(Heading heading) =>
        heading switch
        {
            Heading.East => (this - RightmostColumn).ShiftUp(1),
            Heading.South => ShiftUp(Board.Width) & Full,
            Heading.West => (this - LeftmostColumn).ShiftDown(1),
            _ => ShiftDown(Board.Width),
        };

    /// <summary>The cells of the set in the order in which Python sorts positions: by column, then by row.</summary>
    /// <param name="cells">At least <see cref="Count"/> long.</param>
    /// <returns>How many were written.</returns>
    public int CopySortedTo(Span<Cell> cells)
    {
        var count = 0;
        var column = LeftmostColumn;
        for (var i = 0; i < Board.Width; i++, column = column.ShiftUp(1))
        {
            foreach (var cell in this & column)
            {
                cells[count++] = cell;
            }
        }
        return count;
    }

    /// <summary>The cell at a place in the order in which Python sorts positions: by column, then by row.</summary>
    /// <param name="place">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another place.</exception>
    internal Cell Sorted(int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        foreach (var column in Columns)
        {
            var cells = this & column;
            var count = cells.Count;
            if (place < count)
            {
                return cells.At(place);
            }
            place -= count;
        }
        throw new ArgumentOutOfRangeException(nameof(place), place, $"The set has only {Count} cells.");
    }

    /// <summary>The cells of the set in the order of their indices (by row, then by column).</summary>
    public Enumerator GetEnumerator() => new(this);

    private static Bitboard Where(Func<int, int, bool> holds)
    {
        var set = Empty;
        for (var index = 0; index < Board.CellCount; index++)
        {
            if (holds(index % Board.Width, index / Board.Width))
            {
                set |= Of(Cell.At(index));
            }
        }
        return set;
    }

    private Cell At(int place)
    {
        var cells = GetEnumerator();
        for (var i = 0; i <= place; i++)
        {
            cells.MoveNext();
        }
        return cells.Current;
    }

    private Bitboard ShiftUp(int bits) => new(Lo << bits, (Hi << bits) | (Lo >> (64 - bits)));

    private Bitboard ShiftDown(int bits) => new((Lo >> bits) | (Hi << (64 - bits)), Hi >> bits);

    /// <summary>Walks over the cells of a set, lowest index first.</summary>
    public ref struct Enumerator
    {
        private ulong _lo;
        private ulong _hi;

        internal Enumerator(Bitboard set) => (_lo, _hi, Current) = (set.Lo, set.Hi, Cell.None);

        /// <summary>The cell at which the walk stands.</summary>
        public Cell Current { get; private set; }

        /// <summary>Goes to the next cell; false at the end.</summary>
        public bool MoveNext()
        {
            if (_lo != 0)
            {
                Current = Cell.At(BitOperations.TrailingZeroCount(_lo));
                _lo &= _lo - 1;
                return true;
            }
            if (_hi != 0)
            {
                Current = Cell.At(64 + BitOperations.TrailingZeroCount(_hi));
                _hi &= _hi - 1;
                return true;
            }
            return false;
        }
    }
}
