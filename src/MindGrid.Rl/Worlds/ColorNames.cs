namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

/// <summary>The colours by name, and in the order of their names, which seeded choices depend on.</summary>
public static class ColorNames
{
    private static readonly ImmutableArray<string> ByCode =
    [
        .. Enum.GetNames<TileColor>().Select(name => name.ToLowerInvariant()),
    ];

    /// <summary>All twelve colours sorted by name: blue, brown, green, grey, …</summary>
    public static ImmutableArray<TileColor> Sorted { get; } =
    [.. Enum.GetValues<TileColor>().OrderBy(Name, StringComparer.Ordinal)];

    // The place of a colour in the order of names; index = colour.
    private static readonly ImmutableArray<int> Places =
    [
        .. Enum.GetValues<TileColor>().Select(color => Sorted.IndexOf(color)),
    ];

    /// <summary>The lower-case name.</summary>
    public static string Name(this TileColor color) => ByCode[(int)color];

    /// <summary>Finds a colour by its lower-case name.</summary>
    public static bool TryParse(string name, out TileColor color)
    {
        var code = ByCode.IndexOf(name);
        color = (TileColor)Math.Max(code, 0);
        return code >= 0;
    }

    /// <summary>The colours, where a world can be drawn in them.</summary>
    /// <exception cref="ArgumentException">Fewer than two different ones.</exception>
    internal static ImmutableArray<TileColor> RequireEnough(ImmutableArray<TileColor> colors, string parameter) =>
        AreEnough(colors)
            ? colors
            : throw new ArgumentException("A world needs at least two different colours.", parameter);

    /// <summary>Whether a world can be drawn in these colours: a distractor never has the target's, so two are needed.</summary>
    internal static bool AreEnough(ImmutableArray<TileColor> colors) =>
        BitOperations.PopCount(PlacesOf(colors.AsSpan())) >= 2;

    /// <summary>Sorts colours by name.</summary>
    public static ImmutableArray<TileColor> Sort(ReadOnlySpan<TileColor> colors)
    {
        var sorted = colors.ToArray();
        Sort(sorted);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    /// <summary>The colours sorted by name, each once, without one.</summary>
    public static ImmutableArray<TileColor> SortedWithout(ImmutableArray<TileColor> colors, TileColor excluded)
    {
        Span<TileColor> left = stackalloc TileColor[Sorted.Length];
        return [.. left[..CopySortedWithout(colors.AsSpan(), excluded, left)]];
    }

    /// <summary>Sorts colours by name where they are, by counting each.</summary>
    internal static void Sort(Span<TileColor> colors)
    {
        Span<int> counts = stackalloc int[Sorted.Length];
        foreach (var color in colors)
        {
            counts[Places[(int)color]]++;
        }
        for (var place = 0; place < counts.Length; place++)
        {
            colors[..counts[place]].Fill(Sorted[place]);
            colors = colors[counts[place]..];
        }
    }

    /// <summary>Writes the colours sorted by name, each once, without one.</summary>
    /// <param name="colors">The colours.</param>
    /// <param name="excluded">The one to leave out.</param>
    /// <param name="left">[12], receives the others.</param>
    /// <returns>How many were written.</returns>
    internal static int CopySortedWithout(ReadOnlySpan<TileColor> colors, TileColor excluded, Span<TileColor> left)
    {
        var count = 0;
        for (var places = PlacesOf(colors) & ~PlacesOf([excluded]); places != 0; places &= places - 1)
        {
            left[count++] = Sorted[BitOperations.TrailingZeroCount(places)];
        }
        return count;
    }

    private static uint PlacesOf(ReadOnlySpan<TileColor> colors)
    {
        var places = 0u;
        foreach (var color in colors)
        {
            places |= 1u << Places[(int)color];
        }
        return places;
    }
}
