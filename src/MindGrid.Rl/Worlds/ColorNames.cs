namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;

/// <summary>The colours by name, and in the order of their names, which seeded choices depend on.</summary>
public static class ColorNames
{
    private static readonly ImmutableArray<string> ByCode =
    [
        .. Enum.GetNames<TileColor>().Select(name => name.ToLowerInvariant()),
    ];

    /// <summary>All twelve colours sorted by name: blue, brown, green, grey, …</summary>
    public static ImmutableArray<TileColor> Sorted { get; } = Sort(Enum.GetValues<TileColor>());

    /// <summary>The lower-case name.</summary>
    public static string Name(this TileColor color) => ByCode[(int)color];

    /// <summary>Finds a colour by its lower-case name.</summary>
    public static bool TryParse(string name, out TileColor color)
    {
        var code = ByCode.IndexOf(name);
        color = (TileColor)Math.Max(code, 0);
        return code >= 0;
    }

    /// <summary>Whether a world can be drawn in these colours: a distractor never has the target's, so two are needed.</summary>
    internal static bool AreEnough(ImmutableArray<TileColor> colors) => colors.Distinct().Count() >= 2;

    /// <summary>Sorts colours by name.</summary>
    public static ImmutableArray<TileColor> Sort(ReadOnlySpan<TileColor> colors)
    {
        var sorted = colors.ToArray();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name(), right.Name()));
        return ImmutableArray.Create(sorted);
    }

    /// <summary>The colours sorted by name, without one.</summary>
    public static ImmutableArray<TileColor> SortedWithout(ImmutableArray<TileColor> colors, TileColor excluded) =>
        [.. Sorted.Where(color => color != excluded && colors.Contains(color))];
}
