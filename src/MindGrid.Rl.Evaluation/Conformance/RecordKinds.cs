namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>A kind of exported record: how to tell it, which fields are inputs, and how to compute all others from them.</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Telling">A field that only this kind has.</param>
/// <param name="Inputs">The fields that are given; all others are compared.</param>
/// <param name="Replay">Computes the other fields.</param>
internal sealed record RecordKind(string Name, string Telling, string[] Inputs, Func<JsonObject, JsonObject> Replay)
{
    private static readonly string[] GameInputs =
    [
        "id",
        "split",
        "layout",
        "seed",
        "colors",
        "false_edits",
        "true_edits",
        "skills",
    ];

    /// <summary>All kinds; the first whose telling field a record has is its kind.</summary>
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        new(
            "teaching",
            "sentences",
            [.. GameInputs, "rec", "kind", "note", "source_game", "rng", "sentences"],
            TeachingRecord.Replay
        ),
        new("game", "base", [.. GameInputs, "factory_attempts", "ref_plan_skills"], GameRecord.Replay),
        new(
            "trace",
            "steps",
            ["id", "game", "kind", "layout", "seed", "colors", "edits", "actions"],
            TraceRecord.Replay
        ),
        new("sentence", "sentence", ["layout", "kind", "sentence"], SentenceRecord.Replay),
        new("spec", "factory_attempts", ["id"], SpecRecord.Replay),
    ];
}

/// <summary>What the reader makes of a sentence.</summary>
internal static class SentenceRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var layout = SuiteFile.ReadLayout(input);
        var sentence = new ReferenceReader().Read(SuiteFile.Required<string>(input, "sentence"), layout).Single();
        return new JsonObject { ["parsed"] = Replays.Parsed(sentence.Edit) };
    }
}

/// <summary>A game of the paper's data set, found again by its identity: everything about it is output.</summary>
internal static class SpecRecord
{
    private static readonly Lazy<Dictionary<string, JsonObject>> Games = new(() =>
        PaperFactory.Games().Select(SuiteFile.ToJson).ToDictionary(game => game["id"]!.GetValue<string>())
    );

    public static JsonObject Replay(JsonObject input)
    {
        var id = SuiteFile.Required<string>(input, "id");
        return Games.Value.TryGetValue(id, out var game)
            ? game.DeepClone().AsObject()
            : throw new FormatException($"The paper's data set has no game '{id}'.");
    }
}

/// <summary>A world stepped with given actions, never reset.</summary>
internal static class TraceRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var unedited = WorldGenerator.Generate(
            SuiteFile.ReadLayout(input),
            SuiteFile.Required<long>(input, "seed"),
            SuiteFile.ReadColors(input)
        );
        var world = World.From(EditedWorld.From(unedited, SuiteFile.ReadEdits(input, "edits")).World);
        var start = new JsonObject
        {
            ["pos"] = Snapshots.Pair(world.AgentCell),
            ["dir"] = (int)world.AgentHeading,
            ["obs"] = Snapshots.View(world),
            ["sha256"] = Snapshots.GridHash(world),
            ["grid"] = Snapshots.Grid(world),
        };
        var steps = new JsonArray();
        foreach (var digit in SuiteFile.Required<string>(input, "actions"))
        {
            var ends = Step.Apply(world, (AgentAction)(digit - '0'));
            steps.Add(StepOf(world, ends));
        }
        var end = new JsonObject
        {
            ["grid"] = Snapshots.Grid(world),
            ["objects"] = Snapshots.Objects(world),
            ["step_count"] = world.Steps,
        };
        Snapshots.AddTexts(end, world);
        return new JsonObject
        {
            ["init"] = start,
            ["steps"] = steps,
            ["final"] = end,
        };
    }

    private static JsonArray StepOf(World world, StepEnds ends)
    {
        var carried = world.CarriedTile;
        return
        [
            world.AgentCell.Column,
            world.AgentCell.Row,
            (int)world.AgentHeading,
            world.Carried < 0 ? null : $"{carried.Kind.TypeName()}:{carried.Color.Name()}",
            0, // the reference gives no reward
            ends.HasFlag(StepEnds.Died) ? 1 : 0,
            ends.HasFlag(StepEnds.TimeLimit) ? 1 : 0,
            Snapshots.GridHash(world),
            Snapshots.View(world),
        ];
    }
}

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

    private static (JsonObject Json, System.Collections.Immutable.ImmutableArray<AgentAction>? Actions) Side(
        GameSpec spec,
        Replays.Staged staged,
        System.Collections.Immutable.ImmutableArray<EditKind> kinds,
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
        var belief = new Belief(believed, new ReferenceReader(), Quirks.Reference);
        var heard = sentences.Select(sentence => sentence is null ? null : belief.Hear(sentence).Single()).ToList();
        var planner = new Planner(believed, spec.Skills);
        var (plan, actions) = Replays.MakePlan(planner, belief.World);
        var (_, trueActions) = Replays.MakePlan(planner, real);
        var (solve, solved) = Replays.Solve(belief.World);
        var played = Replays.Play(actions, real);
        var truePlanned = Replays.Play(trueActions, real);
        var solvePlayed = Replays.Play(solved, real);
        var after = Snapshots.Of(World.From(belief.World), withTexts: false);
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

/// <summary>A teaching, right or wrong: what was read and believed, the plan after it, and the gap.</summary>
internal static class TeachingRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var game = TeachingGame.From(SuiteFile.ReadSpec(input));
        var belief = new Belief(game.Believed.World, new ReferenceReader(), Quirks.Reference);
        var heard = SuiteFile
            .RequiredList(input, "sentences")
            .Select(sentence => belief.Hear(sentence!.GetValue<string>()).Single())
            .ToList();
        var planner = new Planner(game.Believed.World, game.Spec.Skills);
        var (plan, actions) = Replays.MakePlan(planner, belief.World);
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
            ["final"] = Snapshots.Of(World.From(belief.World), withTexts: true),
            ["solve"] = Replays.Solve(belief.World).Json,
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
