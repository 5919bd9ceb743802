namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>The drawings of the kinds of tiles: SVG symbols of 28 by 28 units, once in a file and used by every picture in it.</summary>
internal static class SvgIcons
{
    /// <summary>Units that a cell is wide and high.</summary>
    public const int Size = 28;

    /// <summary>The agent; it looks east and is turned where it is used.</summary>
    public const string Agent = "agent";

    /// <summary>Where the agent dies.</summary>
    public const string Death = "death";

    // currentColor is the tile's colour. Outlines are dark, so that yellow and lime are seen on the light floor.
    private static readonly ImmutableArray<(string Id, string Shapes)> Symbols =
    [
        ("unseen", """<rect width="28" height="28" fill="#888"/>"""),
        ("empty", ""),
        (
            "wall",
            """<rect width="28" height="28" fill="currentColor"/><path d="M0 9.5h28M0 18.5h28M14 0v9.5M7 9.5v9M21 9.5v9M14 18.5v9.5" stroke="#7d7d7d" fill="none"/>"""
        ),
        (
            "lava",
            """<rect width="28" height="28" fill="currentColor" fill-opacity=".78"/><path d="M2 10q4-5 8 0t8 0t8 0M2 19q4-5 8 0t8 0t8 0" stroke="#ffe08a" stroke-width="2" fill="none"/>"""
        ),
        (
            "cooled-lava",
            """<rect width="28" height="28" fill="currentColor" fill-opacity=".4"/><path d="M2 10q4-5 8 0t8 0t8 0M2 19q4-5 8 0t8 0t8 0" stroke="#fff" stroke-width="2" fill="none"/>"""
        ),
        (
            "bridge-damaged",
            """<path d="M0 4h28v20h-28z" fill="currentColor" fill-opacity=".35"/><path d="M0 4h10l-3 6l4 4l-5 4l3 6h-9zM28 4h-7l2 6l-4 5l4 4l-2 5h7z" fill="currentColor"/><path d="M9 9l10 10M19 9l-10 10" stroke="#c00" stroke-width="2.5"/>"""
        ),
        (
            "bridge-intact",
            """<path d="M0 4h28v20h-28z" fill="currentColor"/><path d="M7 4v20M14 4v20M21 4v20" stroke="#d9b38c" stroke-width="1.5"/><path d="M0 4h28M0 24h28" stroke="#3d2408" stroke-width="2"/>"""
        ),
        (
            "hammer",
            """<path d="M12.2 12h3.6v13h-3.6z" fill="#a9713a" stroke="#333"/><path d="M5 4h14l4 4v4h-18z" fill="currentColor" stroke="#333"/>"""
        ),
        (
            "shoes",
            """<path d="M4 6h6v9l4 3v4h-10zM16 6h6v9l4 3v4h-10z" fill="currentColor" stroke="#333" stroke-linejoin="round"/><path d="M4 22h10M16 22h10" stroke="#333" stroke-width="2.5"/>"""
        ),
        (
            "ball",
            """<circle cx="14" cy="14" r="9" fill="currentColor" stroke="#333"/><path d="M9 11a6 6 0 0 1 5-4" stroke="#fff" stroke-opacity=".8" stroke-width="2" fill="none" stroke-linecap="round"/>"""
        ),
        (
            "key",
            """<g fill="none" stroke-linejoin="round" stroke-linecap="round"><path d="M14 13v11M14 23h5M14 19h4" stroke="#333" stroke-width="5"/><circle cx="14" cy="8.5" r="4.5" stroke="#333" stroke-width="5"/><path d="M14 13v11M14 23h5M14 19h4" stroke="currentColor" stroke-width="3"/><circle cx="14" cy="8.5" r="4.5" stroke="currentColor" stroke-width="3"/></g>"""
        ),
        (
            "box",
            """<rect x="4" y="6" width="20" height="17" rx="1.5" fill="currentColor" stroke="#333"/><path d="M4 12h20M14 6v17" stroke="#333" stroke-opacity=".75"/><rect x="11.5" y="10" width="5" height="4.5" fill="#fff" stroke="#333"/>"""
        ),
        (
            "door-open",
            """<rect x="1.5" y="1.5" width="25" height="25" fill="#fff" stroke="#333"/><path d="M2 2l8 4v20l-8 0z" fill="currentColor" stroke="#333"/>"""
        ),
        (
            "door-closed",
            """<rect x="1.5" y="1.5" width="25" height="25" fill="currentColor" stroke="#333"/><rect x="5" y="5" width="18" height="18" fill="none" stroke="#333" stroke-opacity=".6"/><circle cx="20" cy="14" r="2.2" fill="#fff" stroke="#333"/>"""
        ),
        (
            "door-locked",
            """<rect x="1.5" y="1.5" width="25" height="25" fill="currentColor" stroke="#333"/><path d="M10 13v-3a4 4 0 0 1 8 0v3" fill="none" stroke="#fff" stroke-width="4"/><path d="M10 13v-3a4 4 0 0 1 8 0v3" fill="none" stroke="#333" stroke-width="2"/><rect x="7.5" y="12.5" width="13" height="10" rx="1.5" fill="#fff" stroke="#333"/><path d="M14 16v3" stroke="#333" stroke-width="2.4" stroke-linecap="round"/>"""
        ),
        (
            "passage",
            """<rect width="28" height="28" fill="currentColor" fill-opacity=".18"/><path d="M6 8l6 6l-6 6M14 8l6 6l-6 6" fill="none" stroke="currentColor" stroke-width="2.5"/>"""
        ),
        (
            Agent,
            """<path d="M4 4l21 10l-21 10l5-10z" fill="#1f2937" stroke="#fff" stroke-width="1.5" stroke-linejoin="round"/>"""
        ),
        (
            Death,
            """<circle cx="14" cy="14" r="11" fill="#fff" stroke="#b00020" stroke-width="2"/><path d="M9 9l10 10M19 9l-10 10" stroke="#b00020" stroke-width="3.5" stroke-linecap="round"/>"""
        ),
    ];

    /// <summary>All symbols.</summary>
    public static string Definitions { get; } =
        string.Concat(
            Symbols.Select(symbol => $"<symbol id=\"{symbol.Id}\" viewBox=\"0 0 28 28\">{symbol.Shapes}</symbol>\n")
        );

    /// <summary>The symbol of a kind of tile.</summary>
    public static string IdOf(TileKind kind) => Symbols[(int)kind].Id;

    /// <summary>How far the symbol of a tile is turned, in degrees clockwise.</summary>
    public static int TurnOf(Tile tile) => tile.Kind == TileKind.Passage ? TurnOf((Heading)(tile.Code >> 4)) : 0;

    /// <summary>How far a symbol that looks east is turned for a heading, in degrees clockwise.</summary>
    public static int TurnOf(Heading heading) => 90 * (int)heading;
}
