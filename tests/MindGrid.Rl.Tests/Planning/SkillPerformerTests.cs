using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

/// <summary>Each of the fifteen skills does its work in a sketched world, and fails where its precondition fails.</summary>
public class SkillPerformerTests
{
    private static readonly Cell Inside = new(8, 3);

    [Test]
    public void A_primitive_action_is_one_action([Values] AgentAction action) =>
        Assert.That(Performed(World.From(Sketch.Room()), new Skill.Primitive(action)), Is.EqualTo([action]));

    [Test]
    public void Going_to_a_cell_ends_there()
    {
        var world = World.From(Sketch.Room());
        Assert.That(Performed(world, new Skill.GoTo(new Cell(1, 1))), Is.Not.Null);
        Assert.That(world.AgentCell, Is.EqualTo(new Cell(1, 1)));
    }

    [Test]
    public void Going_to_a_cell_behind_a_wall_fails_without_a_step() =>
        AssertFailsAtOnce(World.From(Sketch.Room()), new Skill.GoTo(Inside));

    [TestCase(4, 5, Heading.East)]
    [TestCase(3, 6, Heading.South)]
    [TestCase(2, 5, Heading.West)]
    [TestCase(3, 4, Heading.North)]
    public void Rotating_towards_a_neighbouring_object_faces_it(int column, int row, Heading heading)
    {
        var world = World.From(Sketch.Room(Sketch.Ball(column, row)));
        Assert.That(Performed(world, new Skill.RotateTowardsObject(Thing(world, 1))), Is.Not.Null);
        Assert.That((world.AgentCell, world.AgentHeading), Is.EqualTo((Sketch.Agent, heading)));
    }

    [TestCase(5, 5)]
    [TestCase(4, 6)]
    public void Rotating_towards_an_object_that_shares_no_edge_fails(int column, int row)
    {
        var world = World.From(Sketch.Room(Sketch.Ball(column, row)));
        AssertFailsAtOnce(world, new Skill.RotateTowardsObject(Thing(world, 1)));
    }

    [TestCase(Heading.East, 0)]
    [TestCase(Heading.South, 1)]
    [TestCase(Heading.West, 2)]
    [TestCase(Heading.North, 1)]
    public void Rotating_towards_a_direction_takes_two_turns_at_most(Heading heading, int turns)
    {
        var world = World.From(Sketch.Room());
        Assert.That(Performed(world, new Skill.RotateTowardsDirection(heading)), Has.Count.EqualTo(turns));
        Assert.That(world.AgentHeading, Is.EqualTo(heading));
    }

    [Test]
    public void Going_adjacent_to_an_object_stops_beside_and_faces_it()
    {
        var world = World.From(Sketch.Room(Sketch.Ball(1, 8)));
        Assert.That(Performed(world, new Skill.GoAdjacentToObject(Thing(world, 1))), Is.Not.Null);
        Assert.That(world.CellAhead, Is.EqualTo(new Cell(1, 8)));
    }

    [Test]
    public void Going_adjacent_to_an_object_behind_a_wall_fails()
    {
        var world = World.From(Sketch.Room());
        AssertFailsAtOnce(world, new Skill.GoAdjacentToObject(Thing(world, 0)));
    }

    [Test]
    public void Going_adjacent_to_a_position_stops_beside_and_faces_it()
    {
        var world = World.From(Sketch.Room());
        Assert.That(Performed(world, new Skill.GoAdjacentToPosition(new Cell(5, 9))), Is.Not.Null);
        Assert.That(world.CellAhead, Is.EqualTo(new Cell(5, 9)));
    }

    [Test]
    public void Going_adjacent_to_a_position_behind_a_wall_fails() =>
        AssertFailsAtOnce(World.From(Sketch.Room()), new Skill.GoAdjacentToPosition(Inside));

    [Test]
    public void Dropping_at_a_cell_leaves_the_carried_thing_there()
    {
        var world = Sketch.Facing(null, Sketch.Hammer(1, 1));
        Assert.That(Performed(world, new Skill.DropAt(new Cell(1, 9))), Is.Not.Null);
        Assert.That(world.TileAt(new Cell(1, 9)).Kind, Is.EqualTo(TileKind.Hammer));
        Assert.That(world.Carried, Is.EqualTo(-1));
    }

    [Test]
    public void Dropping_at_a_cell_with_empty_hands_fails() =>
        AssertFailsAtOnce(World.From(Sketch.Room()), new Skill.DropAt(new Cell(1, 9)));

    [Test]
    public void Emptying_an_empty_inventory_does_nothing() =>
        Assert.That(Performed(World.From(Sketch.Room()), new Skill.EmptyInventory()), Is.Empty);

    [Test]
    public void Emptying_the_inventory_puts_the_thing_near_by()
    {
        var world = Sketch.Facing(null, Sketch.Hammer(1, 1));
        Assert.That(Performed(world, new Skill.EmptyInventory()), Is.Not.Null);
        Assert.That(world.Carried, Is.EqualTo(-1));
        Assert.That(world.TileAt(new Cell(2, 5)).Kind, Is.EqualTo(TileKind.Hammer), "west of the agent");
    }

    [Test]
    public void Emptying_the_inventory_fails_where_west_north_and_northwest_are_taken()
    {
        var world = World.From(
            Sketch.Room(Sketch.Hammer(4, 5), Sketch.Wall(2, 5), Sketch.Wall(3, 4), Sketch.Wall(2, 4))
        );
        Rl.Rules.Step.Apply(world, AgentAction.Pickup);
        AssertFailsAtOnce(world, new Skill.EmptyInventory());
    }

    [Test]
    public void Getting_an_object_ends_with_it_in_hand()
    {
        var world = World.From(Sketch.Room(Sketch.Ball(1, 8)));
        Assert.That(Performed(world, new Skill.GetObject(Thing(world, 1))), Is.Not.Null);
        Assert.That(world.Carried, Is.EqualTo(1));
    }

    [Test]
    public void Getting_an_object_out_of_a_box_opens_the_box_first()
    {
        var world = World.From(Sketch.Room(Sketch.Key(1, 8), Sketch.Box(1, 8, contains: 1)));
        Assert.That(Performed(world, new Skill.GetObject(Thing(world, 1))), Does.Contain(AgentAction.Toggle));
        Assert.That(world.Carried, Is.EqualTo(1));
    }

    [Test]
    public void Getting_an_object_with_full_hands_puts_the_other_one_down()
    {
        var world = Sketch.Facing(Sketch.Ball(4, 5), Sketch.Hammer(1, 1));
        Assert.That(Performed(world, new Skill.GetObject(Thing(world, 1))), Does.Contain(AgentAction.Drop));
        Assert.That(world.Carried, Is.EqualTo(1));
    }

    [Test]
    public void Getting_an_object_behind_a_wall_fails()
    {
        var world = World.From(Sketch.Room());
        AssertFailsAtOnce(world, new Skill.GetObject(Thing(world, 0)));
    }

    [Test]
    public void Moving_an_object_leaves_it_at_the_cell()
    {
        var world = World.From(Sketch.Room(Sketch.Ball(4, 5)));
        Assert.That(Performed(world, new Skill.MoveObject(Thing(world, 1), new Cell(1, 1))), Is.Not.Null);
        Assert.That(world.ObjectCell(1), Is.EqualTo(new Cell(1, 1)));
    }

    [Test]
    public void Moving_an_object_behind_a_wall_fails()
    {
        var world = World.From(Sketch.Room());
        AssertFailsAtOnce(world, new Skill.MoveObject(Thing(world, 0), new Cell(1, 1)));
    }

    [Test]
    public void Moving_an_object_to_a_cell_behind_a_wall_fails()
    {
        var world = World.From(Sketch.Room(Sketch.Ball(4, 5)));
        Assert.That(Performed(world, new Skill.MoveObject(Thing(world, 1), Inside)), Is.Null);
    }

    [TestCase(2, 5, 5)]
    [TestCase(9, 5, 5)]
    public void Going_n_steps_stops_at_an_obstacle_but_takes_all_its_actions(int steps, int column, int row)
    {
        var world = World.From(Sketch.Room());
        Assert.That(Performed(world, new Skill.GoDirNSteps(Heading.East, steps)), Has.Count.EqualTo(steps));
        Assert.That(world.AgentCell, Is.EqualTo(new Cell(column, row)));
    }

    [Test]
    public void Unblocking_moves_the_ball_away_from_the_door()
    {
        var world = World.From(Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Ball(5, 5)));
        Assert.That(Performed(world, new Skill.Unblock(Thing(world, 1))), Is.Not.Null.And.Not.Empty);
        Assert.That(world.TileAt(new Cell(5, 5)), Is.EqualTo(Tile.Empty));
        Assert.That(world.Carried, Is.EqualTo(-1));
    }

    [Test]
    public void Unblocking_what_nothing_blocks_does_nothing()
    {
        var world = World.From(Sketch.Room(Sketch.Door(TileKind.DoorClosed)));
        Assert.That(Performed(world, new Skill.Unblock(Thing(world, 1))), Is.Empty);
    }

    [Test]
    public void Unblocking_fails_where_the_ball_cannot_be_put_west_north_or_northwest_of_it()
    {
        var world = World.From(
            Sketch.Room(
                Sketch.Door(TileKind.DoorClosed),
                Sketch.Ball(5, 5),
                Sketch.Wall(4, 5),
                Sketch.Wall(5, 4),
                Sketch.Wall(4, 4)
            )
        );
        AssertFailsAtOnce(world, new Skill.Unblock(Thing(world, 1)));
    }

    [Test]
    public void Opening_a_box_uncovers_its_content()
    {
        var world = World.From(Sketch.Room(Sketch.Key(1, 8), Sketch.Box(1, 8, contains: 1)));
        Assert.That(Performed(world, new Skill.OpenBox(Thing(world, 2))), Is.Not.Null);
        Assert.That(world.TileAt(new Cell(1, 8)).Kind, Is.EqualTo(TileKind.Key));
    }

    [Test]
    public void Opening_what_is_no_box_fails()
    {
        var world = World.From(Sketch.Room(Sketch.Key(1, 8)));
        AssertFailsAtOnce(world, new Skill.OpenBox(Thing(world, 1)));
    }

    [Test]
    public void Opening_a_closed_door_toggles_it()
    {
        var world = World.From(Sketch.Room(Sketch.Door(TileKind.DoorClosed)));
        Assert.That(Performed(world, new Skill.OpenDoor(Thing(world, 1))), Has.Some.EqualTo(AgentAction.Toggle));
        Assert.That(world.ObjectTile(1).Kind, Is.EqualTo(TileKind.DoorOpen));
    }

    [Test]
    public void Opening_a_locked_and_blocked_door_unblocks_it_and_fetches_the_key_out_of_its_box()
    {
        var world = World.From(
            Sketch.Room(
                Sketch.Door(TileKind.DoorLocked),
                Sketch.Ball(5, 5),
                Sketch.Key(1, 1),
                Sketch.Box(1, 1, contains: 3)
            )
        );
        Assert.That(Performed(world, new Skill.OpenDoor(Thing(world, 1))), Is.Not.Null);
        Assert.That(world.ObjectTile(1).Kind, Is.EqualTo(TileKind.DoorOpen));
        Assert.That(world.CarriedTile.Kind, Is.EqualTo(TileKind.Key));
    }

    [Test]
    public void Opening_an_open_door_does_nothing()
    {
        var world = World.From(Sketch.Room(Sketch.Door(TileKind.DoorOpen)));
        Assert.That(Performed(world, new Skill.OpenDoor(Thing(world, 1))), Is.Empty);
    }

    [Test]
    public void Opening_a_locked_door_without_a_key_fails()
    {
        var world = World.From(Sketch.Room(Sketch.Door(TileKind.DoorLocked)));
        AssertFailsAtOnce(world, new Skill.OpenDoor(Thing(world, 1)));
    }

    [Test]
    public void Fixing_a_damaged_bridge_fetches_the_hammer()
    {
        var world = World.From(Sketch.Island(Sketch.Bridge(intact: false), Sketch.Hammer(1, 1)));
        Assert.That(Performed(world, new Skill.FixBridge(Thing(world, 1))), Is.Not.Null);
        Assert.That(world.ObjectTile(1).Kind, Is.EqualTo(TileKind.IntactBridge));
        Assert.That(world.CarriedTile, Is.EqualTo(Tile.Hammer));
    }

    [Test]
    public void Fixing_an_intact_bridge_does_nothing()
    {
        var world = World.From(Sketch.Island(Sketch.Bridge(intact: true)));
        Assert.That(Performed(world, new Skill.FixBridge(Thing(world, 1))), Is.Empty);
    }

    [Test]
    public void Fixing_a_bridge_without_a_hammer_fails()
    {
        var world = World.From(Sketch.Island(Sketch.Bridge(intact: false)));
        AssertFailsAtOnce(world, new Skill.FixBridge(Thing(world, 1)));
    }

    [Test]
    public void A_skill_repeats_what_it_did_and_no_other_slice()
    {
        var blueprint = Sketch.Room(Sketch.Ball(1, 8));
        var world = World.From(blueprint);
        var trajectory = new Trajectory();
        var skill = new Skill.GetObject(Thing(world, 1));
        var performer = new SkillPerformer();
        Assert.That(performer.Recording(world, trajectory).Perform(skill));
        var end = trajectory.StateCount - 1;

        Assert.That(performer.Repeats(skill, World.From(blueprint), trajectory, 0, end));
        Assert.That(performer.Repeats(skill, World.From(blueprint), trajectory, 0, end - 1), Is.False);
        Assert.That(performer.Repeats(new Skill.EmptyInventory(), World.From(blueprint), trajectory, 0, end), Is.False);
    }

    private static ObjectRef Thing(World world, int index) => ObjectRef.In(world, index);

    /// <summary>The actions that a skill took, or null where it failed.</summary>
    private static IReadOnlyList<AgentAction>? Performed(World world, Skill skill)
    {
        var trajectory = new Trajectory();
        return new SkillPerformer().Recording(world, trajectory).Perform(skill) ? [.. trajectory.Actions] : null;
    }

    private static void AssertFailsAtOnce(World world, Skill skill)
    {
        var before = RowText.Of(world);
        Assert.That(Performed(world, skill), Is.Null);
        Assert.That(RowText.Of(world), Is.EqualTo(before), "nothing was done");
    }
}
