namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>What edits have left to be seen in a world, and where.</summary>
internal sealed class Traces
{
    private static readonly ImmutableArray<Cell> Nowhere = [Cell.None];

    /// <param name="scene">The real world, as observed.</param>
    public Traces(Scene scene)
    {
        var gap = Bitboard.Of([.. scene.Openings.Select(opening => opening.Cell)]);
        Added = AddedOpenings(scene);
        Passages = CellsOf(scene, TileKind.Passage);
        Shoes = CellsOf(scene, TileKind.Shoes);
        var blocking = CellsOf(scene, TileKind.Ball).Where((gap.Neighbours & scene.Outer).Contains);
        Balls = [.. blocking];

        Seen =
            If(EditKind.FlipVertical, Clues.IsOnTheLeft(scene.Inner))
            | If(EditKind.HideTargetInBox, scene.Target.IsBoxed)
            | If(EditKind.AddOpening, !Added.IsEmpty)
            | If(EditKind.AddPassage, !Passages.IsEmpty)
            | If(EditKind.BlockOpening, !Balls.IsEmpty)
            | If(EditKind.PutAgentInsideSection, scene.Inner.Contains(scene.AgentCell))
            | If(EditKind.HideToolInBox, scene.Tool is { Exists: true, IsBoxed: true })
            | If(EditKind.RemoveTool, !scene.Tool.Exists && !scene.Openings.IsEmpty)
            | If(EditKind.MakeLavaSafe, scene.Obstacle == TileKind.SafeLava)
            | If(EditKind.AddFireproofShoes, !Shoes.IsEmpty);
    }

    /// <summary>The edits that have left a trace.</summary>
    public EditSet Seen { get; }

    /// <summary>The openings that may have been added.</summary>
    public ImmutableArray<Cell> Added { get; }

    /// <summary>The passages.</summary>
    public ImmutableArray<Cell> Passages { get; }

    /// <summary>The balls that stand outside an opening.</summary>
    public ImmutableArray<Cell> Balls { get; }

    /// <summary>The shoes.</summary>
    public ImmutableArray<Cell> Shoes { get; }

    /// <summary>Where an edit of a kind may have happened; one place, which is none, for those that do not name a cell.</summary>
    public ImmutableArray<Cell> PlacesOf(EditKind kind) =>
        kind switch
        {
            EditKind.AddOpening => Added,
            EditKind.AddPassage => Passages,
            EditKind.BlockOpening => Balls,
            EditKind.AddFireproofShoes => Shoes,
            _ => Nowhere,
        };

    private static EditSet If(EditKind kind, bool isSeen) => isSeen ? EditSet.Of(kind) : default;

    private static ImmutableArray<Cell> CellsOf(Scene scene, TileKind kind) =>
        [.. scene.Things.Where(thing => thing.Tile.Kind == kind).Select(thing => thing.Cell)];

    /// <summary>An opening was added if another one can be the first, which stands in a straight part of the divider.</summary>
    private static ImmutableArray<Cell> AddedOpenings(Scene scene)
    {
        var gaps = scene.Openings.Concat(scene.Things.Where(thing => thing.Role == ObjectRole.Passage));
        var divider = scene.Divider | Bitboard.Of([.. gaps.Select(gap => gap.Cell)]);
        var straight =
            (divider.Shift(Heading.East) & divider.Shift(Heading.West))
            | (divider.Shift(Heading.North) & divider.Shift(Heading.South));
        return
        [
            .. scene
                .Openings.Where(added => scene.Openings.Any(first => first != added && straight.Contains(first.Cell)))
                .Select(added => added.Cell),
        ];
    }
}
