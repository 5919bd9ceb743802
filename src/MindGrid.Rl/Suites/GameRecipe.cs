namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>What the games of a suite have in common, and how the rest is drawn: as the reference's factory does, draw for draw.</summary>
/// <param name="Split">The split that games say they belong to.</param>
/// <param name="Colors">The colours of their worlds.</param>
/// <param name="DrawSeed">Draws a world's seed.</param>
internal sealed record GameRecipe(string Split, ImmutableArray<TileColor> Colors, Func<CPythonRandom, long> DrawSeed)
{
    private static readonly ImmutableArray<Layout> Layouts = [Worlds.Layout.RoomDoorKey, Worlds.Layout.TreasureIsland];

    /// <summary>The layout of all games; null for either.</summary>
    public Layout? Layout { get; init; }

    /// <summary>Whether the human knows none of the edits, as in the factory's train split; else two.</summary>
    public bool KnowsNone { get; init; }

    /// <summary>Whether the human of a world with two edits knows none, one or both of them, all equally likely.</summary>
    public bool KnowsPart { get; init; }

    /// <summary>How many edits the human does not know of.</summary>
    public UnknownEdits Unknown { get; init; }

    /// <summary>Draws a layout.</summary>
    public Layout DrawLayout(CPythonRandom stream) => Layout ?? stream.Choice(Layouts.AsSpan());

    /// <summary>Draws a game of a layout: a seed, then edits.</summary>
    public GameSpec Draw(CPythonRandom stream, Layout layout, string id)
    {
        var seed = DrawSeed(stream);
        var (believed, real) = DrawEdits(stream, EditNames.For(layout));
        return Of(id, layout, seed, believed, real);
    }

    /// <summary>A game of this recipe whose draws are made.</summary>
    public GameSpec Of(
        string id,
        Layout layout,
        long seed,
        ImmutableArray<EditKind> believed,
        ImmutableArray<EditKind> real
    ) =>
        new()
        {
            Id = id,
            Split = Split,
            Layout = layout,
            Seed = seed,
            Colors = Colors,
            FalseEdits = believed,
            TrueEdits = real,
            Skills = SkillNames.For(layout),
        };

    /// <summary>Draws some of the edits, in a drawn order.</summary>
    public static ImmutableArray<EditKind> Sample(CPythonRandom stream, ImmutableArray<EditKind> from, int count)
    {
        var drawn = new EditKind[count];
        stream.Sample([.. from], drawn.AsSpan());
        return [.. drawn];
    }

    private (ImmutableArray<EditKind> Believed, ImmutableArray<EditKind> Real) DrawEdits(
        CPythonRandom stream,
        ImmutableArray<EditKind> edits
    )
    {
        if (KnowsPart)
        {
            var two = Sample(stream, edits, 2);
            return (two[..stream.Below(two.Length + 1)], two);
        }
        if (KnowsNone)
        {
            return ([], Sample(stream, edits, Math.Min(Unknown.Count ?? 2, edits.Length - 2)));
        }
        var believed = Sample(stream, edits, 2);
        var left = edits.RemoveRange(believed);
        var more = Unknown.Count is { } count ? Math.Min(count, left.Length) : stream.Between(0, left.Length - 1);
        return (believed, [.. believed, .. Sample(stream, left, more)]);
    }
}
