using System.Security.Cryptography;
using System.Text.Json;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Golden;

/// <summary>Random walks recorded in the reference, played again through the public environment: 80 of 200 steps, 2 of 1010.</summary>
public class TraceTests
{
    private static readonly Dictionary<string, JsonElement> Traces = GoldenFile
        .Read("traces")
        .Concat(GoldenFile.Read("traces_long"))
        .ToDictionary(trace => trace.Text("id"));

    private static IEnumerable<string> Ids => Traces.Keys;

    [Test]
    public void Eighty_traces_and_two_long_ones_are_there()
    {
        Assert.That(Traces, Has.Count.EqualTo(82));
        Assert.That(Traces.Values.Count(trace => trace.Text("actions").Length > 1000), Is.EqualTo(2));
    }

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    [Test]
    public void Position_inventory_ends_grid_and_view_equal_the_references_at_every_step_and_width(
        [ValueSource(nameof(Ids))] string id,
        [ValueSource(nameof(Widths))] int width
    )
    {
        var trace = Traces[id];
        using var env = new GridEnv(
            1,
            GridEnvOptions.Reference with
            {
                Worlds = new WorldPool(Start(trace)),
                Width = (LaneWidth)width,
            }
        );
        var start = env.Reset();
        var world = env.WorldAt(0);
        var init = trace.GetProperty("init");
        Assert.That($"{Place(world)} {GridHash(world)} {View(start)}", Is.EqualTo(Init(init)), "at the start");

        var steps = trace.GetProperty("steps").EnumerateArray().ToList();
        var actions = trace.Text("actions");
        Assert.That(steps, Has.Count.EqualTo(actions.Length));
        for (var i = 0; i < actions.Length; i++)
        {
            var step = env.Step([actions[i] - '0']);
            Assert.That(Ours(world, step), Is.EqualTo(Theirs(steps[i])), $"step {i + 1}, action {actions[i]}");
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void The_last_state_is_described_in_the_references_words(string id)
    {
        var trace = Traces[id];
        var world = World.From(Start(trace));
        foreach (var action in trace.Text("actions"))
        {
            Step.Apply(world, (AgentAction)(action - '0'));
        }
        var final = trace.GetProperty("final");
        Assert.That(WorldDescription.Absolute(world), Is.EqualTo(final.Text("text_abs")));
        Assert.That(WorldDescription.Relative(world), Is.EqualTo(final.Text("text_rel")));
        Assert.That(world.Steps, Is.EqualTo(final.Number("step_count")));
    }

    private static Blueprint Start(JsonElement trace)
    {
        var unedited = WorldGenerator.Generate(
            ReferenceNames.Layout(trace.Text("layout")),
            trace.GetProperty("seed").GetInt64(),
            [.. trace.Texts("colors").Select(ReferenceNames.Color)]
        );
        return EditDraw.ApplyAll(unedited, trace.Texts("edits").Select(ReferenceNames.Edit));
    }

    private static string Init(JsonElement init)
    {
        var position = init.GetProperty("pos").EnumerateArray().Select(part => part.GetInt32()).ToList();
        return $"{position[0]},{position[1]},{init.Number("dir")} {init.Text("sha256")} {init.Text("obs")}";
    }

    private static string Ours(World world, StepBatch step)
    {
        var carried =
            world.Carried < 0 ? "nothing" : $"{world.CarriedTile.Kind.TypeName()}:{world.CarriedTile.Color.Name()}";
        var heading = step.Observations["direction"].As<int>()[0];
        return $"{Place(world)} heading {heading} {carried} reward {step.Rewards[0]} "
            + $"terminated {step.Terminated[0]} truncated {step.Truncated[0]} {GridHash(world)} {View(step)}";
    }

    private static string Theirs(JsonElement step)
    {
        var carried = step[3].GetString() ?? "nothing";
        var terminated = step[5].GetInt32() == 1;
        var truncated = step[6].GetInt32() == 1;
        return $"{step[0]},{step[1]},{step[2]} heading {step[2]} {carried} reward {step[4].GetSingle()} "
            + $"terminated {terminated} truncated {truncated} {step[7]} {step[8]}";
    }

    private static string Place(World world) =>
        $"{world.AgentCell.Column},{world.AgentCell.Row},{(int)world.AgentHeading}";

    private static string GridHash(World world)
    {
        var encoded = new List<byte>();
        for (var column = 0; column < Board.Width; column++)
        {
            for (var row = 0; row < Board.Height; row++)
            {
                encoded.AddRange(Triple(world.TileAt(new Cell(column, row))));
            }
        }
        return Convert.ToHexStringLower(SHA256.HashData([.. encoded]));
    }

    private static string View(StepBatch step)
    {
        var view = "";
        foreach (var code in step.Observations["image"].As<byte>())
        {
            view += "0123456789abcdefghijklmnopqrstuvwxyz"[code];
        }
        return view;
    }

    private static IEnumerable<byte> Triple(Tile tile) => new[] { tile.TypeCode, tile.ColorCode, tile.StateCode };
}
