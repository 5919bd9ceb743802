using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class WorldTests
{
    [Test]
    public void A_world_starts_as_its_blueprint_says()
    {
        var world = World.From(Sketch.Room(Sketch.Key(2, 2)));
        Assert.That((world.AgentCell, world.AgentHeading), Is.EqualTo((Sketch.Agent, Heading.East)));
        Assert.That(world.CellAhead, Is.EqualTo(Sketch.Ahead));
        Assert.That((world.Steps, world.Carried, world.ObjectCount), Is.EqualTo((0, -1, 2)));
        Assert.That(world.CarriedTile, Is.EqualTo(Tile.Empty));
        Assert.That(world.ObjectShownIn(new Cell(2, 2)), Is.EqualTo(1));
    }

    [TestCase(TileColor.Red, true)]
    [TestCase(TileColor.Blue, false)]
    public void Any_ball_of_the_targets_color_counts_as_the_target(TileColor color, bool counts)
    {
        var world = World.From(Sketch.Room(Sketch.Ball(4, 5, color)));
        Assert.That(world.HoldsTarget, Is.False);
        Step.Apply(world, AgentAction.Pickup);
        Assert.That(world.HoldsTarget, Is.EqualTo(counts));
    }
}
