namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>One teaching episode from the first plan to the gap.</summary>
/// <param name="FirstPlan">The human's plan before teaching, or null.</param>
/// <param name="Utterance">What the teacher said.</param>
/// <param name="Heard">What became of each sentence.</param>
/// <param name="BeliefAfter">The world that the human believes in after teaching.</param>
/// <param name="TaughtPlan">The human's plan after teaching, or null.</param>
/// <param name="Played">That plan, played in the real world.</param>
/// <param name="Gap">The practical alignment gap.</param>
public sealed record TeachingEpisode(
    Plan? FirstPlan,
    Utterance Utterance,
    ImmutableArray<HeardSentence> Heard,
    Blueprint BeliefAfter,
    Plan? TaughtPlan,
    PlayedPlan Played,
    AlignmentGap Gap
)
{
    /// <summary>Plays one episode: a pure function of game, teacher and scoring.</summary>
    public static TeachingEpisode Run(TeachingGame game, ITeacher teacher, Scoring? scoring = null)
    {
        scoring ??= Scoring.Strict;
        var believed = game.Believed.World;
        var real = game.Real.World;
        var human = new LiteralHuman(believed, game.Spec.Skills, scoring.Reader, scoring.Quirks);

        var firstPlan = human.MakePlan();
        var utterance = teacher.Teach(new Lesson(World.From(real), firstPlan?.Steps));
        var heard = human.Listen(utterance);
        var belief = human.Belief.World;

        var (taughtPlanner, realPlanner) = Planners(game, belief, scoring);
        var taughtPlan = taughtPlanner.MakePlan(belief);
        var bestPlan = realPlanner.MakePlan(real);

        var played = Play(taughtPlan, real, scoring);
        var gap = new AlignmentGap(scoring.ReturnOf(Play(bestPlan, real, scoring)), scoring.ReturnOf(played));
        return new(firstPlan, utterance, heard, belief, taughtPlan, played, gap);
    }

    private static (Planner Taught, Planner Real) Planners(TeachingGame game, Blueprint belief, Scoring scoring)
    {
        if (scoring.OnePlannerPerGame)
        {
            var shared = new Planner(game.Believed.World, game.Spec.Skills);
            return (shared, shared);
        }
        return (new(belief, game.Spec.Skills), new(game.Real.World, game.Spec.Skills));
    }

    /// <summary>Who has no plan, or one that cannot be carried out, does nothing: the return is 0.</summary>
    private static PlayedPlan Play(Plan? plan, Blueprint real, Scoring scoring) =>
        PlayedPlan.Play(real, plan?.ToActions() ?? ImmutableArray<AgentAction>.Empty, scoring.DeathEnds);
}
