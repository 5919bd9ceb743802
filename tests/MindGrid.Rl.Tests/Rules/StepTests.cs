using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

public class StepTests
{
    private static readonly Cell Ahead = Sketch.Ahead;

    [TestCase(AgentAction.Left, Heading.North)]
    [TestCase(AgentAction.Right, Heading.South)]
    [TestCase(AgentAction.Done, Heading.East)]
    public void Turning_changes_the_heading_only(AgentAction action, Heading heading)
    {
        var world = World.From(Sketch.Room());
        Assert.That(Step.Apply(world, action), Is.EqualTo(StepEnds.None));
        Assert.That((world.AgentCell, world.AgentHeading), Is.EqualTo((Sketch.Agent, heading)));
        Assert.That(world.Steps, Is.EqualTo(1));
    }

    [Test]
    public void Forward_enters_exactly_the_enterable_kinds([Values] TileKind kind)
    {
        var world = Sketch.Facing(Sketch.Distractor(kind, TileColor.Grey, 4, 5));
        Step.Apply(world, AgentAction.Forward);
        Assert.That(world.AgentCell, Is.EqualTo(TileTraits.Enterable.Contains(kind) ? Ahead : Sketch.Agent));
    }

    [Test]
    public void The_border_cannot_be_left_on_any_side([Values] Heading heading)
    {
        var world = World.From(
            Sketch.Room() with
            {
                AgentCell = new Cell(3, 4),
                AgentHeading = heading,
                Obstacles = [],
            }
        );
        for (var i = 0; i < 12; i++)
        {
            Step.Apply(world, AgentAction.Forward);
        }
        Assert.That(Bitboard.Border.Contains(world.CellAhead));
        Assert.That(Bitboard.Border.Contains(world.AgentCell), Is.False);
    }

    [TestCase(TileKind.DoorOpen, "nothing", TileKind.DoorClosed)]
    [TestCase(TileKind.DoorOpen, "green key", TileKind.DoorClosed)]
    [TestCase(TileKind.DoorOpen, "blue key", TileKind.DoorClosed)]
    [TestCase(TileKind.DoorOpen, "green ball", TileKind.DoorClosed)]
    [TestCase(TileKind.DoorOpen, "hammer", TileKind.DoorClosed)]
    [TestCase(TileKind.DoorClosed, "nothing", TileKind.DoorOpen)]
    [TestCase(TileKind.DoorClosed, "green key", TileKind.DoorOpen)]
    [TestCase(TileKind.DoorClosed, "blue key", TileKind.DoorOpen)]
    [TestCase(TileKind.DoorClosed, "green ball", TileKind.DoorOpen)]
    [TestCase(TileKind.DoorClosed, "hammer", TileKind.DoorOpen)]
    [TestCase(TileKind.DoorLocked, "nothing", TileKind.DoorLocked)]
    [TestCase(TileKind.DoorLocked, "green key", TileKind.DoorOpen)]
    [TestCase(TileKind.DoorLocked, "blue key", TileKind.DoorLocked)]
    [TestCase(TileKind.DoorLocked, "green ball", TileKind.DoorLocked)]
    [TestCase(TileKind.DoorLocked, "hammer", TileKind.DoorLocked)]
    public void A_green_door_when_toggled(TileKind door, string carried, TileKind expected)
    {
        var world = Sketch.Facing(Sketch.Door(door, 4, 5), Carried(carried));
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(world.TileAt(Ahead), Is.EqualTo(new Tile(expected, TileColor.Green)));
        Assert.That(world.ObjectTile(1), Is.EqualTo(new Tile(expected, TileColor.Green)));
    }

    [TestCase(false, "nothing", TileKind.DamagedBridge)]
    [TestCase(false, "hammer", TileKind.IntactBridge)]
    [TestCase(false, "shoes", TileKind.DamagedBridge)]
    [TestCase(true, "nothing", TileKind.IntactBridge)]
    [TestCase(true, "hammer", TileKind.IntactBridge)]
    public void A_bridge_when_toggled(bool intact, string carried, TileKind expected)
    {
        var world = Sketch.Facing(Sketch.Bridge(intact, 4, 5), Carried(carried), Layout.TreasureIsland);
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(world.TileAt(Ahead).Kind, Is.EqualTo(expected));
    }

    [TestCase(TileKind.Lava, "nothing", StepEnds.Died)]
    [TestCase(TileKind.Lava, "hammer", StepEnds.Died)]
    [TestCase(TileKind.Lava, "shoes", StepEnds.None)]
    [TestCase(TileKind.SafeLava, "nothing", StepEnds.None)]
    [TestCase(TileKind.DamagedBridge, "nothing", StepEnds.Died)]
    [TestCase(TileKind.DamagedBridge, "hammer", StepEnds.Died)]
    [TestCase(TileKind.DamagedBridge, "shoes", StepEnds.Died)]
    [TestCase(TileKind.IntactBridge, "nothing", StepEnds.None)]
    public void Walking_onto(TileKind ground, string carried, StepEnds expected)
    {
        var ahead = Sketch.Distractor(ground, TileColor.Red, 4, 5);
        var world = Sketch.Facing(ahead, Carried(carried), Layout.TreasureIsland);
        Assert.That(Step.Apply(world, AgentAction.Forward), Is.EqualTo(expected));
        Assert.That(world.AgentCell, Is.EqualTo(Ahead));
    }

    [Test]
    public void Death_does_not_stop_the_world()
    {
        var world = World.From(Sketch.Island() with { AgentCell = new Cell(5, 5) });
        Assert.That(Step.Apply(world, AgentAction.Forward), Is.EqualTo(StepEnds.Died));
        Assert.That(
            Step.Apply(world, AgentAction.Left),
            Is.EqualTo(StepEnds.None),
            "standing on lava does not kill again"
        );
        Assert.That(Step.Apply(world, AgentAction.Forward), Is.EqualTo(StepEnds.Died), "the next lava does");
        Assert.That(world.AgentCell, Is.EqualTo(new Cell(6, 4)));
        Assert.That(world.Steps, Is.EqualTo(3));
    }

    [Test]
    public void Exactly_the_pickable_kinds_can_be_taken([Values] TileKind kind)
    {
        var world = Sketch.Facing(Sketch.Distractor(kind, TileColor.Grey, 4, 5));
        Step.Apply(world, AgentAction.Pickup);
        Assert.That(world.Carried >= 0, Is.EqualTo(TileTraits.Pickable.Contains(kind)));
        if (world.Carried >= 0)
        {
            Assert.That(world.TileAt(Ahead), Is.EqualTo(Tile.Empty));
            Assert.That(world.ObjectCell(world.Carried), Is.EqualTo(Cell.None));
        }
    }

    [Test]
    public void The_inventory_holds_one_and_a_second_pickup_does_nothing()
    {
        var world = Sketch.Facing(Sketch.Ball(4, 5), Carried("shoes"), Layout.TreasureIsland);
        Step.Apply(world, AgentAction.Pickup);
        Assert.That(world.CarriedTile, Is.EqualTo(Tile.Shoes));
        Assert.That(world.TileAt(Ahead).Kind, Is.EqualTo(TileKind.Ball));
    }

    [Test]
    public void A_thing_is_dropped_only_onto_an_empty_cell([Values] TileKind kind)
    {
        var world = Sketch.Facing(Sketch.Distractor(kind, TileColor.Grey, 4, 5), Carried("hammer"));
        Step.Apply(world, AgentAction.Drop);
        Assert.That(world.Carried < 0, Is.EqualTo(kind == TileKind.Empty));
        Assert.That(world.TileAt(Ahead).Kind, Is.EqualTo(kind == TileKind.Empty ? TileKind.Hammer : kind));
    }

    [Test]
    public void A_dropped_thing_lies_ahead()
    {
        var world = Sketch.Facing(null, Carried("hammer"));
        var hammer = world.Carried;
        Step.Apply(world, AgentAction.Drop);
        Assert.That(world.ObjectShownIn(Ahead), Is.EqualTo(hammer));
        Assert.That(world.ObjectCell(hammer), Is.EqualTo(Ahead));
    }

    [Test]
    public void Dropping_nothing_does_nothing()
    {
        var world = World.From(Sketch.Room());
        Step.Apply(world, AgentAction.Drop);
        Assert.That(world.TileAt(Ahead), Is.EqualTo(Tile.Empty));
    }

    [Test]
    public void An_opened_box_is_replaced_by_its_content()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5), Sketch.Box(4, 5, contains: 1)));
        Assert.That(world.TileAt(Ahead).Kind, Is.EqualTo(TileKind.Box));
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(world.TileAt(Ahead).Kind, Is.EqualTo(TileKind.Key));
        Assert.That(world.ObjectShownIn(Ahead), Is.EqualTo(1));
        Assert.That(world.ObjectCell(2), Is.EqualTo(Cell.None), "the box is gone");
    }

    [Test]
    public void An_opened_empty_box_leaves_nothing()
    {
        var world = World.From(Sketch.Room(Sketch.Box(4, 5)));
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(world.TileAt(Ahead), Is.EqualTo(Tile.Empty));
        Assert.That(world.ObjectShownIn(Ahead), Is.EqualTo(-1));
    }

    [Test]
    public void A_box_takes_its_content_along()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5), Sketch.Box(4, 5, contains: 1)));
        foreach (var action in (AgentAction[])[AgentAction.Pickup, AgentAction.Right, AgentAction.Drop])
        {
            Step.Apply(world, action);
        }
        Assert.That(world.TileAt(Ahead), Is.EqualTo(Tile.Empty));
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(world.TileAt(new Cell(3, 6)).Kind, Is.EqualTo(TileKind.Key));
    }

    [Test]
    public void Toggling_anything_else_does_nothing(
        [Values(TileKind.Empty, TileKind.Wall, TileKind.Lava, TileKind.Ball, TileKind.Key, TileKind.Passage)]
            TileKind kind
    )
    {
        var world = Sketch.Facing(Sketch.Distractor(kind, TileColor.Grey, 4, 5));
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(world.TileAt(Ahead).Kind, Is.EqualTo(kind));
    }

    [Test]
    public void The_time_limit_is_told_from_the_limits_step_on()
    {
        var world = World.From(Sketch.Room());
        var ends = Enumerable.Range(0, 4).Select(_ => Step.Apply(world, AgentAction.Left, stepLimit: 3));
        Assert.That(ends, Is.EqualTo([StepEnds.None, StepEnds.None, StepEnds.TimeLimit, StepEnds.TimeLimit]));
    }

    [Test]
    public void The_default_limit_is_a_thousand_steps()
    {
        var world = World.From(Sketch.Room());
        var first = Enumerable
            .Range(1, 1001)
            .First(_ => Step.Apply(world, AgentAction.Left).HasFlag(StepEnds.TimeLimit));
        Assert.That(first, Is.EqualTo(1000));
    }

    [Test]
    public void Death_and_time_limit_can_come_together()
    {
        var world = World.From(Sketch.Island() with { AgentCell = new Cell(5, 5) });
        Assert.That(
            Step.Apply(world, AgentAction.Forward, stepLimit: 1),
            Is.EqualTo(StepEnds.Died | StepEnds.TimeLimit)
        );
    }

    [Test]
    public void An_unknown_action_throws_and_leaves_the_whole_batch_untouched()
    {
        var batch = Batch(3);
        var before = Texts(batch);
        AgentAction[] actions = [AgentAction.Left, (AgentAction)7, AgentAction.Left];
        Assert.That(
            () => Step.Apply(batch, actions, new StepEnds[3]),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Action 7 for world 1")
        );
        Assert.That(() => Step.Apply(batch[0], (AgentAction)7), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(Texts(batch), Is.EqualTo(before));
    }

    [TestCase(2, 3)]
    [TestCase(4, 3)]
    [TestCase(3, 2)]
    public void Spans_of_another_length_than_the_batch_are_refused(int actions, int ends)
    {
        var batch = Batch(3);
        Assert.That(
            () => Step.Apply(batch, new AgentAction[actions], new StepEnds[ends]),
            Throws.ArgumentException.With.Message.Contains($"{actions} and {ends}")
        );
    }

    [Test]
    public void Stepping_a_batch_is_stepping_each_world([Values(1, 7, 64)] int rows)
    {
        var batch = Batch(rows);
        var singles = Enumerable.Range(0, rows).Select(row => World.From(batch[row].Blueprint)).ToArray();
        var random = new Random(rows);
        var actions = new AgentAction[rows];
        var ends = new StepEnds[rows];
        for (var step = 0; step < 200; step++)
        {
            for (var row = 0; row < rows; row++)
            {
                actions[row] = (AgentAction)random.Next(7);
            }
            Step.Apply(batch, actions, ends, stepLimit: 150);
            var singleEnds = singles.Select((world, row) => Step.Apply(world, actions[row], stepLimit: 150));
            Assert.That(singleEnds.ToArray(), Is.EqualTo(ends), $"step {step}");
        }
        Assert.That(Texts(batch), Is.EqualTo(singles.Select(RowText.Of)));
    }

    [Test]
    public void An_action_is_effective_exactly_when_it_changes_more_than_the_step_counter(
        [Values] Layout layout,
        [Range(0, 4)] int block
    )
    {
        var seen = new Dictionary<AgentAction, int>();
        foreach (var blueprint in Enumerable.Range(block * 10, 10).Select(seed => DrawnWorlds.Edited(layout, seed)))
        {
            var world = World.From(blueprint);
            var random = new Random(block);
            for (var step = 0; step < 100; step++)
            {
                AssertEffectiveIsTrue(world, seen);
                // What does something is tried more often, or hands stay empty and doors shut.
                var action = (AgentAction)random.Next(7);
                Step.Apply(world, Step.Effective(world).Contains(action) ? action : AgentAction.Forward);
            }
        }
        Assert.That(seen.Keys, Is.EquivalentTo(Enum.GetValues<AgentAction>().Except([AgentAction.Done])));
    }

    [Test]
    public void An_action_is_effective_exactly_when_it_changes_something_whatever_lies_ahead_and_in_hand(
        [Values] TileKind ahead,
        [Values("nothing", "green key", "blue key", "green ball", "hammer", "shoes")] string carried,
        [Values] Layout layout
    )
    {
        var thing = Sketch.Distractor(ahead, TileColor.Green, 4, 5);
        AssertEffectiveIsTrue(Sketch.Facing(thing, Carried(carried), layout), []);
    }

    private static void AssertEffectiveIsTrue(World world, Dictionary<AgentAction, int> seen)
    {
        var effective = Step.Effective(world);
        var tried = new GridBatch(1);
        foreach (var action in Enum.GetValues<AgentAction>())
        {
            tried.CopyRow(0, world.Batch, world.Row);
            Step.Apply(tried[0], action);
            var changes = StateText(tried[0]) != StateText(world);
            Assert.That(effective.Contains(action), Is.EqualTo(changes), $"{action} in {RowText.Of(world)}");
            if (changes)
            {
                seen[action] = seen.GetValueOrDefault(action) + 1;
            }
        }

        static string StateText(World world) => RowText.Of(world).Replace($"steps {world.Steps}", "");
    }

    private static GridBatch Batch(int rows)
    {
        var batch = new GridBatch(rows);
        for (var row = 0; row < rows; row++)
        {
            batch.Reset(row, DrawnWorlds.Edited((Layout)(row % 2), row));
        }
        return batch;
    }

    private static string[] Texts(GridBatch batch) =>
        [.. Enumerable.Range(0, batch.Rows).Select(row => RowText.Of(batch[row]))];

    private static WorldObject? Carried(string name) =>
        name switch
        {
            "nothing" => null,
            "green key" => Sketch.Key(1, 1, TileColor.Green),
            "blue key" => Sketch.Key(1, 1, TileColor.Blue),
            "green ball" => Sketch.Ball(1, 1, TileColor.Green),
            "hammer" => Sketch.Hammer(1, 1),
            "shoes" => Sketch.Shoes(1, 1),
            _ => throw new ArgumentException(name),
        };
}
