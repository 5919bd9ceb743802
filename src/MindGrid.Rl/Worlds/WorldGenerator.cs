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

    // Target, opening, tool.
    private const int MaxDrawnObjects = 3 + MaxDistractors;
    private const int SeedsAtOnce = 64;

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

    /// <summary>Draws the unedited worlds of many seeds, as <see cref="Generate(Layout, long, ImmutableArray{TileColor})"/> does one by one, but sooner.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="allowedColors">At least two colours.</param>
    /// <param name="worlds">[seeds], receives the worlds.</param>
    /// <exception cref="ArgumentException">Fewer than two different colours, or not as many places as seeds.</exception>
    public static void GenerateMany(
        Layout layout,
        ReadOnlySpan<long> seeds,
        ImmutableArray<TileColor> allowedColors,
        Span<Blueprint> worlds
    )
    {
        if (worlds.Length != seeds.Length)
        {
            throw new ArgumentException($"There are {worlds.Length} places for {seeds.Length} worlds.", nameof(worlds));
        }
        var streams = new SeededStreams(Math.Min(seeds.Length, SeedsAtOnce));
        var random = new CPythonRandom(0);
        for (var first = 0; first < seeds.Length; first += SeedsAtOnce)
        {
            var block = seeds[first..Math.Min(first + SeedsAtOnce, seeds.Length)];
            streams.Seed(block);
            for (var i = 0; i < block.Length; i++)
            {
                worlds[first + i] = Generate(layout, block[i], allowedColors, random.Restart(block[i], streams[i]));
            }
        }
        random.Release();
    }

    internal static Blueprint Generate(
        Layout layout,
        long seed,
        ImmutableArray<TileColor> allowedColors,
        List<(int, int)>? log
    )
    {
        var random = new CPythonRandom(seed).LogTo(log);
        var world = Generate(layout, seed, allowedColors, random);
        random.Release();
        return world;
    }

    /// <summary>Draws a world from a generator that stands at the beginning of the seed's stream.</summary>
    internal static Blueprint Generate(
        Layout layout,
        long seed,
        ImmutableArray<TileColor> allowedColors,
        CPythonRandom random
    )
    {
        if (!ColorNames.AreEnough(allowedColors))
        {
            throw new ArgumentException("A world needs at least two different allowed colours.", nameof(allowedColors));
        }
        Span<WorldObject> objects = stackalloc WorldObject[MaxDrawnObjects];
        var draft = new Draft(random, layout, allowedColors, objects);
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
    private ref struct Draft(
        CPythonRandom random,
        Layout layout,
        ImmutableArray<TileColor> allowedColors,
        Span<WorldObject> objects
    )
    {
        private readonly Span<WorldObject> _objects = objects;
        private int _objectCount;
        private TileColor _targetColor;
        private TileColor _doorColor;
        private SectionShape _section = SectionShape.Of(MinSection, MinSection);
        private FirstOpening _opening;
        private SortedCells _free;
        private Cell _agentCell;
        private Heading _agentHeading;

        public void DrawTargetColor() => _targetColor = DrawColor();

        public void DrawSection()
        {
            var height = random.Between(MinSection, MaxSection);
            var width = random.Between(MinSection, MaxSection);
            _section = SectionShape.Of(height, width);
            _free = _section.Free;
        }

        public void DrawAgent()
        {
            _agentCell = random.Choice(_section.OuterFree);
            _free -= SortedCells.Of(_agentCell);
            _agentHeading = (Heading)random.Between(0, 3);
        }

        public void DrawTarget()
        {
            var cell = random.Choice(_section.TargetCells);
            Add(new(ObjectRole.Target, new(TileKind.Ball, _targetColor), cell));
            _free -= SortedCells.CrossAt(cell);
        }

        public void DrawOpening()
        {
            _opening = random.Choice(_section.Openings.AsSpan());
            if (layout == Layout.RoomDoorKey)
            {
                var state = random.Choice(DoorStates.AsSpan());
                _doorColor = DrawColor();
                Add(new(ObjectRole.Door, new(state, _doorColor), _opening.Cell, _opening.Leads));
                _free -= SortedCells.CrossAt(_opening.Cell);
            }
            else
            {
                Add(new(ObjectRole.Bridge, Tile.Bridge(intact: random.Below(2) == 1), _opening.Cell, _opening.Leads));
                _free -= _section.AroundLeftover;
            }
        }

        public void DrawTool()
        {
            var cell = random.Choice(_section.OuterFree & _free);
            Add(
                layout == Layout.RoomDoorKey
                    ? new(ObjectRole.Key, new(TileKind.Key, _doorColor), cell)
                    : new(ObjectRole.Hammer, Tile.Hammer, cell)
            );
            _free -= SortedCells.CrossAt(cell);
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
                _free -= SortedCells.BlockAt(cell);
                Add(new(ObjectRole.Distractor, tile, cell));
            }
        }

        public readonly Blueprint ToBlueprint(long seed) =>
            new()
            {
                Layout = layout,
                Seed = seed,
                WordsDrawn = random.WordsDrawn,
                AllowedColors = allowedColors,
                TargetColor = _targetColor,
                Obstacle = layout.ObstacleKind(),
                Obstacles = _opening.Obstacles,
                Objects = [.. _objects[.._objectCount]],
                AgentCell = _agentCell,
                AgentHeading = _agentHeading,
                Inner = _section.Inner,
                Outer = _section.Outer,
            };

        private void Add(WorldObject thing) => _objects[_objectCount++] = thing;

        private readonly TileColor DrawColor() => random.ChoiceByName(allowedColors);

        private readonly TileColor DrawColorExcept(TileColor excluded) =>
            random.ChoiceByNameExcept(allowedColors, excluded);
    }
}
