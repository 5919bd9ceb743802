namespace MindGrid.Rl.Evaluation.Conformance;

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>A game: both worlds stage by stage, solutions, plans, plays, and the truthful teacher.</summary>
internal static class GameRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var spec = SuiteFile.ReadSpec(input);
        var draws = new List<(int, int)>();
        var unedited = WorldGenerator.Generate(spec.Layout, spec.Seed, spec.Colors, draws);
        var @base = Snapshots.Of(World.From(unedited), withTexts: true);
        @base["rng_env"] = Snapshots.Draws(draws);
        @base["inner_cells"] = Snapshots.Flat(unedited.Inner);
        @base["outer_cells"] = Snapshots.Flat(unedited.Outer);

        var believed = Replays.Stage(unedited, spec.FalseEdits);
        var real = Replays.Stage(unedited, spec.TrueEdits);
        var (falseSide, falseActions) = Side(
            spec,
            believed,
            spec.FalseEdits,
            EditedWorld.From(unedited, spec.FalseEdits),
            draws
        );
        var (trueSide, trueActions) = Side(
            spec,
            real,
            spec.TrueEdits,
            EditedWorld.From(unedited, spec.TrueEdits),
            draws
        );

        var shared = new Planner(believed.World, spec.Skills);
        shared.MakePlan(believed.World);
        var (sharedPlan, sharedActions) = Replays.MakePlan(shared, real.World);
        trueSide["plan_eval_py"] = sharedPlan;

        var falsePlayed = Replays.Play(falseActions, real.World);
        var truePlayed = Replays.Play(trueActions, real.World);
        var sharedPlayed = Replays.Play(sharedActions, real.World);
        var pair = new JsonObject
        {
            ["gap"] = Replays.Gap(truePlayed, falsePlayed, "reward"),
            ["gap_success_only"] = Replays.Gap(truePlayed, falsePlayed, "reward_success_only"),
            ["gap_strict"] = Replays.StrictGap(truePlayed, falsePlayed),
            ["gap_eval_py"] = Replays.Gap(sharedPlayed, falsePlayed, "reward_success_only"),
            ["false_plan_in_true"] = falsePlayed,
            ["true_plan_in_true"] = truePlayed,
            ["true_plan_eval_py_in_true"] = sharedPlayed,
        };
        var sentences = real.Applied.Skip(believed.AppliedCount).Select(edit => edit!["sentence"]?.GetValue<string>());
        return new JsonObject
        {
            ["base"] = @base,
            ["false"] = falseSide,
            ["true"] = trueSide,
            ["pair"] = pair,
            ["oracle_teacher"] = Oracle(spec, believed.World, real.World, [.. sentences], truePlayed),
        };
    }

    private static (JsonObject Json, ImmutableArray<AgentAction>? Actions) Side(
        GameSpec spec,
        Replays.Staged staged,
        ImmutableArray<EditKind> kinds,
        EditedWorld atOnce,
        List<(int, int)> worldDraws
    )
    {
        var (plan, actions) = Replays.MakePlan(new Planner(staged.World, spec.Skills), staged.World);
        var json = new JsonObject
        {
            ["edits"] = new JsonArray([.. kinds.Select(kind => (JsonNode)kind.Name())]),
            ["printed"] = staged.Printed ? "an edit was refused" : "",
            ["final"] = Snapshots.Of(World.From(staged.World), withTexts: true),
            ["rng_env"] = Snapshots.Draws(worldDraws),
            ["stages"] = staged.Stages,
            ["applied_edits"] = staged.Applied,
            ["staged_equals_make_env"] = kinds.IsEmpty ? null : atOnce.World.Equals(staged.World),
            ["solve"] = Replays.Solve(staged.World).Json,
            ["plan"] = plan,
        };
        return (json, actions);
    }

    private static JsonObject Oracle(
        GameSpec spec,
        Blueprint believed,
        Blueprint real,
        string?[] sentences,
        JsonObject truePlayed
    )
    {
        var human = new Listener(new LiteralHuman(), believed, new ReferenceReader(), Quirks.Reference);
        var heard = sentences.Select(sentence => sentence is null ? null : human.Hear(sentence).Single()).ToList();
        var planner = new Planner(believed, spec.Skills);
        var (plan, actions) = Replays.MakePlan(planner, human.Belief);
        var (_, trueActions) = Replays.MakePlan(planner, real);
        var (solve, solved) = Replays.Solve(human.Belief);
        var played = Replays.Play(actions, real);
        var truePlanned = Replays.Play(trueActions, real);
        var solvePlayed = Replays.Play(solved, real);
        var after = Snapshots.Of(World.From(human.Belief), withTexts: false);
        return new JsonObject
        {
            ["sentences"] = new JsonArray([.. sentences.Select(sentence => (JsonNode?)sentence)]),
            ["parsed"] = new JsonArray([.. heard.Select(sentence => Replays.Parsed(sentence?.Edit))]),
            ["printed"] = heard.Any(sentence => sentence?.Rejection is not null) ? "an edit was refused" : "",
            ["equals_true_env"] = JsonNode.DeepEquals(after, Snapshots.Of(World.From(real), withTexts: false)),
            ["final"] = after,
            ["plan_eval_py"] = plan,
            ["solve"] = solve,
            ["gap"] = Replays.Gap(truePlayed, solvePlayed, "reward"),
            ["gap_success_only"] = Replays.Gap(truePlayed, solvePlayed, "reward_success_only"),
            ["gap_eval_py"] = Replays.Gap(truePlanned, played, "reward_success_only"),
            ["eval_py_in_true"] = played,
            ["true_eval_py_in_true"] = truePlanned,
            ["solve_in_true"] = solvePlayed,
        };
    }
}
