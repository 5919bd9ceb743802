using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>The same images as one writes them without vectors: loops over arrays, world by world, cell by cell.</summary>
internal static class ScalarSight
{
    private static readonly byte[] Codes =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(code => new Tile((byte)code))
            .SelectMany(tile => new[] { tile.TypeCode, tile.ColorCode, tile.StateCode }),
    ];

    private static readonly bool[] Clear =
    [
        .. Enumerable.Range(0, 256).Select(code => !TileTraits.Opaque.Contains(new Tile((byte)code).Kind)),
    ];

    public static void Look(SteppedWorlds worlds)
    {
        var batch = worlds.Batch;
        var tiles = MemoryMarshal.CreateReadOnlySpan(in batch.TilesFrom(0), batch.Rows * Board.PaddedCells);
        var cells = MemoryMarshal.CreateReadOnlySpan(in batch.AgentCellsFrom(0), batch.Rows);
        var headings = MemoryMarshal.CreateReadOnlySpan(in batch.AgentHeadingsFrom(0), batch.Rows);
        var carried = MemoryMarshal.CreateReadOnlySpan(in batch.CarriedTilesFrom(0), batch.Rows);
        var bytes = worlds.Sees.Bytes;
        var seen = worlds.Sees.Observation!;
        for (var row = 0; row < batch.Rows; row++)
        {
            var grid = tiles.Slice(row * Board.PaddedCells, Board.PaddedCells);
            var image = worlds.Images.Slice(row * bytes, bytes);
            if (seen.Window is { } size)
            {
                LookAhead(grid, cells[row], (Heading)headings[row], carried[row], size, seen.Occlusion, image);
            }
            else
            {
                LookDown(grid, cells[row], headings[row], image);
            }
        }
    }

    private static void LookAhead(
        ReadOnlySpan<byte> grid,
        int cell,
        Heading ahead,
        byte carried,
        int size,
        bool occlusion,
        Span<byte> image
    )
    {
        Span<byte> window = stackalloc byte[size * size];
        var (column, row) = (cell % Board.Width, cell / Board.Width);
        var (columnAhead, rowAhead) = (ahead.ColumnStep(), ahead.RowStep());
        for (var x = 0; x < size; x++)
        {
            for (var y = 0; y < size; y++)
            {
                var (forward, aside) = (size - 1 - y, x - (size / 2));
                var seenColumn = column + (forward * columnAhead) - (aside * rowAhead);
                var seenRow = row + (forward * rowAhead) + (aside * columnAhead);
                window[(x * size) + y] = Cell.IsOnBoard(seenColumn, seenRow)
                    ? grid[(seenRow * Board.Width) + seenColumn]
                    : Tile.Wall.Code;
            }
        }
        if (occlusion)
        {
            Hide(window, size);
        }
        window[(size / 2 * size) + size - 1] = carried;
        Write(window, image);
    }

    private static void Hide(Span<byte> window, int size)
    {
        Span<bool> lit = stackalloc bool[size * size];
        lit[(size / 2 * size) + size - 1] = true;
        for (var y = size - 1; y >= 0; y--)
        {
            for (var x = 0; x < size - 1; x++)
            {
                Light(window, lit, (x * size) + y, ((x + 1) * size) + y, y);
            }
            for (var x = size - 1; x > 0; x--)
            {
                Light(window, lit, (x * size) + y, ((x - 1) * size) + y, y);
            }
        }
        for (var i = 0; i < window.Length; i++)
        {
            if (!lit[i])
            {
                window[i] = 0;
            }
        }
    }

    private static void Light(Span<byte> window, Span<bool> lit, int here, int beside, int y)
    {
        if (lit[here] && Clear[window[here]])
        {
            lit[beside] = true;
            if (y > 0)
            {
                lit[here - 1] = true;
                lit[beside - 1] = true;
            }
        }
    }

    private static void LookDown(ReadOnlySpan<byte> grid, int cell, byte heading, Span<byte> image)
    {
        Span<byte> board = stackalloc byte[Board.CellCount];
        for (var x = 0; x < Board.Width; x++)
        {
            for (var y = 0; y < Board.Height; y++)
            {
                board[(x * Board.Height) + y] = grid[(y * Board.Width) + x];
            }
        }
        Write(board, image);
        var agent = 3 * ((cell % Board.Width * Board.Height) + (cell / Board.Width));
        const byte AgentType = 10;
        (image[agent], image[agent + 1], image[agent + 2]) = (AgentType, 0, heading);
    }

    private static void Write(ReadOnlySpan<byte> tiles, Span<byte> image)
    {
        for (var i = 0; i < tiles.Length; i++)
        {
            var code = Codes.AsSpan(tiles[i] * 3, 3);
            (image[3 * i], image[(3 * i) + 1], image[(3 * i) + 2]) = (code[0], code[1], code[2]);
        }
    }
}
