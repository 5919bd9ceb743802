using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class GridBatchTests
{
    private const int Steps = 200;

    [Test]
    public void Tiles_and_object_table_agree_after_every_step([Values] Layout layout)
    {
        foreach (var blueprint in DrawnWorlds.EditedMany(layout, 40))
        {
            var world = World.From(blueprint);
            AssertAgree(world, "at the start");
            foreach (var action in RandomActions((int)blueprint.Seed))
            {
                Step.Apply(world, action);
                AssertAgree(world, $"seed {blueprint.Seed}, step {world.Steps}, {action}");
            }
        }
    }

    [Test]
    public void A_step_changes_no_other_world_of_the_batch()
    {
        var batch = new GridBatch(5);
        for (var row = 0; row < batch.Rows; row++)
        {
            batch.Reset(row, DrawnWorlds.Edited((Layout)(row % 2), row));
        }
        var random = new Random(5815062);
        for (var step = 0; step < 1000; step++)
        {
            var stepped = random.Next(batch.Rows);
            var before = RowTexts(batch);
            Step.Apply(batch[stepped], (AgentAction)random.Next(7));
            var after = RowTexts(batch);
            before[stepped] = after[stepped];
            Assert.That(after, Is.EqualTo(before), $"step {step} of world {stepped}");
        }
    }

    [Test]
    public void Reset_starts_anew()
    {
        var world = World.From(DrawnWorlds.Edited(Layout.RoomDoorKey, 3));
        var start = RowText.Of(world);
        foreach (var action in RandomActions(3))
        {
            Step.Apply(world, action);
        }
        Assert.That(RowText.Of(world), Is.Not.EqualTo(start));
        world.Reset();
        Assert.That(RowText.Of(world), Is.EqualTo(start));
    }

    [Test]
    public void What_no_world_can_be_is_refused_before_anything_is_written()
    {
        var good = Sketch.Room(Sketch.Key(4, 5));
        var world = World.From(good);
        var start = RowText.Of(world);
        AssertRefused(good with { AgentCell = Cell.None }, "its agent in cell 255; the board's are 0 to 120");
        AssertRefused(good with { AgentCell = Cell.OffBoard }, "its agent in cell 127; the board's are 0 to 120");
        AssertRefused(good with { AgentHeading = (Heading)4 }, "'s agent has the heading 4; headings are 0 to 3");
        AssertRefused(
            good with
            {
                Obstacle = TileKind.Ball,
            },
            "divider is made of Ball; it has to be Wall, Lava or SafeLava"
        );
        AssertRefused(good with { Obstacles = [Cell.At(121)] }, "a part of the divider in cell 121");
        AssertRefused(good with { Objects = [good.Objects[0] with { Cell = Cell.OffBoard }] }, "an object in cell 127");

        void AssertRefused(Blueprint stray, string why)
        {
            Assert.That(() => world.Batch.Reset(0, stray), Throws.ArgumentException.With.Message.Contains(why));
            Assert.That(RowText.Of(world), Is.EqualTo(start));
        }
    }

    [Test]
    public void An_object_may_be_nowhere()
    {
        var room = Sketch.Room(Sketch.Key(4, 5));
        var world = World.From(room with { Objects = [room.Objects[0], room.Objects[1] with { Cell = Cell.None }] });
        Assert.That(world.ObjectShownIn(Sketch.Ahead), Is.EqualTo(-1));
    }

    [Test]
    public void A_later_object_covers_an_earlier_one()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5), Sketch.Ball(4, 5)));
        Assert.That(world.ObjectShownIn(Sketch.Ahead), Is.EqualTo(2));
        Assert.That(world.Batch.ShownCell(0, 1), Is.EqualTo(Cell.None));
        Assert.That(world.ObjectCell(1), Is.EqualTo(Sketch.Ahead));
    }

    [Test]
    public void Restore_draws_the_content_of_a_moved_box_again()
    {
        var blueprint = Sketch.Room(Sketch.Key(4, 5), Sketch.Box(4, 5, contains: 1));
        var played = World.From(blueprint);
        Play(played, AgentAction.Pickup, AgentAction.Right, AgentAction.Drop);
        Assert.That(played.TileAt(Sketch.Ahead), Is.EqualTo(Tile.Empty), "the key went away in its box");

        var restored = new GridBatch(1);
        restored.Restore(0, blueprint, played.Batch, 0);

        Assert.That(restored[0].TileAt(Sketch.Ahead).Kind, Is.EqualTo(TileKind.Key));
        Assert.That(restored[0].TileAt(new Cell(3, 6)).Kind, Is.EqualTo(TileKind.Box));
        Assert.That(restored.SameState(0, played.Batch, 0));
        AssertAgree(restored[0], "restored");
    }

    [Test]
    public void Restore_keeps_agent_inventory_and_opening_states_and_takes_the_divider_of_the_blueprint()
    {
        var played = World.From(Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Key(4, 5)));
        Play(played, AgentAction.Pickup, AgentAction.Forward, AgentAction.Forward, AgentAction.Toggle);

        var restored = new GridBatch(1);
        restored.Restore(0, played.Blueprint with { Obstacles = [] }, played.Batch, 0);

        Assert.That(restored[0].AgentCell, Is.EqualTo(new Cell(5, 5)));
        Assert.That(restored[0].CarriedTile.Kind, Is.EqualTo(TileKind.Key));
        Assert.That(restored[0].TileAt(new Cell(6, 5)).Kind, Is.EqualTo(TileKind.DoorOpen));
        Assert.That(restored[0].TileAt(new Cell(6, 4)), Is.EqualTo(Tile.Empty));
    }

    [Test]
    public void A_copied_row_is_the_same_world_and_goes_its_own_way()
    {
        var source = World.From(DrawnWorlds.Edited(Layout.TreasureIsland, 8));
        foreach (var action in RandomActions(8))
        {
            Step.Apply(source, action);
        }
        var copy = new GridBatch(2);
        copy.CopyRow(1, source.Batch, 0);
        Assert.That(RowText.Of(copy[1]), Is.EqualTo(RowText.Of(source)));

        var before = RowText.Of(source);
        Play(copy[1], AgentAction.Left);
        Assert.That(RowText.Of(source), Is.EqualTo(before));
    }

    [Test]
    public void Growing_keeps_the_worlds()
    {
        var batch = new GridBatch(1);
        batch.Reset(0, DrawnWorlds.Edited(Layout.RoomDoorKey, 5));
        var before = RowText.Of(batch[0]);
        batch.Grow(9);
        Assert.That(batch.Rows, Is.EqualTo(9));
        Assert.That(RowText.Of(batch[0]), Is.EqualTo(before));
    }

    [Test]
    public void States_differ_by_agent_inventory_and_places_not_by_doors()
    {
        var blueprint = Sketch.Room(Sketch.Door(TileKind.DoorClosed, 4, 5), Sketch.Key(3, 4));
        var world = World.From(blueprint);
        Assert.That(SameAfter(AgentAction.Toggle), "a door that was opened");
        Assert.That(SameAfter(AgentAction.Left), Is.False, "a turn");
        Assert.That(SameAfter(AgentAction.Left, AgentAction.Pickup, AgentAction.Right), Is.False, "a key in hand");

        bool SameAfter(params AgentAction[] actions)
        {
            var other = World.From(blueprint);
            Play(other, actions);
            return world.Batch.SameState(0, other.Batch, 0);
        }
    }

    [Test]
    public void A_row_that_was_never_reset_holds_no_world() =>
        Assert.That(
            () => new GridBatch(2).BlueprintOf(1),
            Throws.InvalidOperationException.With.Message.Contains("World 1")
        );

    [Test]
    public void A_batch_has_at_least_one_row() =>
        Assert.That(() => new GridBatch(0), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Padding_reads_as_wall()
    {
        var world = World.From(DrawnWorlds.Unedited(Layout.RoomDoorKey, 0));
        Assert.That(world.TileAt(Cell.OffBoard).Kind, Is.EqualTo(TileKind.Wall));
        Assert.That(world.Tiles.Length, Is.EqualTo(128));
    }

    private static string[] RowTexts(GridBatch batch) =>
        [.. Enumerable.Range(0, batch.Rows).Select(row => RowText.Of(batch[row]))];

    private static IEnumerable<AgentAction> RandomActions(int seed)
    {
        // Walking twice as often as anything else, or the agent meets nothing.
        AgentAction[] actions = [.. Enum.GetValues<AgentAction>(), AgentAction.Forward, AgentAction.Forward];
        var random = new Random(seed);
        return Enumerable.Range(0, Steps).Select(_ => actions[random.Next(actions.Length)]);
    }

    private static void Play(World world, params AgentAction[] actions)
    {
        foreach (var action in actions)
        {
            Step.Apply(world, action);
        }
    }

    /// <summary>A cell shows the object whose shown cell it is, or else border, divider or nothing.</summary>
    private static void AssertAgree(World world, string when)
    {
        for (var index = 0; index < Board.CellCount; index++)
        {
            var cell = Cell.At(index);
            var shown = Enumerable
                .Range(0, world.ObjectCount)
                .Where(i => world.Batch.ShownCell(world.Row, i) == cell)
                .ToList();
            var expected =
                shown.Count > 0 ? world.ObjectTile(shown.Single())
                : Bitboard.Border.Contains(cell) ? Tile.Wall
                : world.Blueprint.Obstacles.Contains(cell) ? Tile.Obstacle(world.Blueprint.Obstacle)
                : Tile.Empty;
            if (world.TileAt(cell) != expected)
            {
                Assert.Fail($"{cell} shows {world.TileAt(cell).Kind} instead of {expected.Kind} ({when})");
            }
        }
    }

    [Test]
    public unsafe void The_grids_of_a_batch_in_blocks_begin_at_cache_lines()
    {
        foreach (var batch in new[] { GridBatch.InBlocks(1), GridBatch.InBlocks(70), new GridBatch(1000) })
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                fixed (byte* grid = &batch.TilesFrom(row))
                {
                    Assert.That((long)grid % 64, Is.Zero);
                }
            }
        }
    }

    [Test]
    public void A_batch_in_blocks_that_grows_keeps_its_worlds()
    {
        var batch = GridBatch.InBlocks(3);
        for (var row = 0; row < 3; row++)
        {
            batch.Reset(row, DrawnWorlds.Edited((Layout)(row % 2), row));
        }
        var before = RowTexts(batch);
        batch.Grow(300);
        batch.Reset(299, DrawnWorlds.Edited(Layout.RoomDoorKey, 9));
        Assert.That(Enumerable.Range(0, 3).Select(row => RowText.Of(batch[row])), Is.EqualTo(before));
        Assert.That(
            RowText.Of(batch[299]),
            Is.EqualTo(RowText.Of(World.From(DrawnWorlds.Edited(Layout.RoomDoorKey, 9))))
        );
    }

    [Test]
    public void More_objects_than_a_world_holds_are_refused_and_no_row_is_touched()
    {
        var world = WorldGenerator.Generate(Layout.RoomDoorKey, 1, ColorNames.Sorted);
        var crowded = world with { Objects = [.. Enumerable.Repeat(world.Objects[0], Blueprint.MaxObjects + 1)] };
        var batch = new GridBatch(2);
        batch.Reset(1, world);
        var before = batch.ObjectTile(1, 0);
        Assert.That(() => batch.Reset(0, crowded), Throws.ArgumentException);
        Assert.That(batch.ObjectTile(1, 0), Is.EqualTo(before));
    }
}
