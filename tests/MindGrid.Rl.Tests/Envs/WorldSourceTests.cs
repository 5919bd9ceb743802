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
    public void A_pools_world_stands_as_a_fresh_reset_leaves_it()
    {
        var pool = Rollouts.Worlds;
        for (var seed = -3; seed < 2 * pool.Count; seed++)
        {
            var copied = GridBatch.InBlocks(1);
            var stands = pool.Stand(seed);
            copied.CopyRow(0, stands.Batch, stands.Row);
            var fresh = World.From(pool.Draw(seed));
            Assert.That(RowText.Of(copied[0]), Is.EqualTo(RowText.Of(fresh)));
            Assert.That(copied[0].Blueprint, Is.SameAs(fresh.Blueprint));
            Assert.That(
                (copied.Target(0), copied.CarriedTile(0)),
                Is.EqualTo((fresh.Batch.Target(0), fresh.CarriedTile))
            );
        }
    }

    [Test]
    public void Episodes_from_a_pool_are_those_from_worlds_drawn_one_by_one([Values] AutoresetMode autoreset)
    {
        var options = new GridEnvOptions
        {
            Worlds = Rollouts.Worlds,
            StepLimit = 20,
            Autoreset = autoreset,
            EndedWorldsGoOn = autoreset == AutoresetMode.Disabled,
        };
        using var pooled = new GridEnv(70, options);
        using var drawn = new GridEnv(70, options with { Worlds = new OneByOne(Rollouts.Worlds) });
        var expected = new List<string>();
        Rollouts.Play(drawn, 60, buffers => expected.Add(TextOf(drawn, buffers)));
        var played = 0;
        Rollouts.Play(pooled, 60, buffers => Assert.That(TextOf(pooled, buffers), Is.EqualTo(expected[played++])));
    }

    [Test]
    public void A_source_that_draws_nothing_is_named() =>
        Assert.That(
            () => new OneByOne(null).Stand(7),
            Throws.InvalidOperationException.With.Message.EqualTo("OneByOne drew no world for the seed 7.")
        );

    [Test]
    public void A_pool_of_worlds_with_too_many_objects_is_refused()
    {
        var world = WorldGenerator.Generate(Layout.RoomDoorKey, 1, ColorNames.Sorted);
        var crowded = world with { Objects = [.. Enumerable.Repeat(world.Objects[0], Blueprint.MaxObjects + 1)] };
        Assert.That(
            () => new WorldPool(world, crowded),
            Throws.ArgumentException.With.Message.StartsWith("The blueprint has 33 objects; a world holds 32.")
        );
    }

    [Test]
    public void A_pool_of_what_a_source_did_not_draw_is_refused() =>
        Assert.That(
            () => WorldPool.From(new OneByOne(null), first: 0, count: 2),
            Throws.ArgumentException.With.Message.StartsWith("A pool holds no null.")
        );

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

    private static string TextOf(GridEnv env, StepBuffers buffers) =>
        string.Join('\n', Enumerable.Range(0, env.NumEnvs).Select(world => RowText.Of(env.WorldAt(world))))
        + Convert.ToHexString(buffers.Observations["image"].As<byte>())
        + string.Join(' ', buffers.Rewards.ToArray());

    /// <summary>Draws every world anew, where a pool keeps rows to copy.</summary>
    private sealed record OneByOne(WorldPool? Pool) : WorldSource
    {
        public override Blueprint Draw(long seed) => Pool?.Draw(seed)!;
    }
}
