namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;

/// <summary>
/// The order in which CPython walks over the set of divider cells. It decides which of them a seeded choice takes, so it is part of
/// what a seed means. Measured once for the sixteen section sizes with CPython 3.11; a digit pair is column, row.
/// </summary>
internal static class DividerOrder
{
    private static readonly (int Height, int Width, string Order, string LastOfCopy)[] Table =
    [
        (4, 4, "96 68 67 76 86 66 69", "68"),
        (4, 5, "58 96 57 76 56 86 66 59", "59"),
        (4, 6, "49 96 46 76 56 86 48 66 47", "47"),
        (4, 7, "38 37 96 46 76 39 56 86 36 66", "66"),
        (5, 4, "65 68 95 67 66 75 69 85", "85"),
        (5, 5, "55 65 58 57 95 56 59 75 85", "85"),
        (5, 6, "55 65 49 46 47 95 45 48 75 85", "85"),
        (5, 7, "38 55 65 37 95 45 39 36 75 85 35", "35"),
        (6, 4, "74 84 65 68 64 67 66 69 94", "94"),
        (6, 5, "74 55 84 58 54 64 57 56 59 94", "94"),
        (6, 6, "44 74 84 49 54 46 64 45 48 47 94", "94"),
        (6, 7, "44 74 38 84 34 37 54 64 39 36 35 94", "94"),
        (7, 4, "93 65 68 64 73 67 83 66 63 69", "69"),
        (7, 5, "55 93 58 54 57 73 83 56 53 59 63", "63"),
        (7, 6, "44 93 43 49 46 73 83 45 48 53 63 47", "47"),
        (7, 7, "38 34 93 43 37 73 83 33 39 36 53 63 35", "35"),
    ];

    private static readonly ImmutableArray<(ImmutableArray<Cell> Order, Cell Leftover)> Parsed =
    [
        .. Table.Select(entry => (entry.Order.Split(' ').Select(ToCell).ToImmutableArray(), ToCell(entry.LastOfCopy))),
    ];

    /// <summary>The divider cells of a section in the reference's order.</summary>
    public static ImmutableArray<Cell> Of(int sectionHeight, int sectionWidth) =>
        Find(sectionHeight, sectionWidth).Order;

    /// <summary>
    /// The cell that the reference's loop variable is left with after it has looked for a bridge's place: treasure-island keeps
    /// the neighbours of this cell free of objects, not those of the bridge.
    /// </summary>
    public static Cell LeftoverLoopCell(int sectionHeight, int sectionWidth) =>
        Find(sectionHeight, sectionWidth).Leftover;

    private static (ImmutableArray<Cell> Order, Cell Leftover) Find(int height, int width) =>
        Parsed[
            ((height - WorldGenerator.MinSection) * WorldGenerator.SectionSizes) + width - WorldGenerator.MinSection
        ];

    private static Cell ToCell(string digits) => new(digits[0] - '0', digits[1] - '0');
}
