namespace MindGrid.Rl.Worlds;

using System.Numerics;
using System.Runtime.Intrinsics.X86;
using MindGrid.Rl.Grid;

/// <summary>
/// A set of cells in the order in which Python sorts positions, by column and then by row: bit = column * 11 + row. Seeded choices
/// count in this order, which is not that of a <see cref="Bitboard"/>.
/// </summary>
/// <param name="Lo">The first 64 cells.</param>
/// <param name="Hi">The others.</param>
internal readonly record struct SortedCells(ulong Lo, ulong Hi)
{
    private static readonly Cell[] Cells = [.. Enumerable.Range(0, Board.CellCount).Select(Cell.At).Order()];
    private static readonly SortedCells[] Single = OfEach(Bitboard.Of);
    private static readonly SortedCells[] Cross = OfEach(cell => Bitboard.Of(cell) | Bitboard.Of(cell).Neighbours);
    private static readonly SortedCells[] Block = OfEach(cell =>
        Bitboard.Of(cell) | Bitboard.Of(cell).Neighbours | Bitboard.Of(cell).DiagonalNeighbours
    );

    public int Count => BitOperations.PopCount(Lo) + BitOperations.PopCount(Hi);

    public static SortedCells Of(Cell cell) => Single[cell.Index];

    public static SortedCells Of(Bitboard cells)
    {
        var sorted = default(SortedCells);
        for (var place = 0; place < Board.CellCount; place++)
        {
            if (cells.Contains(Cells[place]))
            {
                sorted |= place < 64 ? new(1UL << place, 0) : new(0, 1UL << (place - 64));
            }
        }
        return sorted;
    }

    /// <summary>A cell and those that share an edge with it.</summary>
    public static SortedCells CrossAt(Cell cell) => Cross[cell.Index];

    /// <summary>A cell and those that share an edge or a corner with it.</summary>
    public static SortedCells BlockAt(Cell cell) => Block[cell.Index];

    public static SortedCells operator |(SortedCells left, SortedCells right) =>
        new(left.Lo | right.Lo, left.Hi | right.Hi);

    public static SortedCells operator &(SortedCells left, SortedCells right) =>
        new(left.Lo & right.Lo, left.Hi & right.Hi);

    public static SortedCells operator -(SortedCells left, SortedCells right) =>
        new(left.Lo & ~right.Lo, left.Hi & ~right.Hi);

    /// <summary>The cell at a place.</summary>
    /// <param name="place">0 to <see cref="Count"/> - 1.</param>
    public Cell At(int place)
    {
        var before = BitOperations.PopCount(Lo);
        return Cells[place < before ? PlaceOfBit(Lo, place) : 64 + PlaceOfBit(Hi, place - before)];
    }

    private static int PlaceOfBit(ulong bits, int rank)
    {
        if (Bmi2.X64.IsSupported)
        {
            return BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << rank, bits));
        }
        for (; rank > 0; rank--)
        {
            bits &= bits - 1;
        }
        return BitOperations.TrailingZeroCount(bits);
    }

    private static SortedCells[] OfEach(Func<Cell, Bitboard> cells) =>
        [.. Enumerable.Range(0, Board.CellCount).Select(index => Of(cells(Cell.At(index))))];
}
