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
using MindGrid.Rl.Worlds;

/// <summary>The parts that several kinds of record share: edits staged one by one, solutions, plans, plays.</summary>
internal static class Replays
{
    /// <summary>What was drawn and done while a world was edited.</summary>
    public sealed record Staged(Blueprint World, JsonArray Stages, JsonArray Applied, int AppliedCount, bool Printed);

    /// <summary>Draws and applies edits one by one, with a snapshot after each.</summary>
    public static Staged Stage(Blueprint unedited, ImmutableArray<EditKind> kinds)
    {
        var world = unedited;
        var stages = new JsonArray();
        var applied = new JsonArray();
        var printed = false;
        foreach (var kind in kinds)
        {
            var draws = new List<(int, int)>();
            var (edit, rejection) = EditDraw.Draw(kind, world, draws);
            world = edit?.Change(world) ?? world;
            var isRefused = rejection is { IsSilentInReference: false };
            // The reference cannot say what block_opening did when it did nothing.
            var error = rejection is { Reason: RejectionReason.NoFreeOpening } ? rejection.Message : null;
            var sentence = edit is null ? null : EditGrammar.Say(edit, world.Layout);
            stages.Add(
                new JsonObject
                {
                    ["edit"] = kind.Name(),
                    ["applied"] = !isRefused,
                    ["printed"] = isRefused ? rejection!.Message : "",
                    ["error"] = error,
                    ["rng"] = Snapshots.Draws(draws),
                    ["sentence"] = sentence,
                    ["snap"] = Snapshots.Of(Worlds.World.From(world), withTexts: false),
                }
            );
            printed |= isRefused;
            if (!isRefused)
            {
                applied.Add(
                    new JsonObject
                    {
                        ["edit"] = kind.Name(),
                        ["sentence"] = sentence,
                        ["error"] = error,
                    }
                );
            }
        }
        return new(world, stages, applied, applied.Count, printed);
    }

    /// <summary>The solver's first call on a world.</summary>
    public static (JsonObject Json, ImmutableArray<AgentAction>? Actions) Solve(Blueprint world)
    {
        var draws = new List<(int, int)>();
        var trajectory = new Trajectory();
        var isSolved = new Solver(new SkillPerformer()).Solve(world, trajectory, draws);
        var last = trajectory.State(trajectory.StateCount - 1);
        var json = new JsonObject
        {
            ["rng"] = Snapshots.Draws(draws),
            ["actions"] = isSolved ? Snapshots.Actions(trajectory.Actions) : null,
            ["success"] = isSolved ? last.HoldsTarget : null,
            ["steps"] = isSolved ? trajectory.Actions.Count : null,
        };
        return (json, isSolved ? [.. trajectory.Actions] : null);
    }

    /// <summary>A call of a planner.</summary>
    public static (JsonObject Json, ImmutableArray<AgentAction>? Actions) MakePlan(Planner planner, Blueprint world)
    {
        var draws = new List<(int, int)>();
        var plan = planner.MakePlan(world, draws);
        var actions = plan?.ToActions();
        var json = new JsonObject
        {
            ["rng_calls"] = draws.Count,
            ["rng_sha256"] = Snapshots.DrawsHash(draws),
            ["plan"] = plan is null ? null : new JsonArray([.. plan.Steps.Select(step => Step(step, plan.World))]),
            ["actions"] = actions is null ? null : Snapshots.Actions(actions),
        };
        return (json, actions);
    }

    /// <summary>Actions played in the real world, with and without its ends.</summary>
    public static JsonObject Play(ImmutableArray<AgentAction>? actions, Blueprint real)
    {
        var played = (actions ?? []).AsSpan();
        var onward = PlayedPlan.Play(real, played, deathEnds: false);
        var strict = PlayedPlan.Play(real, played, deathEnds: true);
        return new JsonObject
        {
            ["success"] = onward.Success,
            ["steps"] = onward.Steps,
            ["first_terminated_step"] = onward.DiedAtStep,
            ["reward"] = Scoring.Paper.ReturnOf(onward),
            ["reward_success_only"] = Scoring.SuccessOnly.ReturnOf(onward),
            ["strict"] = new JsonObject
            {
                ["success"] = strict.Success,
                ["steps"] = strict.Steps,
                ["reward"] = Scoring.Strict.ReturnOf(strict),
            },
        };
    }

    /// <summary>The difference of two plays in one of their figures.</summary>
    public static int Gap(JsonObject best, JsonObject achieved, string figure) =>
        Figure(best, figure) - Figure(achieved, figure);

    /// <summary>The difference of two plays that end at death.</summary>
    public static int StrictGap(JsonObject best, JsonObject achieved) =>
        Figure(best["strict"]!.AsObject(), "reward") - Figure(achieved["strict"]!.AsObject(), "reward");

    /// <summary>An understood sentence as edit and arguments, or null.</summary>
    public static JsonObject? Parsed(Edit? edit)
    {
        if (edit is null)
        {
            return null;
        }
        var arguments = new JsonObject();
        foreach (var (slot, value) in EditGrammar.ToSlots(edit))
        {
            arguments[slot] = slot is "col" or "row" ? JsonValue.Create(int.Parse(value)) : JsonValue.Create(value);
        }
        return new JsonObject { ["edit"] = edit.Kind.Name(), ["args"] = arguments };
    }

    private static int Figure(JsonObject played, string name) => played[name]!.GetValue<int>();

    private static JsonObject Step(Skill step, Blueprint blueprint) =>
        new()
        {
            ["skill"] = step.Kind.Name(),
            ["words"] = SkillGrammar.Say(step, Quirks.Reference),
            ["args"] = Arguments(step, World.From(blueprint)),
        };

    private static JsonObject Arguments(Skill step, World world) =>
        step switch
        {
            Skill.Primitive primitive => new() { ["action"] = primitive.Action.ToString().ToLowerInvariant() },
            Skill.GoTo go => new() { ["pos"] = Snapshots.Pair(go.Cell) },
            Skill.RotateTowardsObject rotate => new() { ["obj"] = Snapshots.Thing(rotate.Object, world) },
            Skill.RotateTowardsDirection rotate => new() { ["dir"] = (int)rotate.Heading },
            Skill.GoAdjacentToObject go => new() { ["obj"] = Snapshots.Thing(go.Object, world) },
            Skill.GoAdjacentToPosition go => new() { ["pos"] = Snapshots.Pair(go.Cell) },
            Skill.DropAt drop => new() { ["pos"] = Snapshots.Pair(drop.Cell) },
            Skill.GetObject get => new() { ["obj"] = Snapshots.Thing(get.Object, world) },
            Skill.MoveObject move => new()
            {
                ["obj"] = Snapshots.Thing(move.Object, world),
                ["pos"] = Snapshots.Pair(move.Cell),
            },
            Skill.GoDirNSteps go => new() { ["dir"] = (int)go.Heading, ["n"] = go.Steps },
            Skill.Unblock unblock => new() { ["obj"] = Snapshots.Thing(unblock.Opening, world) },
            Skill.OpenBox open => new() { ["box"] = Snapshots.Thing(open.Box, world) },
            Skill.OpenDoor open => new() { ["door"] = Snapshots.Thing(open.Door, world) },
            Skill.FixBridge fix => new() { ["bridge"] = Snapshots.Thing(fix.Bridge, world) },
            _ => [],
        };
}
