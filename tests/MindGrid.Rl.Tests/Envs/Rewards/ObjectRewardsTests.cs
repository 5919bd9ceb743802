using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

public class ObjectRewardsTests
{
    private static readonly ObjectPattern BlueBall = new(KindSet.Of(TileKind.Ball), TileColor.Blue);
    private static readonly ObjectPattern AnyBall = new(KindSet.Of(TileKind.Ball));

    [Test]
    public void Carrying_the_object_is_worth_1()
    {
        var carry = new CarryObject(BlueBall);
        Assert.That(carry.Of(Sketch.Facing(Sketch.Key(4, 5), Sketch.Ball(1, 1))), Is.EqualTo(1));
        Assert.That(carry.Of(Sketch.Facing(Sketch.Ball(4, 5), Sketch.Key(1, 1))), Is.Zero, "it lies ahead");
        Assert.That(carry.Of(Sketch.Facing(null, Sketch.Ball(1, 1, TileColor.Green))), Is.Zero, "another colour");
        Assert.That(carry.Of(Sketch.Facing(null)), Is.Zero, "empty hands");
    }

    [Test]
    public void Carrying_ends_with_dropping()
    {
        var world = Sketch.Facing(null, Sketch.Ball(1, 1));
        Step.Apply(world, AgentAction.Drop);
        Assert.That(new CarryObject(BlueBall).Of(world), Is.Zero);
    }

    [TestCase(4, 5, 1)]
    [TestCase(2, 5, 0)]
    [TestCase(3, 4, 0)]
    [TestCase(3, 6, 0)]
    [TestCase(5, 5, 0)]
    [TestCase(4, 4, 0)]
    public void An_object_is_reached_in_the_cell_ahead(int column, int row, float expected) =>
        Assert.That(
            new ReachObject(BlueBall).Of(World.From(Sketch.Room(Sketch.Ball(column, row)))),
            Is.EqualTo(expected)
        );

    [Test]
    public void An_object_is_reached_when_the_agent_stands_in_it()
    {
        var reach = new ReachObject(new(KindSet.Of(TileKind.IntactBridge)));
        var world = World.From(Sketch.Island(Sketch.Bridge(intact: true)) with { AgentCell = new Cell(4, 5) });
        float[] expected = [0, 1, 1, 0];
        foreach (var reward in expected)
        {
            Assert.That(reach.Of(world), Is.EqualTo(reward), $"{world.AgentCell}");
            Step.Apply(world, AgentAction.Forward);
        }
    }

    [Test]
    public void A_carried_object_is_no_longer_reached() =>
        Assert.That(new ReachObject(BlueBall).Of(Sketch.Facing(null, Sketch.Ball(1, 1))), Is.Zero);

    [TestCase(4, 5, 1)]
    [TestCase(2, 5, 1)]
    [TestCase(3, 4, 1)]
    [TestCase(3, 6, 1)]
    [TestCase(4, 4, 0)]
    [TestCase(2, 6, 0)]
    [TestCase(5, 5, 0)]
    public void Adjacent_cells_share_an_edge_whatever_the_heading(int column, int row, float expected)
    {
        foreach (var heading in HeadingMath.All.ToArray())
        {
            var world = World.From(Sketch.Room(Sketch.Ball(column, row)) with { AgentHeading = heading });
            Assert.That(new AdjacentObject(BlueBall).Of(world), Is.EqualTo(expected), $"{heading}");
        }
    }

    [Test]
    public void One_of_several_adjacent_objects_counts_once() =>
        Assert.That(
            new AdjacentObject(AnyBall).Of(World.From(Sketch.Room(Sketch.Ball(4, 5), Sketch.Ball(2, 5)))),
            Is.EqualTo(1)
        );

    [Test]
    public void The_better_object_in_hand_is_worth_1_and_the_worse_one_minus_1()
    {
        var prefer = new PreferObject(BlueBall, AnyBall);
        Assert.That(prefer.Of(Sketch.Facing(null, Sketch.Ball(1, 1))), Is.EqualTo(1));
        Assert.That(prefer.Of(Sketch.Facing(null, Sketch.Ball(1, 1, TileColor.Green))), Is.EqualTo(-1));
        Assert.That(prefer.Of(Sketch.Facing(null, Sketch.Key(1, 1))), Is.Zero);
        Assert.That(prefer.Of(Sketch.Facing(Sketch.Ball(4, 5))), Is.Zero);
    }

    [TestCase(TileKind.Ball, TileColor.Red, true)]
    [TestCase(TileKind.Ball, TileColor.Blue, false)]
    [TestCase(TileKind.Key, TileColor.Red, false)]
    public void The_target_is_every_ball_of_its_colour(TileKind kind, TileColor color, bool expected) =>
        Assert.That(
            ObjectPattern.Target.Matches(new Tile(kind, color), World.From(Sketch.Room())),
            Is.EqualTo(expected)
        );

    [Test]
    public void Keys_and_hammers_of_any_colour_are_tools(
        [Values] TileKind kind,
        [Values(TileColor.Red, TileColor.Lime)] TileColor color
    ) =>
        Assert.That(
            ObjectPattern.Tool.Matches(new Tile(kind, color), World.From(Sketch.Room())),
            Is.EqualTo(kind is TileKind.Key or TileKind.Hammer)
        );
}
