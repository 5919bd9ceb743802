namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>What is to be seen of a world. Drawn as text or as SVG, it shows the same.</summary>
/// <param name="Caption">The line above it.</param>
/// <param name="World">The world as it stands now.</param>
public sealed record WorldPicture(string Caption, World World)
{
    /// <summary>The way to draw on the grid.</summary>
    public Walk Way { get; init; } = Walk.None;

    /// <summary>What the legend calls the way.</summary>
    public string WayName { get; init; } = "the way";

    /// <summary>Cells to mark, as changed or otherwise remarkable.</summary>
    public Bitboard Marked { get; init; }

    /// <summary>Whether all that stands on the grid is listed below it. Without colours only the list tells balls apart.</summary>
    public bool HasLegend { get; init; } = true;

    /// <summary>A picture of a world at its start.</summary>
    public static WorldPicture Of(string caption, Blueprint blueprint) => new(caption, World.From(blueprint));

    /// <summary>Every single thing that the grid shows, with where it is: the agent first, the target second.</summary>
    public ImmutableArray<LegendEntry> Things()
    {
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        var facing = Glyph.NameOf(World.AgentHeading);
        entries.Add(
            new(
                Glyph.OfAgent(World.AgentHeading),
                null,
                World.AgentCell,
                $"agent at {World.AgentCell}, facing {facing}{Carrying()}"
            )
        );
        for (var i = 0; i < World.ObjectCount; i++)
        {
            if (World.Batch.ShownCell(World.Row, i) is { IsOnBoardIndex: true } cell)
            {
                var tile = World.ObjectTile(i);
                entries.Add(new(Glyph.TextOf(tile), tile, cell, $"{Name(i)} at {cell}{Hiding(i)}"));
            }
        }
        return entries.ToImmutable();
    }

    /// <summary>The lines below the grid: the things, then what fills many cells. Single walls look like all walls, and are left out.</summary>
    public ImmutableArray<LegendEntry> Legend()
    {
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        entries.AddRange(Things().Where(entry => entry.Tile?.Kind != TileKind.Wall));
        AddMaterials(entries);
        return entries.ToImmutable();
    }

    private void AddMaterials(ImmutableArray<LegendEntry>.Builder entries)
    {
        var materials = new[] { Tile.Wall, Tile.Obstacle(World.Blueprint.Obstacle) }.Distinct();
        foreach (var tile in materials)
        {
            entries.Add(new(Glyph.TextOf(tile), tile, Cell.None, Glyph.NameOf(tile)));
        }
        if (!Way.Strides.IsEmpty)
        {
            entries.Add(new(Glyph.OfWay(Heading.East), null, Cell.None, WayName));
        }
    }

    private string Name(int index) =>
        Glyph.NameOf(World.ObjectTile(index))
        + (World.Blueprint.Objects[index].Role == ObjectRole.Target ? " (the target)" : "");

    private string Hiding(int index) =>
        World.Blueprint.Objects[index].Contains is >= 0 and var content ? $", hides the {Name(content)}" : "";

    private string Carrying() => World.Carried < 0 ? "" : $", carries the {Name(World.Carried)}";
}

/// <summary>One line of a legend.</summary>
/// <param name="Text">The two characters on the grid.</param>
/// <param name="Tile">The tile; null for the agent and for a way.</param>
/// <param name="Cell">Where it is; none for what is in many cells.</param>
/// <param name="Description">What it is, and where.</param>
public sealed record LegendEntry(string Text, Tile? Tile, Cell Cell, string Description)
{
    /// <summary>Whether this is the agent.</summary>
    public bool IsAgent => Tile is null && Cell.IsOnBoardIndex;
}
