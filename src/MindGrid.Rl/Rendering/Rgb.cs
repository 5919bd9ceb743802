namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>A colour of 24 bits.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    private static readonly ImmutableArray<Rgb> ByTileColor =
    [
        new(255, 0, 0),
        new(0, 255, 0),
        new(0, 0, 255),
        new(112, 39, 195),
        new(255, 255, 0),
        new(100, 100, 100),
        new(119, 70, 20),
        new(64, 224, 208),
        new(244, 196, 48),
        new(75, 0, 130),
        new(250, 128, 114),
        new(191, 255, 0),
    ];

    /// <summary>Black.</summary>
    public static Rgb Black => new(0, 0, 0);

    /// <summary>White.</summary>
    public static Rgb White => new(255, 255, 255);

    /// <summary>The reference's value for a tile's colour.</summary>
    public static Rgb Of(TileColor color) => ByTileColor[(int)color];

    /// <summary>Black or white, whichever can be read on this colour.</summary>
    public Rgb Contrast => (299 * Red) + (587 * Green) + (114 * Blue) > 128_000 ? Black : White;

    /// <summary>As in style sheets: "#rrggbb".</summary>
    public string Hex => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
