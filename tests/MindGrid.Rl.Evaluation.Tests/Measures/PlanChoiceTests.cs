using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class PlanChoiceTests
{
    private static readonly Scoring Strict = Scoring.Strict;

    /// <summary>Proposed and own plan, each in the real world and as believed; the best known return.</summary>
    [TestCase(90, 50, 0, 60, 90, ChoiceOutcome.UnderAppreciation)]
    [TestCase(90, 60, 0, 60, 90, ChoiceOutcome.UnderAppreciation)]
    [TestCase(0, 95, 90, 60, 90, ChoiceOutcome.OverAppreciation)]
    [TestCase(80, 60, 0, 50, 90, ChoiceOutcome.UnderAchievement)]
    [TestCase(0, 50, 80, 60, 90, ChoiceOutcome.UnderAchievement)]
    [TestCase(80, 60, 80, 50, 90, ChoiceOutcome.UnderAchievement)]
    [TestCase(80, 50, 80, 60, 90, ChoiceOutcome.UnderAchievement)]
    [TestCase(90, 60, 0, 50, 90, ChoiceOutcome.Aligned)]
    [TestCase(0, 60, 90, 60, 90, ChoiceOutcome.Aligned)]
    [TestCase(92, 60, 0, 50, 90, ChoiceOutcome.Aligned)]
    public void Each_choice_has_its_outcome(
        int proposedReal,
        int proposedBelieved,
        int ownReal,
        int ownBelieved,
        int best,
        ChoiceOutcome expected
    ) =>
        Assert.That(
            new PlanChoice(new(proposedReal, proposedBelieved), new(ownReal, ownBelieved), best).Outcome,
            Is.EqualTo(expected)
        );

    /// <summary>The paper's three definitions, written out with the ties that the choice leaves to it.</summary>
    [Test]
    public void Of_ten_thousand_random_pairs_each_meets_one_definition_and_that_is_its_outcome()
    {
        var random = new CPythonRandom(1);
        var counts = new int[4];
        for (var i = 0; i < 10_000; i++)
        {
            var (proposed, own) = (new PlanValue(Drawn(), Drawn()), new PlanValue(Drawn(), Drawn()));
            var best = Math.Max(proposed.Real, own.Real) + random.Below(2);
            var under = proposed.Real > own.Real && proposed.Believed <= own.Believed;
            var over = proposed.Real < own.Real && proposed.Believed > own.Believed;
            var achieved = Math.Max(proposed.Real, own.Real);
            bool[] meets = [!under && !over && achieved >= best, under, over, !under && !over && achieved < best];
            var outcome = new PlanChoice(proposed, own, best).Outcome;
            Assert.That(meets.Count(met => met), Is.EqualTo(1));
            Assert.That(meets[(int)outcome], $"{proposed} {own} {best} {outcome}");
            counts[(int)outcome]++;
        }
        Assert.That(counts, Has.All.GreaterThan(500));

        // Few values, so that ties are many.
        int Drawn() => random.Below(5);
    }

    [Test]
    public void Hot_lava_that_is_believed_safe_makes_the_human_take_the_worse_plan()
    {
        var game = new PreparedGame(Games.Island(seed: 1));
        var lied = game.Teach(new SayingTeacher(["the lava is safe to walk on"]));
        var choice = Choice(game, lied, proposed: lied.TaughtPlan, own: game.FirstPlan);
        Assert.That(choice.TakesProposed);
        Assert.That(choice.Outcome, Is.EqualTo(ChoiceOutcome.OverAppreciation));
    }

    [Test]
    public void An_open_door_that_is_believed_locked_makes_the_human_refuse_the_better_plan()
    {
        var game = new PreparedGame(
            Enumerable
                .Range(1, 200)
                .Select(seed => Games.Room(seed, EditKind.ToggleOpening))
                .First(game =>
                    game.UnknownEdits is [Edit.ToggleOpening toggled]
                    && World.From(game.Believed.World).TileAt(toggled.Cell).Kind == TileKind.DoorLocked
                    && World.From(game.Real.World).TileAt(toggled.Cell).Kind == TileKind.DoorOpen
                )
        );
        var silent = game.Teach(new SilentTeacher());
        var best = game.Teach(new TruthfulTeacher(game.Game)).TaughtPlan;
        Assert.That(
            Choice(game, silent, proposed: best, own: game.FirstPlan).Outcome,
            Is.EqualTo(ChoiceOutcome.UnderAppreciation)
        );
    }

    [Test]
    public void Cool_lava_that_is_believed_hot_makes_the_human_refuse_the_better_plan()
    {
        var game = new PreparedGame(Games.Island(seed: 1, EditKind.MakeLavaSafe));
        var silent = game.Teach(new SilentTeacher());
        var best = game.Teach(new TruthfulTeacher(game.Game)).TaughtPlan;
        var choice = Choice(game, silent, proposed: best, own: game.FirstPlan);
        Assert.That(choice.TakesProposed, Is.False);
        Assert.That(choice.Outcome, Is.EqualTo(ChoiceOutcome.UnderAppreciation));
    }

    [Test]
    public void To_see_no_third_plan_is_to_achieve_less()
    {
        var game = new PreparedGame(Games.Island(seed: 1, EditKind.MakeLavaSafe));
        var silent = game.Teach(new SilentTeacher());
        var choice = Choice(game, silent, proposed: null, own: game.FirstPlan);
        Assert.That(choice.Outcome, Is.EqualTo(ChoiceOutcome.UnderAchievement));
    }

    [Test]
    public void Who_was_told_the_truth_appreciates_neither_too_much_nor_too_little()
    {
        foreach (var game in PreparedGame.FromMany(Games.OfThePaper(100)))
        {
            var taught = game.Teach(new TruthfulTeacher(game.Game));
            if (taught.BeliefAfter.Equals(game.Game.Real.World))
            {
                foreach (
                    var (proposed, own) in new[]
                    {
                        (taught.TaughtPlan, game.FirstPlan),
                        (game.FirstPlan, taught.TaughtPlan),
                    }
                )
                {
                    var outcome = Choice(game, taught, proposed, own).Outcome;
                    Assert.That(outcome, Is.Not.EqualTo(ChoiceOutcome.UnderAppreciation), game.Game.Spec.Id);
                    Assert.That(outcome, Is.Not.EqualTo(ChoiceOutcome.OverAppreciation), game.Game.Spec.Id);
                }
            }
        }
    }

    /// <summary>The choice of a human who believes what it believed at the end of an episode.</summary>
    private static PlanChoice Choice(PreparedGame game, TeachingEpisode episode, Plan? proposed, Plan? own)
    {
        return new(Value(proposed), Value(own), game.BestReturn!.Value);

        PlanValue Value(Plan? plan) => new(Return(plan, game.Game.Real.World), Return(plan, episode.BeliefAfter));

        int Return(Plan? plan, Blueprint world) =>
            Strict.ReturnOf(
                PlayedPlan.Play(
                    world,
                    (plan?.ToActions() ?? ImmutableArray<AgentAction>.Empty).AsSpan(),
                    Strict.DeathEnds
                )
            );
    }
}
