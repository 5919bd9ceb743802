using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>Seeded worlds for tests that ask about many. A seed names the same world for ever.</summary>
internal static class DrawnWorlds
{
    /// <summary>The colours of the paper's test games.</summary>
    public static ImmutableArray<TileColor> Colors { get; } =
    [TileColor.Purple, TileColor.Lime, TileColor.Saffron, TileColor.Grey];

    public static Blueprint Unedited(Layout layout, long seed) => WorldGenerator.Generate(layout, seed, Colors);

    public static IEnumerable<Blueprint> UneditedMany(Layout layout, int count) =>
        Enumerable.Range(0, count).Select(seed => Unedited(layout, seed));

    /// <summary>A world with up to five edits of different kinds.</summary>
    public static Blueprint Edited(Layout layout, int seed)
    {
        var random = new Random(seed);
        var kinds = EditNames.For(layout).ToArray();
        random.Shuffle(kinds);
        return EditDraw.ApplyAll(Unedited(layout, seed), kinds.Take(random.Next(6)));
    }

    public static IEnumerable<Blueprint> EditedMany(Layout layout, int count) =>
        Enumerable.Range(0, count).Select(seed => Edited(layout, seed));

    /// <summary>Worlds of both layouts in turn.</summary>
    public static IEnumerable<Blueprint> EditedMany(int count) =>
        Enumerable.Range(0, count).Select(seed => Edited((Layout)(seed % 2), seed));
}
