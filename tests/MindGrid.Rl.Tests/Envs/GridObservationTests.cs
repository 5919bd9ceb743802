using System.Text.Json;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Golden;
using MindGrid.Rl.Tests.Oracle;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

public class GridObservationTests
{
    private const int Types = 17;
    private const int Colors = 12;

    private static readonly GridObservation[] Kinds =
    [
        .. from window in new int?[] { null, 1, 5, 7, 21 }
        from occlusion in new[] { true, false }
        from code in Enum.GetValues<CellCode>()
        from flat in new[] { true, false }
        select new GridObservation
        {
            Window = window,
            Occlusion = occlusion,
            Code = code,
            Flat = flat,
        },
    ];

    private static IEnumerable<TestCaseData> Traces =>
        GoldenFile
            .Read("traces")
            .Concat(GoldenFile.Read("traces_long"))
            .Select(trace => new TestCaseData(trace).SetArgDisplayNames(trace.Text("id")));

    [TestCaseSource(nameof(Traces))]
    public void The_references_environment_shows_the_references_images(JsonElement trace)
    {
        var unedited = WorldGenerator.Generate(
            ReferenceNames.Layout(trace.Text("layout")),
            trace.GetProperty("seed").GetInt64(),
            [.. trace.Texts("colors").Select(ReferenceNames.Color)]
        );
        var world = EditDraw.ApplyAll(unedited, trace.Texts("edits").Select(ReferenceNames.Edit));
        using var env = new GridEnv(1, GridEnvOptions.Reference with { Worlds = new WorldPool(world) });
        Assert.That(Digits(env.Reset().Observations), Is.EqualTo(trace.GetProperty("init").Text("obs")));
        foreach (var (action, step) in trace.Text("actions").Zip(trace.GetProperty("steps").EnumerateArray()))
        {
            var result = env.Step([action - '0']);
            Assert.That(Digits(result.Observations), Is.EqualTo(step[8].GetString()));
            Assert.That(result.Rewards[0], Is.Zero);
            Assert.That(result.Terminated[0], Is.EqualTo(step[5].GetInt32() == 1));
            Assert.That(result.Truncated[0], Is.EqualTo(step[6].GetInt32() == 1));
        }
    }

    [Test]
    public void Every_window_shows_what_slow_sight_sees([Values(1, 3, 5, 7, 9, 21)] int size, [Values] bool occlusion)
    {
        var kind = GridObservation.Minigrid with { Window = size, Occlusion = occlusion };
        using var env = new GridEnv(40, new() { Worlds = Rollouts.Worlds, Observation = kind });
        Rollouts.Play(
            env,
            steps: 60,
            buffers =>
            {
                for (var world = 0; world < env.NumEnvs; world++)
                {
                    var expected = SlowSight.Image(env.WorldAt(world), size, occlusion);
                    Assert.That(
                        buffers.Observations["image"].Row<byte>(world).SequenceEqual(expected),
                        $"world {world}"
                    );
                }
            }
        );
    }

    [Test]
    public void The_whole_board_shows_every_tile_and_the_agent_as_one()
    {
        using var env = new GridEnv(40, new() { Worlds = Rollouts.Worlds, Observation = GridObservation.Board });
        Rollouts.Play(
            env,
            steps: 60,
            buffers =>
            {
                for (var world = 0; world < env.NumEnvs; world++)
                {
                    Assert.That(
                        buffers.Observations["image"].Row<byte>(world).SequenceEqual(BoardOf(env.WorldAt(world))),
                        $"world {world}"
                    );
                }
            }
        );
    }

    [Test]
    public void Beside_the_image_stand_heading_carried_thing_and_goal()
    {
        var worlds = new WorldPool(
            Sketch.Room(Sketch.Key(4, 5, TileColor.Lime)) with
            {
                TargetColor = TileColor.Saffron,
            }
        );
        using var env = new GridEnv(1, new() { Worlds = worlds });
        env.Reset();
        env.Step([(int)AgentAction.Pickup]);
        var shown = env.Step([(int)AgentAction.Left]).Observations;
        Assert.That(shown["direction"].As<int>()[0], Is.EqualTo((int)Heading.North));
        Assert.That(shown["carrying"].As<byte>().ToArray(), Is.EqualTo(new byte[] { 5, 11, 0 }));
        Assert.That(shown["goal"].As<int>()[0], Is.EqualTo((int)TileColor.Saffron));
    }

    [Test]
    public void Empty_hands_carry_an_empty_cell()
    {
        using var env = new GridEnv(1, new());
        Assert.That(env.Reset().Observations["carrying"].As<byte>().ToArray(), Is.EqualTo(new byte[] { 1, 0, 0 }));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Whatever_is_shown_is_in_the_declared_space(GridObservation kind)
    {
        using var env = new GridEnv(20, new() { Worlds = Rollouts.Worlds, Observation = kind });
        Rollouts.Play(
            env,
            steps: 10,
            buffers =>
            {
                Assert.That(buffers.Observations.Space, Is.EqualTo(env.SingleObservationSpace));
                Assert.That(env.SingleObservationSpace.Contains(buffers.Observations));
            }
        );
    }

    [Test]
    public void One_hot_cells_have_three_ones_and_say_what_the_symbolic_ones_do([Values(null, 5, 7)] int? window)
    {
        var symbolic = new GridObservation { Window = window };
        AssertSameAlong(
            symbolic,
            symbolic with
            {
                Code = CellCode.OneHot,
            },
            Rollouts.Worlds,
            (plain, hot) =>
            {
                Assert.That(
                    Decoded(hot["image"].As<byte>(), plain["image"].As<byte>().Length / 3),
                    Is.EqualTo(plain["image"].As<byte>().ToArray())
                );
                Assert.That(
                    Decoded(hot["carrying"].As<byte>(), plain["carrying"].As<byte>().Length / 3),
                    Is.EqualTo(plain["carrying"].As<byte>().ToArray())
                );
                Assert.That(hot["direction"].As<int>().SequenceEqual(plain["direction"].As<int>()));
                Assert.That(hot["goal"].As<int>().SequenceEqual(plain["goal"].As<int>()));
            }
        );
    }

    [Test]
    public void A_passage_has_a_one_hot_code([Values] Heading leads)
    {
        var passage = Sketch.Passage() with { Tile = Tile.Passage(leads) };
        var worlds = new WorldPool(Sketch.Room(passage) with { AgentCell = new Cell(5, 5) });
        var symbolic = GridObservation.Board;
        AssertSameAlong(
            symbolic,
            symbolic with
            {
                Code = CellCode.OneHot,
            },
            worlds,
            (plain, hot) =>
                Assert.That(
                    Decoded(hot["image"].As<byte>(), plain["image"].As<byte>().Length / 3),
                    Is.EqualTo(plain["image"].As<byte>().ToArray())
                )
        );
    }

    [Test]
    public void A_flat_observation_is_the_parts_one_after_the_other(
        [Values(null, 5, 7)] int? window,
        [Values] CellCode code
    )
    {
        var parts = new GridObservation { Window = window, Code = code };
        AssertSameAlong(
            parts,
            parts with
            {
                Flat = true,
            },
            Rollouts.Worlds,
            (named, flat) =>
            {
                for (var row = 0; row < named.Rows; row++)
                {
                    byte[] expected =
                    [
                        .. named["image"].Row<byte>(row),
                        .. Choice(named["direction"].Row<int>(row)[0], 4),
                        .. named["carrying"].Row<byte>(row),
                        .. Choice(named["goal"].Row<int>(row)[0], Colors),
                    ];
                    Assert.That(flat.Row<byte>(row).SequenceEqual(expected), $"row {row}");
                }
            }
        );

        byte[] Choice(int choice, int count) =>
            code == CellCode.Symbolic
                ? [(byte)choice]
                : [.. Enumerable.Range(0, count).Select(other => (byte)(other == choice ? 1 : 0))];
    }

    [TestCase(0)]
    [TestCase(4)]
    [TestCase(23)]
    [TestCase(-1)]
    public void A_window_that_cannot_be_looked_through_is_refused(int size) =>
        Assert.That(
            () => GridObservation.Reference with { Window = size },
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.StartsWith($"A window is odd and at most 21 wide; asked for was {size}.")
        );

    private static void AssertSameAlong(
        GridObservation one,
        GridObservation other,
        WorldPool worlds,
        Action<SpaceArray, SpaceArray> compare
    )
    {
        var shown = new[] { one, other }.Select(kind =>
        {
            using var env = new GridEnv(12, new() { Worlds = worlds, Observation = kind });
            var observations = new List<SpaceArray>();
            Rollouts.Play(
                env,
                steps: 30,
                buffers =>
                {
                    var kept = SpaceArray.Allocate(env.SingleObservationSpace, env.NumEnvs);
                    for (var row = 0; row < kept.Rows; row++)
                    {
                        kept.CopyRow(row, buffers.Observations, row);
                    }
                    observations.Add(kept);
                }
            );
            return observations;
        });
        var (left, right) = (shown.First(), shown.Last());
        for (var i = 0; i < left.Count; i++)
        {
            compare(left[i], right[i]);
        }
    }

    /// <summary>One-hot cells as triples; fails where a cell has not one one in each of its three parts.</summary>
    private static byte[] Decoded(ReadOnlySpan<byte> hot, int cells)
    {
        var size = hot.Length / cells;
        var triples = new byte[cells * 3];
        for (var cell = 0; cell < cells; cell++)
        {
            var code = hot.Slice(cell * size, size);
            triples[(cell * 3) + 0] = OnlyOne(code[..Types]);
            triples[(cell * 3) + 1] = OnlyOne(code[Types..(Types + Colors)]);
            triples[(cell * 3) + 2] = OnlyOne(code[(Types + Colors)..]);
        }
        return triples;
    }

    private static byte OnlyOne(ReadOnlySpan<byte> choices)
    {
        Assert.That(choices.Count((byte)1) == 1 && choices.Count((byte)0) == choices.Length - 1);
        return (byte)choices.IndexOf((byte)1);
    }

    private static byte[] BoardOf(World world)
    {
        var image = new List<byte>();
        for (var column = 0; column < Board.Width; column++)
        {
            for (var row = 0; row < Board.Height; row++)
            {
                var cell = new Cell(column, row);
                var tile = world.TileAt(cell);
                image.AddRange(
                    cell == world.AgentCell
                        ? [10, 0, (byte)world.AgentHeading]
                        : [tile.TypeCode, tile.ColorCode, tile.StateCode]
                );
            }
        }
        return [.. image];
    }

    private static string Digits(SpaceArray observation) =>
        string.Concat(
            observation["image"].As<byte>().ToArray().Select(code => "0123456789abcdefghijklmnopqrstuvwxyz"[code])
        );
}
