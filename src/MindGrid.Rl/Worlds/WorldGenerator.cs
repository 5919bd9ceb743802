namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;

/// <summary>
/// Draws a world from a seed, in the reference's order of draws (its <c>_init_task</c> and <c>_init_layout</c>): target colour,
/// section, agent, target, opening, tool, distractors.
/// </summary>
public static class WorldGenerator
{
    internal const int MinSection = 4;
    internal const int MaxSection = 7;
    internal const int SectionSizes = MaxSection - MinSection + 1;
    private const int MinDistractors = 2;
    private const int MaxDistractors = 5;

    private static readonly ImmutableArray<TileKind> RoomDistractors = [TileKind.Key, TileKind.Ball, TileKind.Wall];
    private static readonly ImmutableArray<TileKind> IslandDistractors = [TileKind.Ball, TileKind.Wall];
    private static readonly ImmutableArray<TileKind> DoorStates =
    [
        TileKind.DoorClosed,
        TileKind.DoorLocked,
        TileKind.DoorOpen,
    ];

    /// <summary>Draws the unedited world of a configuration.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="seed">The configuration's seed.</param>
    /// <param name="allowedColors">At least two colours.</param>
    /// <exception cref="ArgumentException">Fewer than two different colours: distractors may not have the target's.</exception>
    public static Blueprint Generate(Layout layout, long seed, ImmutableArray<TileColor> allowedColors) =>
        Generate(layout, seed, allowedColors, log: null);

    internal static Blueprint Generate(
        Layout layout,
        long seed,
        ImmutableArray<TileColor> allowedColors,
        List<(int, int)>? log
    )
    {
        if (!ColorNames.AreEnough(allowedColors))
        {
            throw new ArgumentException("A world needs at least two different allowed colours.", nameof(allowedColors));
        }
        var random = new CPythonRandom(seed).LogTo(log);
        var draft = new Draft(random, layout, allowedColors);
        draft.DrawTargetColor();
        draft.DrawSection();
        draft.DrawAgent();
        draft.DrawTarget();
        draft.DrawOpening();
        draft.DrawTool();
        draft.DrawDistractors(layout == Layout.RoomDoorKey ? RoomDistractors : IslandDistractors);
        return draft.ToBlueprint(seed);
    }

    /// <summary>The world while it is being drawn.</summary>
    private sealed class Draft(CPythonRandom random, Layout layout, ImmutableArray<TileColor> allowedColors)
    {
        private readonly ImmutableArray<TileColor> _colors = ColorNames.Sort(allowedColors.AsSpan());
        private readonly List<WorldObject> _objects = [];
        private TileColor _targetColor;
        private TileColor _doorColor;
        private ImmutableArray<Cell> _divider;
        private ImmutableArray<Cell> _obstacles;
        private Cell _leftover;
        private Bitboard _inner;
        private Bitboard _outer;
        private Bitboard _free;
        private Cell _agentCell;
        private Heading _agentHeading;

        private Bitboard DividerCells => Bitboard.Of(_divider.AsSpan());

        public void DrawTargetColor() => _targetColor = random.Choice(_colors.AsSpan());

        public void DrawSection()
        {
            var height = random.Between(MinSection, MaxSection);
            var width = random.Between(MinSection, MaxSection);
            _divider = DividerOrder.Of(height, width);
            _leftover = DividerOrder.LeftoverLoopCell(height, width);

            // The section always lies in the bottom right corner; its top left corner is the divider's corner.
            var corner = new Cell(Board.Width - 1 - width, Board.Height - 1 - height);
            _free = ~Bitboard.Border - DividerCells;
            _inner = Bitboard.Empty;
            foreach (var cell in _free)
            {
                if (cell.Column > corner.Column && cell.Row > corner.Row)
                {
                    _inner |= Bitboard.Of(cell);
                }
            }
            _outer = _free - _inner;
        }

        public void DrawAgent()
        {
            _agentCell = random.Choice(_outer);
            _free -= Bitboard.Of(_agentCell);
            _agentHeading = (Heading)random.Between(0, 3);
        }

        public void DrawTarget()
        {
            var cell = random.Choice(_inner - DividerCells.Neighbours);
            Add(new(ObjectRole.Target, new(TileKind.Ball, _targetColor), cell));
            _free -= Bitboard.Of(cell) | Bitboard.Of(cell).Neighbours;
        }

        public void DrawOpening()
        {
            var divider = DividerCells;
            var alongRow = divider.Shift(Heading.East) & divider.Shift(Heading.West);
            var alongColumn = divider.Shift(Heading.North) & divider.Shift(Heading.South);
            var cell = random.Choice(divider & (alongRow | alongColumn));
            var leads = HeadingInto(cell);
            if (layout == Layout.RoomDoorKey)
            {
                var state = random.Choice(DoorStates.AsSpan());
                _doorColor = random.Choice(_colors.AsSpan());
                Add(new(ObjectRole.Door, new(state, _doorColor), cell, leads));
                _free -= Bitboard.Of(cell).Neighbours;
            }
            else
            {
                Add(new(ObjectRole.Bridge, Tile.Bridge(intact: random.Below(2) == 1), cell, leads));
                _free -= Bitboard.Of(_leftover).Neighbours;
            }
            _obstacles = _divider.Remove(cell);
        }

        public void DrawTool()
        {
            var cell = random.Choice(_outer & _free);
            Add(
                layout == Layout.RoomDoorKey
                    ? new(ObjectRole.Key, new(TileKind.Key, _doorColor), cell)
                    : new(ObjectRole.Hammer, Tile.Hammer, cell)
            );
            _free -= Bitboard.Of(cell) | Bitboard.Of(cell).Neighbours;
        }

        public void DrawDistractors(ImmutableArray<TileKind> kinds)
        {
            for (var left = random.Between(MinDistractors, MaxDistractors); left > 0; left--)
            {
                var kind = random.Choice(kinds.AsSpan());
                var tile = kind switch
                {
                    // A second key of the door's colour, or ball of the target's, would do its job.
                    TileKind.Key => new Tile(kind, DrawColorExcept(_doorColor)),
                    TileKind.Ball => new Tile(kind, DrawColorExcept(_targetColor)),
                    _ => Tile.Wall,
                };
                var cell = random.Choice(_free);
                var around = Bitboard.Of(cell);
                _free -= around | around.Neighbours | around.DiagonalNeighbours;
                Add(new(ObjectRole.Distractor, tile, cell));
            }
        }

        public Blueprint ToBlueprint(long seed) =>
            new()
            {
                Layout = layout,
                Seed = seed,
                WordsDrawn = random.WordsDrawn,
                AllowedColors = allowedColors,
                TargetColor = _targetColor,
                Obstacle = layout.ObstacleKind(),
                Obstacles = _obstacles,
                Objects = [.. _objects],
                AgentCell = _agentCell,
                AgentHeading = _agentHeading,
                Inner = _inner,
                Outer = _outer,
            };

        private void Add(WorldObject thing) => _objects.Add(thing);

        private Heading HeadingInto(Cell divider)
        {
            foreach (var heading in HeadingMath.All)
            {
                if (_inner.Contains(divider.Ahead(heading)))
                {
                    return heading;
                }
            }
            throw new InvalidOperationException($"No way from the divider cell at {divider} into the section.");
        }

        private TileColor DrawColorExcept(TileColor excluded) =>
            random.Choice(ColorNames.SortedWithout(allowedColors, excluded).AsSpan());
    }
}
