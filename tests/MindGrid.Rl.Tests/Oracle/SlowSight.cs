using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Oracle;

/// <summary>
/// What the agent sees once more, slowly, and the way Minigrid goes about it: cut a square out of the grid, turn it until the agent
/// looks up, then hide what light does not reach. Nothing from src/MindGrid.Rl/Rules.
/// </summary>
internal sealed class SlowSight
{
    private const int WallType = 2;
    private const int DoorType = 4;
    private readonly Thing?[,] _cells;

    private SlowSight(int size) => _cells = new Thing?[size, size];

    private int Size => _cells.GetLength(0);

    /// <summary>[size, size, 3] the image, flattened column by column.</summary>
    public static byte[] Image(World world, int size, bool occlusion)
    {
        var view = Slice(world, size);
        for (var turns = (int)world.AgentHeading; turns >= 0; turns--)
        {
            view = view.RotatedLeft();
        }
        var visible = occlusion ? view.ProcessVisibility() : null;
        view._cells[size / 2, size - 1] = Thing.From(world.CarriedTile);
        return view.Encode(visible);
    }

    private static (int Left, int Top) ViewCorner(World world, int size)
    {
        var (x, y) = (world.AgentCell.Column, world.AgentCell.Row);
        return (int)world.AgentHeading switch
        {
            0 => (x, y - (size / 2)),
            1 => (x - (size / 2), y),
            2 => (x - size + 1, y - (size / 2)),
            _ => (x - (size / 2), y - size + 1),
        };
    }

    private static SlowSight Slice(World world, int size)
    {
        var (left, top) = ViewCorner(world, size);
        var view = new SlowSight(size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var (x, y) = (left + i, top + j);
                var inside = x is >= 0 and < 11 && y is >= 0 and < 11;
                view._cells[i, j] = inside ? Thing.From(world.TileAt(new Cell(x, y))) : new Thing(WallType, 5, 0);
            }
        }
        return view;
    }

    private SlowSight RotatedLeft()
    {
        var turned = new SlowSight(Size);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                turned._cells[j, Size - 1 - i] = _cells[i, j];
            }
        }
        return turned;
    }

    private bool[,] ProcessVisibility()
    {
        var seen = new bool[Size, Size];
        seen[Size / 2, Size - 1] = true;
        for (var j = Size - 1; j >= 0; j--)
        {
            for (var i = 0; i < Size - 1; i++)
            {
                LightTo(i + 1, i, j);
            }
            for (var i = Size - 1; i > 0; i--)
            {
                LightTo(i - 1, i, j);
            }
        }
        return seen;

        void LightTo(int beside, int i, int j)
        {
            if (!seen[i, j] || _cells[i, j] is { HidesWhatIsBehind: true })
            {
                return;
            }
            seen[beside, j] = true;
            if (j > 0)
            {
                seen[beside, j - 1] = seen[i, j - 1] = true;
            }
        }
    }

    private byte[] Encode(bool[,]? visible)
    {
        var image = new List<byte>();
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                var shown = visible is null || visible[i, j];
                image.AddRange(!shown ? [0, 0, 0] : _cells[i, j]?.Code ?? [1, 0, 0]);
            }
        }
        return [.. image];
    }

    private sealed record Thing(byte Type, byte Color, byte State)
    {
        public byte[] Code => [Type, Color, State];

        public bool HidesWhatIsBehind => Type == WallType || (Type == DoorType && State != 0);

        public static Thing? From(Tile tile) =>
            tile == Tile.Empty ? null : new Thing(tile.TypeCode, tile.ColorCode, tile.StateCode);
    }
}
