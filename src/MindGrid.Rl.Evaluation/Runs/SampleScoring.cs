namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>Scores a sample by what comes of it: the human listens, plans anew and acts.</summary>
internal static class SampleScoring
{
    /// <summary>Lets a teacher teach a game once.</summary>
    public static SampleScore Score(PreparedGame game, ITeacher teacher, Planner planner)
    {
        var episode = game.Teach(teacher, planner);
        var judged = JudgedUtterance.Of(game.Game, episode);
        return new(
            game.Game.Spec.Layout.Name(),
            [.. judged.UnknownEdits.Select(edit => edit.Kind.Name())],
            Describe(game.Game.Believed.World),
            [.. episode.Heard.Zip(judged.Sentences, SentenceOf)],
            PlanOf(episode.FirstPlan, game),
            PlanOf(episode.TaughtPlan, game),
            episode.Gap.Best,
            episode.Gap.Value,
            episode.Played.Success,
            episode.Played.DiedAtStep is not null
        );
    }

    private static SampleSentence SentenceOf(HeardSentence heard, JudgedSentence judged) =>
        new(
            heard.Sentence,
            heard.Understood is { } edit ? EditGrammar.Say(edit, heard.BeliefAfter.Layout) : null,
            heard.Reason,
            judged.Verdict.Name(),
            Describe(heard.BeliefAfter)
        );

    private static SamplePlan PlanOf(Plan? plan, PreparedGame game)
    {
        var actions = (plan?.ToActions() ?? []).AsSpan();
        return new(
            plan is null ? null : [.. plan.Steps.Select(step => SkillGrammar.Say(step))],
            ReturnIn(game.Game.Real.World, actions),
            ReturnIn(game.Game.Believed.World, actions)
        );

        int ReturnIn(Blueprint world, ReadOnlySpan<Grid.AgentAction> actions) =>
            game.Scoring.ReturnOf(PlayedPlan.Play(world, actions, game.Scoring.DeathEnds));
    }

    private static string Describe(Blueprint world) => WorldDescription.Absolute(World.From(world));
}
