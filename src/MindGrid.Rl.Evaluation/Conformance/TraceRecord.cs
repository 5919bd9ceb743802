namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json.Nodes;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>A world of the reference's environment stepped with given actions, never reset.</summary>
internal static class TraceRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var unedited = WorldGenerator.Generate(
            SuiteFile.ReadLayout(input),
            SuiteFile.Required<long>(input, "seed"),
            SuiteFile.ReadColors(input)
        );
        var edited = EditedWorld.From(unedited, SuiteFile.ReadEdits(input, "edits")).World;
        using var env = new GridEnv(1, GridEnvOptions.Reference with { Worlds = new WorldPool(edited) });
        env.Reset();
        var world = env.WorldAt(0);
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
            if (digit is < '0' or > '6')
            {
                throw new FormatException($"The action '{digit}' is not one of the digits 0 to 6.");
            }
            steps.Add(StepOf(world, env.Step([digit - '0'])));
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

    private static JsonArray StepOf(World world, StepBatch step)
    {
        var carried = world.CarriedTile;
        return
        [
            world.AgentCell.Column,
            world.AgentCell.Row,
            (int)world.AgentHeading,
            world.Carried < 0 ? null : $"{carried.Kind.TypeName()}:{carried.Color.Name()}",
            step.Rewards[0],
            step.Terminated[0] ? 1 : 0,
            step.Truncated[0] ? 1 : 0,
            Snapshots.GridHash(world),
            Snapshots.View(world),
        ];
    }
}
