using MindGrid.Rl.Edits;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

public class EditSubsetTests
{
    [TestCase(Layout.RoomDoorKey, 1024)]
    [TestCase(Layout.TreasureIsland, 4096)]
    public void One_seed_has_a_variant_for_each_subset_of_the_edits(Layout layout, int count)
    {
        var subsets = EditNames.SubsetsFor(layout).ToList();
        var unedited = WorldGenerator.Generate(layout, seed: 5815062, ColorNames.Sorted);

        var variants = subsets
            .Select(edits => World.From(EditedWorld.From(unedited, edits).World))
            .Select(world => (Convert.ToHexString(world.Tiles), world.AgentCell, world.Blueprint.TargetColor))
            .ToHashSet();

        TestContext.Out.WriteLine($"{layout}: {variants.Count} of {count} variants differ in grid, agent or target.");
        Assert.That(subsets.Select(edits => string.Join(' ', edits)), Is.Unique.And.Exactly(count).Items);
        Assert.That(variants, Has.Count.GreaterThan(count / 2));
    }
}
