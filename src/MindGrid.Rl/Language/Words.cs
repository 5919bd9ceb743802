namespace MindGrid.Rl.Language;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>The names of things and headings in sentences.</summary>
public static class Words
{
    private static readonly string[] Headings = ["east", "south", "west", "north"];

    /// <summary>The twelve colours as alternatives of a pattern.</summary>
    internal static string AnyColor { get; } = string.Join('|', ColorNames.Sorted.Select(ColorNames.Name));

    /// <summary>The reference's type name: ball, box, door, …</summary>
    public static string TypeName(this TileKind kind) =>
        kind switch
        {
            TileKind.Wall => "wall",
            TileKind.Lava => "lava",
            TileKind.SafeLava => "safe_lava",
            TileKind.DamagedBridge or TileKind.IntactBridge => "bridge",
            TileKind.Hammer => "hammer",
            TileKind.Shoes => "fireproof_shoes",
            TileKind.Ball => "ball",
            TileKind.Key => "key",
            TileKind.Box => "box",
            TileKind.DoorOpen or TileKind.DoorClosed or TileKind.DoorLocked => "door",
            TileKind.Passage => "passage",
            TileKind.Empty => "empty",
            _ => "unseen",
        };

    /// <summary>The state that is said of an opening; empty for anything else.</summary>
    public static string StateName(this TileKind kind) =>
        kind switch
        {
            TileKind.DoorOpen => "open",
            TileKind.DoorClosed => "closed",
            TileKind.DoorLocked => "locked",
            TileKind.IntactBridge => "intact",
            TileKind.DamagedBridge => "damaged",
            _ => "",
        };

    /// <summary>The compass name of a heading.</summary>
    public static string Name(this Heading heading) => Headings[(int)heading];

    /// <summary>Finds a heading by its compass name.</summary>
    internal static Heading ParseHeading(string name) => (Heading)Array.IndexOf(Headings, name);

    /// <summary>State, colour and type, as far as they are said: "closed red door", "hammer".</summary>
    internal static string Describe(Tile tile) =>
        string.Join(
            ' ',
            new[] { tile.Kind.StateName(), SaidColor(tile), tile.Kind.TypeName() }.Where(word => word != "")
        );

    /// <summary>Colour and type: what is said of a carried thing.</summary>
    internal static string DescribeCarried(Tile tile) =>
        string.Join(' ', new[] { SaidColor(tile), tile.Kind.TypeName() }.Where(word => word != ""));

    /// <summary>With the indefinite article.</summary>
    internal static string WithArticle(string phrase) =>
        (phrase[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + phrase;

    /// <summary>"1 step", "2 steps".</summary>
    internal static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    // Things of a fixed colour are spoken of without it.
    private static string SaidColor(Tile tile) =>
        tile.Kind is TileKind.Ball or TileKind.Key or TileKind.Box || tile.IsDoor ? tile.Color.Name() : "";
}
