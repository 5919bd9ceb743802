using MindGrid.Rl.Edits;
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
}
