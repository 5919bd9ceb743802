namespace MindGrid.Rl.Language;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>A world in English, word for word as the reference describes it (the paper's prompts consist of these).</summary>
public static class WorldDescription
{
    /// <summary>The task: "pick up the purple ball".</summary>
    public static string Mission(Blueprint blueprint) => $"pick up the {blueprint.TargetColor.Name()} ball";

    /// <summary>
    /// All that is on the grid, in columns and rows. What has ever been in a box is left out, even once the box is open, as in the
    /// reference.
    /// </summary>
    public static string Absolute(World world)
    {
        var objects = new List<string>();
        for (var i = 0; i < world.ObjectCount; i++)
        {
            var cell = world.ObjectCell(i);
            if (cell != Cell.None && world.Blueprint.BoxOf(i) < 0)
            {
                objects.Add(
                    Words.WithArticle($"{Words.Describe(world.ObjectTile(i))} at {Place(cell.Column, cell.Row)}")
                );
            }
        }
        var board = new Tile[Board.Width, Board.Height];
        for (var index = 0; index < Board.CellCount; index++)
        {
            board[index % Board.Width, index / Board.Width] = world.TileAt(Cell.At(index));
        }
        return Compose(world, objects, board, Place);

        static string Place(int column, int row) => $"column {column} and row {row}";
    }

    /// <summary>What the agent sees in its 5x5 window, in steps forward and to its sides.</summary>
    public static string Relative(World world)
    {
        const int Size = Sight.ReferenceSize;
        Span<Tile> view = stackalloc Tile[Size * Size];
        Sight.Look(world, view);
        var objects = new List<string>();
        var window = new Tile[Size, Size];
        for (var column = 0; column < Size; column++)
        {
            for (var row = 0; row < Size; row++)
            {
                var tile = window[column, row] = view[(column * Size) + row];
                var isAgent = column == Size / 2 && row == Size - 1;
                if (!isAgent && IsThing(tile.Kind))
                {
                    objects.Add(Words.WithArticle($"{Words.Describe(tile)} {Place(column, row)}"));
                }
            }
        }
        return Compose(world, objects, window, Place);

        static string Place(int column, int row)
        {
            var aside = column - (Size / 2);
            return $"{Words.Count(Size - 1 - row, "step")} forward and {Words.Count(Math.Abs(aside), "step")} {(aside > 0 ? "right" : "left")}";
        }
    }

    // What counts as an object in a view; a wall that is a distractor looks like any wall.
    private static bool IsThing(TileKind kind) =>
        kind is not (TileKind.Unseen or TileKind.Empty or TileKind.Wall or TileKind.Lava or TileKind.SafeLava);

    private static string Compose(World world, List<string> objects, Tile[,] tiles, Func<int, int, string> place)
    {
        var carried = world.CarriedTile;
        var sentences = new List<string>
        {
            $"You are at column {world.AgentCell.Column} and row {world.AgentCell.Row}.",
            $"You are facing {world.AgentHeading.Name()}.",
            carried == Tile.Empty
                ? "You are not carrying any object."
                : $"You are carrying {Words.WithArticle(Words.DescribeCarried(carried))}.",
            objects.Count == 0
                ? "You do not see any objects."
                : $"You see {Words.Count(objects.Count, "object")}: {string.Join(", ", objects)}.",
        };
        foreach (
            var (kind, name) in ((TileKind, string)[])
                [(TileKind.Wall, "walls"), (TileKind.Lava, "lava pools"), (TileKind.SafeLava, "cool lava pools")]
        )
        {
            var ranges = Rectangles(tiles, kind)
                .Select(r => $"from {place(r.Left, r.Top)} to {place(r.Right, r.Bottom)}")
                .ToList();
            if (ranges.Count > 0)
            {
                sentences.Add($"There are {name}: {string.Join(", ", ranges)}.");
            }
        }
        return string.Join(' ', sentences);
    }

    /// <summary>
    /// Covers the cells of a kind by rectangles: each starts at the first cell not yet covered (column by column, the outermost
    /// ring left out), grows down as far as it can, then to the right.
    /// </summary>
    private static List<(int Left, int Top, int Right, int Bottom)> Rectangles(Tile[,] tiles, TileKind kind)
    {
        int width = tiles.GetLength(0),
            height = tiles.GetLength(1);
        var covered = new bool[width, height];
        var rectangles = new List<(int, int, int, int)>();
        for (var left = 1; left < width - 1; left++)
        {
            for (var top = 1; top < height - 1; top++)
            {
                if (!IsOpen(left, top))
                {
                    continue;
                }
                var bottom = top;
                while (bottom + 1 < height && IsOpen(left, bottom + 1))
                {
                    bottom++;
                }
                var right = left;
                while (right + 1 < width && Enumerable.Range(top, bottom - top + 1).All(row => IsOpen(right + 1, row)))
                {
                    right++;
                }
                Cover(left, top, right, bottom);
                rectangles.Add((left, top, right, bottom));
            }
        }
        return rectangles;

        bool IsOpen(int column, int row) => tiles[column, row].Kind == kind && !covered[column, row];

        void Cover(int left, int top, int right, int bottom)
        {
            for (var column = left; column <= right; column++)
            {
                for (var row = top; row <= bottom; row++)
                {
                    covered[column, row] = true;
                }
            }
        }
    }
}
