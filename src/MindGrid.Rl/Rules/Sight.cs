namespace MindGrid.Rl.Rules;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// What the agent sees: a square window with the agent in the middle of its near edge, looking away from it. With Minigrid's
/// rules of occlusion walls and shut doors hide what lies behind them; without, the agent sees through them.
/// </summary>
public static class Sight
{
    /// <summary>The reference's window: 5x5 cells, whatever its configuration asks for.</summary>
    public const int ReferenceSize = 5;
    private const int MaxSize = (2 * Board.Width) - 1;

    /// <summary>Writes the tiles that the agent sees.</summary>
    /// <param name="world">The world.</param>
    /// <param name="view">[size * size] index = column * size + row, as the reference's image; row size-1 is the agent's own. What is hidden reads <see cref="TileKind.Unseen"/>; the agent's cell shows what it carries.</param>
    /// <param name="size">Odd, at most 21: from any cell that window holds all of the board that lies ahead and beside.</param>
    /// <param name="occlusion">Whether walls and shut doors hide what lies behind them.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another size.</exception>
    public static void Look(World world, Span<Tile> view, int size = ReferenceSize, bool occlusion = true)
    {
        RequireSize(size);
        var window = view[..(size * size)];
        CutOut(world, window, size);
        if (occlusion)
        {
            Hide(window, size);
        }
        window[(size / 2 * size) + size - 1] = world.CarriedTile;
    }

    /// <summary>Makes sure that a window can be looked through.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An even size, or one above 21.</exception>
    internal static void RequireSize(int size)
    {
        if (size is < 1 or > MaxSize || size % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(size),
                $"A window is odd and at most {MaxSize} wide; asked for was {size}."
            );
        }
    }

    /// <summary>The cell that stands in a column and a row of an agent's window; <see cref="Cell.OffBoard"/> beyond the border.</summary>
    internal static Cell CellSeen(Cell agent, Heading ahead, int size, int column, int row)
    {
        var right = ahead.TurnedRight();
        var forward = size - 1 - row;
        var aside = column - (size / 2);
        return Cell.AtOrOffBoard(
            agent.Column + (forward * ahead.ColumnStep()) + (aside * right.ColumnStep()),
            agent.Row + (forward * ahead.RowStep()) + (aside * right.RowStep())
        );
    }

    private static void CutOut(World world, Span<Tile> window, int size)
    {
        for (var column = 0; column < size; column++)
        {
            for (var row = 0; row < size; row++)
            {
                window[(column * size) + row] = world.TileAt(
                    CellSeen(world.AgentCell, world.AgentHeading, size, column, row)
                );
            }
        }
    }

    private static void Hide(Span<Tile> window, int size)
    {
        Span<bool> visible = stackalloc bool[size * size];
        Spread(window, visible, size);
        for (var i = 0; i < window.Length; i++)
        {
            window[i] = visible[i] ? window[i] : default;
        }
    }

    /// <summary>Light spreads from the agent row by row, first to the right and then to the left, through what is transparent.</summary>
    private static void Spread(ReadOnlySpan<Tile> window, Span<bool> visible, int size)
    {
        visible[(size / 2 * size) + size - 1] = true;
        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = 0; column < size - 1; column++)
            {
                Light(window, visible, column, row, column + 1, size);
            }
            for (var column = size - 1; column > 0; column--)
            {
                Light(window, visible, column, row, column - 1, size);
            }
        }
    }

    private static void Light(ReadOnlySpan<Tile> window, Span<bool> visible, int column, int row, int beside, int size)
    {
        var here = (column * size) + row;
        if (!visible[here] || TileTraits.Opaque.Contains(window[here].Kind))
        {
            return;
        }
        visible[(beside * size) + row] = true;
        if (row > 0)
        {
            visible[here - 1] = true;
            visible[(beside * size) + row - 1] = true;
        }
    }
}
