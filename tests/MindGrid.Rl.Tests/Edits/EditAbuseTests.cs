using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

/// <summary>Edits said of places and things of which they cannot be true: each is applied, or refused for the right reason.</summary>
public class EditAbuseTests
{
    // The divider is column 6 with a door or a bridge in row 5; the agent starts at column 3 row 5, the target is at column 8 row 5.
    private static readonly Blueprint Room = Sketch.Room(
        Sketch.Door(TileKind.DoorClosed),
        Sketch.Key(2, 2),
        Sketch.Distractor(TileKind.Key, TileColor.Blue, 2, 8)
    );

    private static readonly Blueprint Island = Sketch.Island(Sketch.Bridge(intact: false), Sketch.Hammer(2, 2));

    [TestCase("there is a walkable passage at column 0 row 0", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 10 row 10", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 6 row 0", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 6 row 10", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 6 row 5", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 8 row 5", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 6 row 1", null)]
    [TestCase("there is a walkable passage at column 6 row 9", null)]
    [TestCase("a new open door has been installed at column 0 row 10", RejectionReason.ObstacleNotFound)]
    [TestCase("a new open door has been installed at column 10 row 0", RejectionReason.ObstacleNotFound)]
    [TestCase("a new locked door has been installed at column 6 row 5", RejectionReason.ObstacleNotFound)]
    [TestCase("a new closed door has been installed at column 7 row 4", RejectionReason.ObstacleNotFound)]
    [TestCase("a new damaged door has been installed at column 6 row 4", RejectionReason.UndefinedState)]
    [TestCase("a new intact door has been installed at column 0 row 0", RejectionReason.UndefinedState)]
    [TestCase("a new locked door has been installed at column 6 row 4", null)]
    [TestCase("the door at column 6 row 4 is no longer in the original state", RejectionReason.OpeningNotFound)]
    [TestCase("the door at column 0 row 0 is no longer in the original state", RejectionReason.OpeningNotFound)]
    [TestCase("the door at column 10 row 10 is no longer in the original state", RejectionReason.OpeningNotFound)]
    [TestCase("the door at column 6 row 5 is no longer in the original state", null)]
    [TestCase("the agent's starting location has been moved to column 0 row 0", RejectionReason.CellOccupied)]
    [TestCase("the agent's starting location has been moved to column 10 row 5", RejectionReason.CellOccupied)]
    [TestCase("the agent's starting location has been moved to column 6 row 5", RejectionReason.CellOccupied)]
    [TestCase("the agent's starting location has been moved to column 6 row 4", RejectionReason.CellOccupied)]
    [TestCase("the agent's starting location has been moved to column 2 row 8", RejectionReason.CellOccupied)]
    [TestCase("the agent's starting location has been moved to column 8 row 5", RejectionReason.CellOccupied)]
    [TestCase("the agent's starting location has been moved to column 9 row 9", null)]
    [TestCase("the agent's starting location has been moved to column 1 row 1", null)]
    [TestCase("the blue key has disappeared", RejectionReason.ToolNotFound)]
    [TestCase("the green hammer has disappeared", RejectionReason.ToolNotFound)]
    [TestCase("the red key was hidden inside a box", RejectionReason.ToolNotFound)]
    [TestCase("the grey hammer was hidden inside a box", RejectionReason.ToolNotFound)]
    [TestCase("the green key was hidden inside a box", null)]
    [TestCase("the green key has disappeared", null)]
    [TestCase("the target object has been hidden inside a box", null)]
    [TestCase("the lava is safe to walk on", RejectionReason.NotLava)]
    [TestCase("there is a pair of fire-proof shoes at column 3 row 5", RejectionReason.CellOccupied)]
    [TestCase("there is a pair of fire-proof shoes at column 10 row 1", RejectionReason.CellOccupied)]
    [TestCase("there is a pair of fire-proof shoes at column 6 row 3", RejectionReason.CellOccupied)]
    [TestCase("there is a pair of fire-proof shoes at column 9 row 1", null)]
    [TestCase("a blue ball at column 5 row 5 is blocking a path to the target object", null)]
    [TestCase(
        "a blue ball at column 7 row 5 is blocking a path to the target object",
        RejectionReason.BlocksNothing,
        Description = "Inside"
    )]
    [TestCase(
        "a blue ball at column 5 row 4 is blocking a path to the target object",
        RejectionReason.BlocksNothing,
        Description = "Only a corner is shared with the door"
    )]
    [TestCase("a blue ball at column 3 row 5 is blocking a path to the target object", RejectionReason.BlocksNothing)]
    [TestCase("a blue ball at column 6 row 4 is blocking a path to the target object", RejectionReason.CellOccupied)]
    [TestCase("a blue ball at column 6 row 5 is blocking a path to the target object", RejectionReason.CellOccupied)]
    [TestCase("a blue ball at column 0 row 5 is blocking a path to the target object", RejectionReason.CellOccupied)]
    [TestCase("a blue ball at column 2 row 2 is blocking a path to the target object", RejectionReason.CellOccupied)]
    public void What_is_said_of_a_room(string sentence, RejectionReason? reason) => AssertHeard(Room, sentence, reason);

    [TestCase("a new open bridge has been constructed at column 6 row 4", RejectionReason.UndefinedState)]
    [TestCase("a new intact bridge has been constructed at column 6 row 5", RejectionReason.ObstacleNotFound)]
    [TestCase("a new intact bridge has been constructed at column 0 row 5", RejectionReason.ObstacleNotFound)]
    [TestCase("a new damaged bridge has been constructed at column 6 row 9", null)]
    [TestCase("the bridge at column 6 row 6 is no longer in the original state", RejectionReason.OpeningNotFound)]
    [TestCase("the bridge at column 6 row 5 is no longer in the original state", null)]
    [TestCase("the red hammer has disappeared", RejectionReason.ToolNotFound)]
    [TestCase("the grey key has disappeared", RejectionReason.ToolNotFound)]
    [TestCase("the grey hammer has disappeared", null)]
    [TestCase("the grey hammer was hidden inside a box", null)]
    [TestCase("the lava is safe to walk on", null)]
    [TestCase("the agent's starting location has been moved to column 6 row 6", RejectionReason.CellOccupied)]
    [TestCase("there is a pair of fire-proof shoes at column 6 row 6", RejectionReason.CellOccupied)]
    [TestCase("a red ball at column 5 row 5 is blocking a path to the target object", null)]
    [TestCase("a red ball at column 6 row 6 is blocking a path to the target object", RejectionReason.CellOccupied)]
    public void What_is_said_of_an_island(string sentence, RejectionReason? reason) =>
        AssertHeard(Island, sentence, reason);

    [TestCase("a new open door has been installed at column 6 row 4", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a walkable passage at column 6 row 4", RejectionReason.ObstacleNotFound)]
    [TestCase("there is a pair of fire-proof shoes at column 1 row 1", RejectionReason.CellOccupied)]
    [TestCase("a lime ball at column 5 row 5 is blocking a path to the target object", RejectionReason.CellOccupied)]
    [TestCase("the target object has been hidden inside a box", RejectionReason.TargetHidden)]
    [TestCase("the green key was hidden inside a box", RejectionReason.ToolHidden)]
    [TestCase("the green key has disappeared", RejectionReason.NoTool)]
    [TestCase("the lava is safe to walk on", RejectionReason.NotLava)]
    public void What_was_said_before_cannot_be_true_again(string sentence, RejectionReason reason)
    {
        var isOfLava = reason == RejectionReason.NotLava;
        var human = new Listener(new LiteralHuman(), isOfLava ? Island : Room, new TolerantReader());
        Assert.That(human.Hear(sentence).Single().Rejection, Is.Null);
        var once = human.Belief;
        Assert.That(human.Hear(sentence).Single().Rejection?.Reason, Is.EqualTo(reason));
        Assert.That(human.Belief, Is.SameAs(once));
    }

    [Test]
    public void A_hidden_tool_is_taken_away_with_its_box_and_the_target_stays_in_its_own()
    {
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader());
        human.Hear(
            "The green key was hidden inside a box. The target object has been hidden inside a box. The green key has disappeared."
        );
        Assert.That(human.Belief.AllOf(ObjectRole.Key), Is.Empty);
        var box = human.Belief.Objects[human.Belief.AllOf(ObjectRole.Box).Single()];
        Assert.That((box.Contains, box.Cell), Is.EqualTo((human.Belief.FirstOf(ObjectRole.Target), Sketch.Target)));
    }

    [Test]
    public void A_toggled_opening_comes_back_to_where_it_was()
    {
        AssertCycle(Room, "the door at column 6 row 5 is no longer in the original state", 3);
        AssertCycle(Island, "the bridge at column 6 row 5 is no longer in the original state", 2);

        static void AssertCycle(Blueprint world, string sentence, int states)
        {
            var human = new Listener(new LiteralHuman(), world, new TolerantReader());
            for (var said = 1; said <= states; said++)
            {
                Assert.That(human.Hear(sentence).Single().IsIgnored, Is.False);
                Assert.That(human.Belief.Equals(world), Is.EqualTo(said == states));
            }
        }
    }

    [Test]
    public void Thirty_two_objects_are_all_that_can_be_said([Values] Quirks quirks)
    {
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader(), quirks);
        var free = new List<Cell>();
        foreach (var cell in (Room.Inner | Room.Outer) - Room.Occupied - Bitboard.Of(Room.AgentCell))
        {
            free.Add(cell);
        }
        var applied = free.Count(cell =>
            !human.Hear($"there is a pair of fire-proof shoes at {cell}").Single().IsIgnored
        );
        Assert.That(applied, Is.EqualTo(Blueprint.MaxObjects - Room.Objects.Length));
        Assert.That(human.Belief.Objects, Has.Length.EqualTo(Blueprint.MaxObjects));

        var full = human.Belief;
        foreach (
            var sentence in (string[])
                [
                    "the target object has been hidden inside a box",
                    "the green key was hidden inside a box",
                    "a new open door has been installed at column 6 row 4",
                    "there is a walkable passage at column 6 row 4",
                    $"there is a pair of fire-proof shoes at {free[^1]}",
                ]
        )
        {
            Assert.That(
                human.Hear(sentence).Single().Rejection?.Reason,
                Is.EqualTo(RejectionReason.WorldFull),
                sentence
            );
        }
        Assert.That(human.Belief, Is.SameAs(full));

        human.Hear("The green key has disappeared. The target object has been hidden inside a box.");
        Assert.That(human.Belief.Objects, Has.Length.EqualTo(Blueprint.MaxObjects), "one out, one in");
    }

    /// <summary>Everything that can be said of every cell of drawn worlds, against the grid and the sections alone.</summary>
    [Test]
    public void Every_cell_is_judged_by_what_the_grid_shows([Values] Layout layout)
    {
        var opening =
            layout == Layout.RoomDoorKey
                ? "a new open door has been installed"
                : "a new intact bridge has been constructed";
        foreach (var world in DrawnWorlds.EditedMany(layout, 30))
        {
            var grid = World.From(world);
            for (var index = 0; index < Board.CellCount; index++)
            {
                var cell = Cell.At(index);
                AssertHeard(world, $"there is a walkable passage at {cell}", WayIn(world, cell));
                AssertHeard(world, $"{opening} at {cell}", WayIn(world, cell));

                var isFree = grid.TileAt(cell) == Tile.Empty && grid.ObjectShownIn(cell) < 0;
                var occupied = isFree ? (RejectionReason?)null : RejectionReason.CellOccupied;
                AssertHeard(world, $"the agent's starting location has been moved to {cell}", occupied);
                AssertHeard(
                    world,
                    $"there is a pair of fire-proof shoes at {cell}",
                    cell == grid.AgentCell ? RejectionReason.CellOccupied : occupied
                );
                AssertHeard(
                    world,
                    $"a lime ball at {cell} is blocking a path to the target object",
                    occupied ?? (IsOutsideOfOpening(world, grid, cell) ? null : RejectionReason.BlocksNothing)
                );
            }
        }

        static RejectionReason? WayIn(Blueprint world, Cell cell) =>
            !world.Obstacles.Contains(cell) ? RejectionReason.ObstacleNotFound
            : Enum.GetValues<Heading>().Any(heading => world.Inner.Contains(cell.Ahead(heading))) ? null
            : RejectionReason.NoWayIn;

        static bool IsOutsideOfOpening(Blueprint world, World grid, Cell cell) =>
            world.Outer.Contains(cell)
            && Enum.GetValues<Heading>()
                .Any(heading => grid.TileAt(cell.Ahead(heading)) is { IsDoor: true } or { IsBridge: true });
    }

    private static void AssertHeard(Blueprint world, string sentence, RejectionReason? reason)
    {
        var human = new Listener(new LiteralHuman(), world, new TolerantReader());
        var heard = human.Hear(sentence).Single();
        if (heard.Edit is null || heard.Rejection?.Reason != reason)
        {
            Assert.Fail(
                $"'{sentence}' is answered with '{heard.Reason}' ({heard.Rejection?.Reason}), not with {reason}."
            );
        }
        if (ReferenceEquals(human.Belief, world) == reason is null)
        {
            Assert.Fail($"'{sentence}' has {(reason is null ? "not changed" : "changed")} the world.");
        }
    }
}
