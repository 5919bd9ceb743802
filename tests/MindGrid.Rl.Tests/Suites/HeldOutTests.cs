using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class HeldOutTests
{
    private static readonly Lazy<ImmutableArray<GameSpec>> Paper = new(() =>
        [.. PaperFactory.Games().Select(game => game.Spec)]
    );

    private static readonly TeachingGame Training = new FreshGames(GameShape.TrainLike).Draw(7).Game;

    [Test]
    public void Every_game_that_the_paper_holds_out_is_refused()
    {
        var held = Paper.Value.Where(spec => spec.Split != GameSplit.Train).ToArray();
        Assert.That(held, Has.Length.EqualTo(2000));
        Assert.That(held.Where(spec => HeldOut.Problem(spec) is null), Is.Empty);
    }

    [Test]
    public void The_papers_training_games_pass_but_for_those_whose_seed_is_held_out()
    {
        var held = Paper.Value.Where(spec => spec.Split != GameSplit.Train).Select(spec => spec.Seed).ToHashSet();
        foreach (var spec in Paper.Value.Where(spec => spec.Split == GameSplit.Train))
        {
            Assert.That(HeldOut.Problem(spec) is null, Is.EqualTo(!held.Contains(spec.Seed)), spec.Id);
        }
    }

    [Test]
    public void A_game_in_a_test_colour_is_refused_in_a_sentence()
    {
        var game = TeachingGame.From(FreshSuite.Games(1, GameSplit.TestOut).First().Spec);
        var sentence =
            $"fresh-1-test_out-0 must not be trained on: {game.Spec.Colors[0].Name()} is a colour of the paper's test_out.";

        Assert.That(HeldOut.Problem(game.Spec), Is.EqualTo(sentence));
        Assert.That(HeldOut.Problem(game), Is.EqualTo(sentence));
        Assert.That(
            () => HeldOut.RequireTraining(game),
            Throws.ArgumentException.With.Message.EqualTo($"{sentence} (Parameter 'game')")
        );
    }

    [Test]
    public void A_validation_colour_is_named_as_such()
    {
        var colors = new FreshGames(colors: GameSplit.ValidationOut, training: false).Draw(1).Game.Spec.Colors;
        Assert.That(
            HeldOut.Problem(Training.Spec with { Id = "mixed", Colors = [.. Training.Spec.Colors, colors[3]] }),
            Is.EqualTo($"mixed must not be trained on: {colors[3].Name()} is a colour of the paper's val_out.")
        );
    }

    [Test]
    public void A_seed_that_the_paper_holds_out_is_refused_in_training_colours()
    {
        var held = Paper.Value.First(spec => spec.Split == GameSplit.TestIn);
        Assert.That(
            HeldOut.Problem(Training.Spec with { Id = "known", Seed = held.Seed }),
            Is.EqualTo($"known must not be trained on: the paper holds out a game of seed {held.Seed}.")
        );
    }

    [Test]
    public void A_held_out_colour_in_either_world_is_found_though_the_definition_lacks_it([Values] bool inReal)
    {
        var color = HeldOut.Colors[0];
        var (believed, real) = (Training.Believed, Training.Real);
        var colored = inReal ? real : believed;
        var painted = colored with { World = new Edit.ChangeTargetColor(color).TryApply(colored.World).World };
        var game = inReal ? Training with { Real = painted } : Training with { Believed = painted };

        Assert.That(HeldOut.Problem(game.Spec), Is.Null);
        Assert.That(HeldOut.Problem(game), Does.Contain($": {color.Name()} is a colour of"));
    }

    /// <summary>Grey and brown are drawn colours of some split, and yet the colours of every wall and bridge.</summary>
    [Test]
    public void Fixed_colours_are_no_reason()
    {
        Assert.That(HeldOut.Colors, Has.Length.EqualTo(8).And.Unique);
        var shown = Enumerable
            .Range(0, 100)
            .Select(seed => new FreshGames().Draw(seed).Game)
            .Where(game => HeldOut.Problem(game) is null)
            .SelectMany(game => game.Real.World.Objects)
            .Select(thing => thing.Tile.Color);
        Assert.That(shown.Intersect(HeldOut.Colors), Is.Not.Empty);
    }
}
