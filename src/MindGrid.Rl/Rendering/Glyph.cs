namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>How a kind of tile is drawn in text, and what it is called in captions.</summary>
/// <param name="Text">Two characters: a cell of text is about as wide as it is high.</param>
/// <param name="State">What is said before the colour; empty where a thing has one state.</param>
/// <param name="Noun">What is said after the colour.</param>
/// <param name="IsColored">Whether tiles of the kind differ in colour, so that captions must name it.</param>
/// <param name="IsSolid">Whether the cell is filled with the tile's colour, else the text stands on it.</param>
public sealed record Glyph(string Text, string State, string Noun, bool IsColored = false, bool IsSolid = false)
{
    private static readonly ImmutableArray<Glyph> Kinds =
    [
        new("??", "", "unseen cell"),
        new("  ", "", "nothing"),
        new("██", "", "wall", IsSolid: true),
        new("~~", "", "lava"),
        new("..", "cooled", "lava"),
        new("=X", "damaged", "bridge"),
        new("==", "intact", "bridge"),
        new("┣━", "", "hammer"),
        new("LL", "", "fireproof shoes"),
        new("()", "", "ball", IsColored: true),
        new("o¬", "", "key", IsColored: true),
        new("{}", "", "box", IsColored: true),
        new("][", "open", "door", IsColored: true),
        new("[]", "closed", "door", IsColored: true),
        new("[X", "locked", "door", IsColored: true),
        new(">>", "", "passage"),
    ];

    // East, south, west, north.
    private static readonly ImmutableArray<string> Passages = [">>", "vv", "<<", "^^"];
    private static readonly ImmutableArray<string> Agents = ["@►", "@▼", "◄@", "@▲"];
    private static readonly ImmutableArray<string> Ways = ["→ ", "↓ ", "← ", "↑ "];
    private static readonly ImmutableArray<string> HeadingNames = ["east", "south", "west", "north"];

    /// <summary>The glyph of a kind of tile.</summary>
    public static Glyph Of(TileKind kind) => Kinds[(int)kind];

    /// <summary>Two characters for a tile; a passage points to where it leads.</summary>
    public static string TextOf(Tile tile) =>
        tile.Kind == TileKind.Passage ? Passages[tile.Code >> 4] : Of(tile.Kind).Text;

    /// <summary>What captions call a tile: "locked purple door", "wall", "passage".</summary>
    public static string NameOf(Tile tile)
    {
        var glyph = Of(tile.Kind);
        return string.Join(
            ' ',
            new[] { glyph.State, glyph.IsColored ? tile.Color.Name() : "", glyph.Noun }.Where(word => word != "")
        );
    }

    /// <summary>Two characters for the agent: an arrow in its heading.</summary>
    public static string OfAgent(Heading heading) => Agents[(int)heading];

    /// <summary>Two characters for a cell that a walk leaves in a heading.</summary>
    public static string OfWay(Heading heading) => Ways[(int)heading];

    /// <summary>The compass name of a heading, as captions say it.</summary>
    internal static string NameOf(Heading heading) => HeadingNames[(int)heading];
}
