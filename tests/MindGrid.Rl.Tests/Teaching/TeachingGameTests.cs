using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class TeachingGameTests
{
    [Test]
    public void Both_worlds_are_the_seeds_world_with_their_edits()
    {
        foreach (var spec in PaperFactory.TestGames(50).Select(game => game.Spec))
        {
            var game = TeachingGame.From(spec);
            var unedited = WorldGenerator.Generate(spec.Layout, spec.Seed, spec.Colors);
            Assert.That(game.Believed.World, Is.EqualTo(EditDraw.ApplyAll(unedited, spec.FalseEdits)));
            Assert.That(game.Real.World, Is.EqualTo(EditDraw.ApplyAll(unedited, spec.TrueEdits)));
        }
    }

    [Test]
    public void Many_games_are_the_games_of_each_spec_on_any_number_of_threads([Values(1, 2, 3)] int threads)
    {
        GameSpec[] specs =
        [
            .. PaperFactory.TestGames(150).Select(game => game.Spec),
            .. ManySeeds.Of(1500).Select(SpecOf),
        ];
        var games = TeachingGame.FromMany(specs, threads);
        Assert.That(games.Select(AsOne), Is.EqualTo(specs.Select(spec => AsOne(TeachingGame.From(spec)))));

        static (GameSpec, Blueprint, Blueprint, string) AsOne(TeachingGame game) =>
            (
                game.Spec,
                game.Believed.World,
                game.Real.World,
                $"{string.Join(';', game.Believed.Edits)} | {string.Join(';', game.Real.Edits)}"
            );
    }

    [Test]
    public void A_real_world_that_has_not_what_the_human_knows_is_built_from_the_seeds_world()
    {
        var spec = SpecOf(7, 0) with { FalseEdits = [EditKind.FlipVertical], TrueEdits = [EditKind.RemoveTool] };
        var unedited = WorldGenerator.Generate(spec.Layout, spec.Seed, spec.Colors);
        foreach (var game in (TeachingGame[])[TeachingGame.From(spec), TeachingGame.FromMany([spec])[0]])
        {
            Assert.That(game.Real.World, Is.EqualTo(EditDraw.ApplyAll(unedited, spec.TrueEdits)));
            Assert.That(game.Real.Edits.Select(edit => edit?.Kind), Is.EqualTo([EditKind.RemoveTool]));
        }
    }

    [Test]
    public void Of_many_specs_the_first_that_cannot_be_built_is_told_as_it_is([Values(1, 2, 3)] int threads)
    {
        GameSpec[] specs = [.. ManySeeds.Of(300).Select(SpecOf)];
        specs[200] = specs[200] with { Colors = [TileColor.Red] };
        Assert.That(
            () => TeachingGame.FromMany(specs, threads),
            Throws.ArgumentException.With.Message.Contains("two different allowed colours")
        );
    }

    [Test]
    public void Building_many_games_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.That(
            () => TeachingGame.FromMany([SpecOf(1, 0)], cancel: cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void Unknown_edits_lead_from_the_believed_world_to_the_real_one()
    {
        foreach (var spec in PaperFactory.TestGames(50).Select(game => game.Spec))
        {
            var game = TeachingGame.From(spec);
            var world = game.UnknownEdits.Aggregate(game.Believed.World, (world, edit) => edit.Change(world));
            Assert.That(world, Is.EqualTo(game.Real.World), spec.Id);
        }
    }

    [Test]
    public void An_edit_that_is_silent_in_the_reference_counts_and_has_no_sentence()
    {
        var edited = EditedWorld.From(
            DrawnWorlds.Unedited(Layout.RoomDoorKey, 11),
            [EditKind.RemoveTool, EditKind.HideToolInBox, EditKind.FlipVertical]
        );
        Assert.That(
            edited.Edits.Select(edit => edit?.Kind),
            Is.EqualTo([EditKind.RemoveTool, (EditKind?)null, EditKind.FlipVertical])
        );
    }

    [Test]
    public void An_edit_that_the_reference_refuses_does_not_count()
    {
        var edited = EditedWorld.From(
            DrawnWorlds.Unedited(Layout.RoomDoorKey, 11),
            [EditKind.MakeLavaSafe, EditKind.FlipVertical]
        );
        Assert.That(edited.Edits.Select(edit => edit?.Kind), Is.EqualTo([(EditKind?)EditKind.FlipVertical]));
    }

    /// <summary>A game with edits of its own for each seed, some of them silent or refused.</summary>
    private static GameSpec SpecOf(long seed, int number)
    {
        var layout = (Layout)(number % 2);
        var kinds = Enum.GetValues<EditKind>();
        new Random(number).Shuffle(kinds);
        return new()
        {
            Id = $"{number}",
            Layout = layout,
            Seed = seed,
            Colors = DrawnWorlds.Colors,
            FalseEdits = [.. kinds[..(number % 3)]],
            TrueEdits = [.. kinds[..(number % 3 + number % 7)]],
            Skills = SkillNames.For(layout),
        };
    }
}
