namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>A thing that can be hidden: the target or the tool.</summary>
/// <param name="Tile">What it looks like.</param>
/// <param name="Cell">Where it is, box or not; none where there is no such thing.</param>
/// <param name="IsBoxed">Whether a box hides it.</param>
internal readonly record struct Hideable(Tile Tile, Cell Cell, bool IsBoxed)
{
    public bool Exists => Cell != Cell.None;
}

/// <summary>
/// A world without what nobody can see: no seed, no order of its things beyond what is supposed, no reason why a ball is where it
/// is. The real world is observed as a scene, and what the human may believe is a scene that differs from it.
/// </summary>
internal sealed record Scene
{
    public required Layout Layout { get; init; }

    public required TileColor TargetColor { get; init; }

    public required TileKind Obstacle { get; init; }

    public required Bitboard Divider { get; init; }

    public required Bitboard Inner { get; init; }

    public required Bitboard Outer { get; init; }

    public required Hideable Target { get; init; }

    public required Hideable Tool { get; init; }

    /// <summary>Doors or bridges, the one that the world was drawn with first.</summary>
    public required ImmutableArray<WorldObject> Openings { get; init; }

    /// <summary>All else: passages, balls, keys, walls, shoes, boxes without content.</summary>
    public required ImmutableArray<WorldObject> Things { get; init; }

    public required Cell AgentCell { get; init; }

    public required Heading AgentHeading { get; init; }

    /// <summary>Which of two shut openings a human takes who could take either: the first or the second.</summary>
    public int Luck { get; init; }

    /// <summary>Where something stands.</summary>
    public Bitboard Occupied
    {
        get
        {
            var occupied = Bitboard.Border | Divider | Bitboard.Of(Target.Cell) | Bitboard.Of(Tool.Cell);
            foreach (var thing in Openings.AddRange(Things))
            {
                occupied |= Bitboard.Of(thing.Cell);
            }
            return occupied;
        }
    }

    /// <summary>The scene as a world that can be planned in and played.</summary>
    public Blueprint ToBlueprint()
    {
        var objects = ImmutableArray.CreateBuilder<WorldObject>(Openings.Length + Things.Length + 4);
        Add(objects, ObjectRole.Target, Target);
        objects.AddRange(Openings);
        if (Tool.Exists)
        {
            Add(objects, Layout.ToolRole(), Tool);
        }
        objects.AddRange(Things);
        return new()
        {
            Layout = Layout,
            Seed = SolverLuck.SeedFor(Luck),
            WordsDrawn = 0,
            AllowedColors = ColorNames.Sorted,
            TargetColor = TargetColor,
            Obstacle = Obstacle,
            Obstacles = CellsOf(Divider),
            Objects = objects.DrainToImmutable(),
            AgentCell = AgentCell,
            AgentHeading = AgentHeading,
            Inner = Inner,
            Outer = Outer,
        };
    }

    private void Add(ImmutableArray<WorldObject>.Builder objects, ObjectRole role, Hideable thing)
    {
        objects.Add(new(role, thing.Tile, thing.Cell));
        if (thing.IsBoxed)
        {
            var box = new Tile(TileKind.Box, TargetColor);
            objects.Add(new(ObjectRole.Box, box, thing.Cell, Contains: objects.Count - 1));
        }
    }

    private static ImmutableArray<Cell> CellsOf(Bitboard set)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>(set.Count);
        foreach (var cell in set)
        {
            cells.Add(cell);
        }
        return cells.MoveToImmutable();
    }
}
