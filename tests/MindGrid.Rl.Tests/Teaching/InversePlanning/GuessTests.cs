using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Teaching.InversePlanning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching.InversePlanning;

public class GuessTests
{
    [Test]
    public void Undoing_an_edit_and_saying_it_gives_the_real_world_again([Values] Layout layout)
    {
        var undoable = EditNames
            .For(layout)
            .Except([
                EditKind.FlipVertical,
                EditKind.ChangeTargetColor,
                EditKind.PutAgentInsideSection,
                EditKind.RemoveTool,
            ]);
        foreach (var kind in undoable)
        {
            foreach (var world in DrawnWorlds.UneditedMany(layout, 40).Where(world => IsPossible(kind, world)))
            {
                var real = Observation.Of(World.From(EditDraw.ApplyAll(world, [kind])))!;
                Assert.That(RedoneTiles(real, kind), Is.EqualTo(Tiles(real.ToBlueprint())), $"{kind} {world.Seed}");
            }
        }
    }

    [Test]
    public void Guesses_are_as_many_as_can_be_told_apart_and_weigh_something()
    {
        foreach (var world in DrawnWorlds.EditedMany(100))
        {
            var real = Observation.Of(World.From(world))!;
            var guesses = Guesses.Of(real, new Traces(real), new BeliefPrior());
            Assert.That(guesses.Select(guess => guess.Guess), Is.Unique);
            Assert.That(guesses.Select(guess => guess.Prior), Is.All.Positive);
            Assert.That(guesses.Select(guess => guess.Prior), Is.Ordered.Descending);
        }
    }

    /// <summary>The tiles after one who does not know of an edit has heard it; where it may have happened in two places, of the first.</summary>
    private static byte[] RedoneTiles(Scene real, EditKind kind)
    {
        var traces = new Traces(real);
        var opening = kind == EditKind.AddOpening ? traces.Added[0] : Cell.None;
        var guess = new Guess(
            EditSet.Of(kind),
            opening,
            kind == EditKind.ToggleOpening ? real.Openings[0].Cell : Cell.None,
            kind == EditKind.BlockOpening ? traces.Balls[0] : Cell.None,
            IsToolBoxed: false,
            Luck: 0
        );
        var belief = guess.Undo(real).ToBlueprint();
        Assert.That(Tiles(belief), Is.Not.EqualTo(Tiles(real.ToBlueprint())), $"{kind} undone");
        var news = Remark.AllOf(real, traces).Single(remark => remark.IsNewsTo(guess));
        return Tiles(news.Edits.Aggregate(belief, (world, edit) => edit.TryApply(world).World));
    }

    private static bool IsPossible(EditKind kind, Blueprint world) => EditDraw.Draw(kind, world).Edit is not null;

    private static byte[] Tiles(Blueprint world) => World.From(world).Tiles.ToArray();
}
