using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class WorldOptionsTests
{
    private static readonly long[] Seeds = [.. Enumerable.Range(0, 300).Select(i => 17L + i)];

    [Test]
    public void Without_choices_the_worlds_are_the_generators()
    {
        foreach (var seed in Seeds)
        {
            Assert.That(new WorldOptions().Draw(seed), Is.EqualTo(new GeneratedWorlds().Draw(seed)));
        }
    }

    [Test]
    public void Fixed_edits_are_made_in_their_order()
    {
        var options = new WorldOptions
        {
            Layout = Layout.RoomDoorKey,
            Edits = [EditKind.FlipVertical, EditKind.AddPassage],
        };
        foreach (var seed in Seeds)
        {
            var unedited = WorldGenerator.Generate(Layout.RoomDoorKey, seed, options.Colors);
            Assert.That(options.Draw(seed), Is.EqualTo(EditDraw.ApplyAll(unedited, options.Edits)));
        }
    }

    [TestCase(GameSplit.Train)]
    [TestCase(GameSplit.ValidationIn)]
    [TestCase(GameSplit.TestIn)]
    [TestCase(GameSplit.ValidationOut)]
    [TestCase(GameSplit.TestOut)]
    public void A_split_gives_its_games_colours(string split)
    {
        var ofGames = PaperFactory.TestGames(1)[0].Spec.Colors;
        var ours = WorldOptions.Of(split).Colors;

        Assert.That(ours, Has.Length.EqualTo(4));
        Assert.That(ours.Intersect(ofGames).Count(), Is.EqualTo(split == GameSplit.TestOut ? 4 : 0));
        Assert.That(
            Seeds.Select(seed => WorldOptions.Of(split).Draw(seed).TargetColor).Distinct(),
            Is.EquivalentTo(ours)
        );
    }

    [Test]
    public void Known_colours_have_two_edits_and_the_others_any_number_but_all()
    {
        Assert.That(WorldOptions.Of(GameSplit.Train).RandomEdits, Is.EqualTo(new EditCount(2, 2)));
        Assert.That(WorldOptions.Of(GameSplit.TestOut).RandomEdits, Is.EqualTo(new EditCount(2, int.MaxValue)));
    }

    [Test]
    public void Drawn_edits_are_as_many_as_asked_for_and_each_world_differs_from_its_unedited_one()
    {
        // Flips change every world, so that with all edits but one a world that stays the same shows that edits were forgotten.
        var options = new WorldOptions { RandomEdits = new(100, 100) };
        var changed = Seeds.Count(seed => !options.Draw(seed).Equals(new GeneratedWorlds().Draw(seed)));

        Assert.That(changed, Is.EqualTo(Seeds.Length));
    }

    [Test]
    public void An_environment_takes_them_at_a_reset_and_keeps_them_for_later_episodes()
    {
        var options = WorldOptions.Of(GameSplit.TestOut) with { Layout = Layout.TreasureIsland };
        using var env = (GridEnv)EnvRegistry.Grid.MakeVec("MindGrid/RoomDoorKey-v0", 3);
        env.Reset(40, options);
        Assert.That(env.WorldAt(1).Blueprint, Is.EqualTo(options.Draw(41)));

        env.Reset();
        Assert.That(env.WorldAt(1).Blueprint, Is.EqualTo(options.Draw(EpisodeSeed.Of(41, 1))));
    }

    [Test]
    public void What_makes_no_worlds_is_refused_in_a_sentence()
    {
        Assert.Multiple(() =>
        {
            AssertRefused(
                () => WorldOptions.Of("test"),
                "There is no split 'test'; there is train, val_in, test_in, val_out, test_out. (Parameter 'split')"
            );
            AssertRefused(
                () => _ = new WorldOptions { Colors = [TileColor.Red] },
                "A world needs at least two different colours. (Parameter 'value')"
            );
            AssertRefused(
                () => _ = new WorldOptions { RandomEdits = new(3, 2) },
                "From 3 to 2 edits cannot be drawn: the numbers have to be ordered and not negative. (Parameter 'value')"
            );
            AssertRefused(
                () => new WorldOptions { Layout = Layout.RoomDoorKey, Edits = [EditKind.MakeLavaSafe] }.Draw(1),
                "The layout room_door_key has no edit make_lava_safe."
            );
        });
    }

    private static void AssertRefused(TestDelegate use, string sentence) =>
        Assert.That(use, Throws.ArgumentException.With.Message.EqualTo(sentence));
}
