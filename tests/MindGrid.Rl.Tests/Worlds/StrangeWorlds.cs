using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>
/// Worlds that no generator makes, for what only looks at them: any tile in any cell and in hand, the agent anywhere. They have no
/// objects that could be taken.
/// </summary>
internal static class StrangeWorlds
{
    private const int Colors = 12;

    /// <summary>Every tile that can stand on a board: a kind and a colour, or a passage and its heading.</summary>
    public static ImmutableArray<Tile> Tiles { get; } =
    [
        .. from kind in Enum.GetValues<TileKind>()
        where kind is not (TileKind.Unseen or TileKind.Passage)
        from color in Enumerable.Range(0, Colors)
        select new Tile(kind, (TileColor)color),
        .. HeadingMath.All.ToArray().Select(Tile.Passage),
    ];

    /// <summary>A batch in blocks in which everything is drawn: tiles, hands, agents.</summary>
    /// <param name="rows">Number of worlds.</param>
    /// <param name="seed">The same seed draws the same worlds.</param>
    /// <param name="empty">How many cells of a hundred are empty, others aside that are drawn so.</param>
    public static GridBatch Drawn(int rows, int seed, int empty = 0)
    {
        var random = new Random(seed);
        var worlds = InHeadings(rows, _ => (Cell.At(random.Next(Board.CellCount)), (Heading)random.Next(4)));
        for (var row = 0; row < rows; row++)
        {
            for (var cell = 0; cell < Board.CellCount; cell++)
            {
                SetTile(worlds, row, cell, random.Next(100) < empty ? Tile.Empty : Draw(random));
            }
            SetCarried(worlds, row, Draw(random));
        }
        return worlds;
    }

    /// <summary>A batch in blocks: each world is full of one of <see cref="Tiles"/>, and the next one is in hand.</summary>
    public static GridBatch Full()
    {
        var worlds = InHeadings(Tiles.Length, row => (Cell.At(row % Board.CellCount), (Heading)(row % 4)));
        for (var row = 0; row < Tiles.Length; row++)
        {
            for (var cell = 0; cell < Board.CellCount; cell++)
            {
                SetTile(worlds, row, cell, Tiles[row]);
            }
            SetCarried(worlds, row, Tiles[(row + 1) % Tiles.Length]);
        }
        return worlds;
    }

    /// <summary>A batch in blocks of one board: its agent in every cell of the board, in every heading.</summary>
    public static GridBatch InEveryPose(Blueprint blueprint) =>
        InBlocks(
            Board.CellCount * 4,
            row => blueprint with { AgentCell = Cell.At(row / 4), AgentHeading = (Heading)(row % 4) }
        );

    private static GridBatch InHeadings(int rows, Func<int, (Cell Cell, Heading Heading)> pose) =>
        InBlocks(
            rows,
            row =>
            {
                var (cell, heading) = pose(row);
                var color = (TileColor)(row % Colors);
                return Sketch.Room() with { AgentCell = cell, AgentHeading = heading, TargetColor = color };
            }
        );

    private static GridBatch InBlocks(int rows, Func<int, Blueprint> blueprint)
    {
        var worlds = GridBatch.InBlocks(rows);
        for (var row = 0; row < rows; row++)
        {
            worlds.Reset(row, blueprint(row));
        }
        return worlds;
    }

    private static Tile Draw(Random random) => Tiles[random.Next(Tiles.Length)];

    private static void SetTile(GridBatch worlds, int row, int cell, Tile tile) =>
        Unsafe.Add(ref worlds.TilesFrom(row), cell) = tile.Code;

    private static void SetCarried(GridBatch worlds, int row, Tile tile) =>
        Unsafe.AsRef(in worlds.CarriedTilesFrom(row)) = tile.Code;
}
