using MindGrid.Rl.Envs;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

public class WorldSourceTests
{
    private static readonly TileKind[] Colored =
    [
        TileKind.Ball,
        TileKind.Key,
        TileKind.DoorOpen,
        TileKind.DoorClosed,
        TileKind.DoorLocked,
    ];

    [Test]
    public void Generated_worlds_are_the_generators([Values] Layout layout)
    {
        var source = new GeneratedWorlds(layout) { Colors = DrawnWorlds.Colors };
        for (var seed = 0; seed < 20; seed++)
        {
            var (drawn, expected) = (World.From(source.Draw(seed)), World.From(DrawnWorlds.Unedited(layout, seed)));
            Assert.That(RowText.Of(drawn), Is.EqualTo(RowText.Of(expected)));
        }
    }

    [Test]
    public void Where_both_layouts_are_allowed_both_appear_about_equally()
    {
        var layouts = Enumerable.Range(0, 1000).Select(seed => GeneratedWorlds.LayoutOf(seed)).ToList();
        Assert.That(layouts.Count(layout => layout == Layout.RoomDoorKey), Is.InRange(420, 580));
        for (var seed = 0; seed < 20; seed++)
        {
            Assert.That(new GeneratedWorlds().Draw(seed).Layout, Is.EqualTo(layouts[seed]));
        }
    }

    [Test]
    public void The_mixed_environment_plays_both_layouts()
    {
        using var env = EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 20);
        env.Reset(1);
        var layouts = Enumerable.Range(0, 20).Select(world => ((GridEnv)env).WorldAt(world).Blueprint.Layout);
        Assert.That(layouts.Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Only_the_colours_chosen_appear()
    {
        var source = new GeneratedWorlds { Colors = [TileColor.Lime, TileColor.Indigo, TileColor.Red] };
        var used = Enumerable
            .Range(0, 100)
            .SelectMany(seed => source.Draw(seed).Objects)
            .Where(thing => Colored.Contains(thing.Tile.Kind))
            .Select(thing => thing.Tile.Color);
        Assert.That(used.Distinct(), Is.EquivalentTo(source.Colors));
    }

    [TestCase(new TileColor[0])]
    [TestCase(new[] { TileColor.Red })]
    [TestCase(new[] { TileColor.Red, TileColor.Red })]
    public void Fewer_than_two_colours_are_refused(TileColor[] colors) =>
        Assert.That(
            () => new GeneratedWorlds { Colors = [.. colors] },
            Throws.ArgumentException.With.Message.StartsWith("A world needs at least two different colours.")
        );

    [TestCase(0, 0)]
    [TestCase(4, 1)]
    [TestCase(long.MaxValue, 1)]
    [TestCase(-1, 0)]
    public void A_pools_world_is_chosen_by_the_seed_modulo_their_number(long seed, int expected)
    {
        var worlds = DrawnWorlds.EditedMany(3).ToList();
        Assert.That(new WorldPool(worlds).Draw(seed).Seed, Is.EqualTo(worlds[expected].Seed));
    }

    [Test]
    public void A_pool_can_be_drawn_from_a_source()
    {
        var source = new GeneratedWorlds(Layout.TreasureIsland);
        var pool = WorldPool.From(source, first: 10, count: 5);
        Assert.That(pool.Count, Is.EqualTo(5));
        Assert.That(Enumerable.Range(0, 5).Select(i => pool.Draw(i).Seed), Is.EqualTo([10, 11, 12, 13, 14]));
    }

    [Test]
    public void An_empty_pool_is_refused()
    {
        const string Sentence = "A pool holds at least one world.";
        Assert.That(() => new WorldPool(), Throws.ArgumentException.With.Message.StartsWith(Sentence));
        Assert.That(
            () => WorldPool.From(new GeneratedWorlds(), 0, 0),
            Throws.ArgumentException.With.Message.StartsWith(Sentence)
        );
    }
}
