using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Oracle;

/// <summary>
/// The game once more, slowly: things are objects that stand in a grid of references, and each kind says itself what happens to
/// it. Written from the description of the rules, with nothing from src/MindGrid.Rl/Rules.
/// </summary>
internal sealed class SlowWorld
{
    private readonly Thing?[,] _grid = new Thing?[11, 11];
    private (int X, int Y) _position;
    private int _direction;
    private Thing? _hand;

    public SlowWorld(Blueprint start)
    {
        for (var i = 0; i < 11; i++)
        {
            _grid[i, 0] = _grid[i, 10] = _grid[0, i] = _grid[10, i] = new Thing(2, 5, 0);
        }
        foreach (var cell in start.Obstacles)
        {
            _grid[cell.Column, cell.Row] = start.Obstacle switch
            {
                TileKind.Wall => new Thing(2, 5, 0),
                TileKind.Lava => new Thing(9, 0, 0),
                _ => new Thing(16, 5, 0),
            };
        }
        var things = start.Objects.Select(From).ToList();
        for (var i = 0; i < things.Count; i++)
        {
            var from = start.Objects[i];
            things[i].Content = from.Contains < 0 ? null : things[from.Contains];
            _grid[from.Cell.Column, from.Cell.Row] = things[i];
        }
        _position = (start.AgentCell.Column, start.AgentCell.Row);
        _direction = (int)start.AgentHeading;
    }

    /// <summary>Position, direction, what is carried, whether the last step killed, and the grid as the reference encodes it.</summary>
    public string State(bool died) =>
        $"{_position.X},{_position.Y} {_direction} [{_hand?.Code}] {(died ? "died" : "")} {GridCode()}";

    /// <summary>Plays one action; true where it kills.</summary>
    public bool Play(int action)
    {
        var (dx, dy) = _direction switch
        {
            0 => (1, 0),
            1 => (0, 1),
            2 => (-1, 0),
            _ => (0, -1),
        };
        var (x, y) = (_position.X + dx, _position.Y + dy);
        var ahead = _grid[x, y];
        switch (action)
        {
            case 0:
                _direction = (_direction + 3) % 4;
                break;
            case 1:
                _direction = (_direction + 1) % 4;
                break;
            case 2 when ahead is null || ahead.LetsIn:
                _position = (x, y);
                return ahead is { IsBrokenBridge: true }
                    || (ahead is { IsHotLava: true } && _hand is not { IsShoes: true });
            case 3 when ahead is { CanBeCarried: true } && _hand is null:
                (_hand, _grid[x, y]) = (ahead, null);
                break;
            case 4 when ahead is null && _hand is not null:
                (_grid[x, y], _hand) = (_hand, null);
                break;
            case 5 when ahead is { IsBox: true }:
                _grid[x, y] = ahead.Content;
                break;
            case 5:
                ahead?.Toggle(_hand);
                break;
        }
        return false;
    }

    private string GridCode() =>
        string.Join(
            ' ',
            from x in Enumerable.Range(0, 11)
            from y in Enumerable.Range(0, 11)
            select _grid[x, y]?.Code ?? "1.0.0"
        );

    private static Thing From(WorldObject thing) =>
        thing.Tile.Kind switch
        {
            TileKind.Wall => new Thing(2, 5, 0),
            TileKind.DoorOpen => new Thing(4, (int)thing.Tile.Color, 0),
            TileKind.DoorClosed => new Thing(4, (int)thing.Tile.Color, 1),
            TileKind.DoorLocked => new Thing(4, (int)thing.Tile.Color, 2),
            TileKind.Key => new Thing(5, (int)thing.Tile.Color, 0),
            TileKind.Ball => new Thing(6, (int)thing.Tile.Color, 0),
            TileKind.Box => new Thing(7, (int)thing.Tile.Color, 0),
            TileKind.DamagedBridge => new Thing(12, 6, 0),
            TileKind.IntactBridge => new Thing(12, 6, 1),
            TileKind.Shoes => new Thing(13, 0, 0),
            TileKind.Hammer => new Thing(14, 5, 0),
            TileKind.Passage => new Thing(15, 5, new[] { 7, 5, 1, 3 }[(int)thing.Leads]),
            _ => throw new ArgumentOutOfRangeException(nameof(thing), thing.Tile.Kind, "No object of a world."),
        };

    private sealed class Thing(int type, int color, int state)
    {
        private int _state = state;

        public Thing? Content { get; set; }

        public string Code => $"{type}.{color}.{_state}";

        public bool LetsIn => type is 9 or 12 or 15 or 16 || (type == 4 && _state == 0);

        public bool CanBeCarried => type is 5 or 6 or 7 or 13 or 14;

        public bool IsHotLava => type == 9;

        public bool IsBrokenBridge => type == 12 && _state == 0;

        public bool IsShoes => type == 13;

        public bool IsBox => type == 7;

        private bool IsHammer => type == 14;

        public void Toggle(Thing? hand)
        {
            if (type == 4)
            {
                _state = _state switch
                {
                    0 => 1,
                    1 => 0,
                    _ => hand?.Opens(color) == true ? 0 : 2,
                };
            }
            else if (type == 12 && hand is { IsHammer: true })
            {
                _state = 1;
            }
        }

        private bool Opens(int doorColor) => type == 5 && color == doorColor;
    }
}
