namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json.Nodes;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>A teaching, right or wrong: what was read and believed, the plan after it, and the gap.</summary>
internal static class TeachingRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var game = TeachingGame.From(SuiteFile.ReadSpec(input));
        var human = new Listener(new LiteralHuman(), game.Believed.World, new ReferenceReader(), Quirks.Reference);
        var heard = SuiteFile
            .RequiredList(input, "sentences")
            .Select(sentence =>
                human.Hear(sentence?.GetValue<string>() ?? throw new FormatException("A sentence is null.")).Single()
            )
            .ToList();
        var planner = new Planner(game.Believed.World, game.Spec.Skills);
        var (plan, actions) = Replays.MakePlan(planner, human.Belief);
        var (truePlan, trueActions) = Replays.MakePlan(planner, game.Real.World);
        var played = Replays.Play(actions, game.Real.World);
        var best = Replays.Play(trueActions, game.Real.World);
        var refused = heard.Any(sentence => sentence.Rejection is not null) ? "an edit was refused" : null;
        return new JsonObject
        {
            ["parsed"] = new JsonArray([.. heard.Select(sentence => Replays.Parsed(sentence.Edit))]),
            ["applied"] = new JsonArray([.. heard.Select(Applied)]),
            ["edit_errors"] = new JsonArray([.. heard.Select(sentence => (JsonNode?)sentence.Rejection?.Message)]),
            ["printed"] = refused,
            ["error"] = refused,
            ["error_kind"] = refused is null ? null : "edit_error",
            ["errors"] = new JsonArray(),
            ["final"] = Snapshots.Of(World.From(human.Belief), withTexts: true),
            ["solve"] = Replays.Solve(human.Belief).Json,
            ["plan_eval_py"] = plan,
            ["true_plan_eval_py"] = truePlan,
            ["gap_paper"] = Replays.Gap(best, played, "reward"),
            ["gap_success_only"] = Replays.Gap(best, played, "reward_success_only"),
            ["gap_strict"] = Replays.StrictGap(best, played),
            ["played"] = played,
            ["true_eval_py"] = best,
        };
    }

    private static JsonNode? Applied(HeardSentence sentence) =>
        sentence.Edit is null ? null : sentence.Rejection is null;
}
