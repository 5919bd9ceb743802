using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

public class EditRejectionTests
{
    private static readonly Blueprint Room = Sketch.Room(
        Sketch.Door(TileKind.DoorClosed),
        Sketch.Key(2, 2),
        Sketch.Distractor(TileKind.Key, TileColor.Blue, 2, 8)
    );

    private static readonly Blueprint Island = Sketch.Island(Sketch.Bridge(intact: false), Sketch.Hammer(2, 2));

    private static readonly Blueprint BoxedTool = Sketch.Room(
        Sketch.Door(TileKind.DoorClosed),
        Sketch.Key(2, 2),
        Sketch.Box(2, 2, contains: 2)
    );

    private static readonly Blueprint NoTool = Sketch.Room(Sketch.Door(TileKind.DoorClosed));

    /// <summary>A divider whose corner does not border on the inner section.</summary>
    private static readonly Blueprint Drawn = DrawnWorlds.Unedited(Layout.RoomDoorKey, 0);

    private static readonly Case[] Cases =
    [
        new(RejectionReason.OffBoard, Room, new Edit.AddPassage(Cell.OffBoard), "The cell is outside the grid."),
        new(
            RejectionReason.ObstacleNotFound,
            Room,
            new Edit.AddPassage(new Cell(1, 1)),
            "There is no wall of the divider at column 1 row 1."
        ),
        new(
            RejectionReason.ObstacleNotFound,
            Island,
            new Edit.AddOpening(new Cell(6, 5), OpeningState.Intact),
            "There is no lava of the divider at column 6 row 5."
        ),
        new(
            RejectionReason.NoWayIn,
            Drawn,
            new Edit.AddPassage(Corner(Drawn)),
            $"The divider's cell at {Corner(Drawn)} does not border on the inner section."
        ),
        new(
            RejectionReason.UndefinedState,
            Room,
            new Edit.AddOpening(new Cell(6, 4), OpeningState.Damaged),
            "A door cannot be damaged."
        ),
        new(
            RejectionReason.UndefinedState,
            Island,
            new Edit.AddOpening(new Cell(6, 4), OpeningState.Locked),
            "A bridge cannot be locked."
        ),
        new(
            RejectionReason.OpeningNotFound,
            Room,
            new Edit.ToggleOpening(new Cell(6, 4)),
            "There is no door at column 6 row 4."
        ),
        new(
            RejectionReason.CellOccupied,
            Room,
            new Edit.PutAgentInsideSection(Sketch.Target),
            "The cell at column 8 row 5 is occupied."
        ),
        new(
            RejectionReason.CellOccupied,
            Island,
            new Edit.AddFireproofShoes(Sketch.Agent),
            "The agent starts at column 3 row 5."
        ),
        new(
            RejectionReason.ToolNotFound,
            Room,
            new Edit.RemoveTool(TileColor.Blue, TileKind.Key),
            "There is no blue key among the tools."
        ),
        new(RejectionReason.NotLava, Room, new Edit.MakeLavaSafe(), "There is no lava in this world."),
        new(
            RejectionReason.NotLava,
            Island with
            {
                Obstacle = TileKind.SafeLava,
            },
            new Edit.MakeLavaSafe(),
            "The lava has cooled already."
        ),
        new(
            RejectionReason.WorldFull,
            Full(Room),
            new Edit.HideTargetInBox(),
            "The world is full: it holds 32 objects."
        ),
        new(
            RejectionReason.BlocksNothing,
            Room,
            new Edit.BlockOpening(TileColor.Blue, new Cell(1, 1)),
            "A ball at column 1 row 1 blocks nothing: the cell is not outside a door."
        ),
        new(
            RejectionReason.TargetHidden,
            Room with
            {
                Objects = Room.Objects.Add(Sketch.Box(8, 5, contains: 0)),
            },
            new Edit.HideTargetInBox(),
            "The target object is in a box already."
        ),
        new(
            RejectionReason.NoTool,
            NoTool,
            new Edit.RemoveTool(TileColor.Green, TileKind.Key),
            "The world has no tool any more."
        ),
        new(
            RejectionReason.ToolHidden,
            BoxedTool,
            new Edit.HideToolInBox(TileColor.Green, TileKind.Key),
            "The green key is in a box already."
        ),
    ];

    private static readonly DrawCase[] DrawCases =
    [
        new(
            RejectionReason.NoFreeOpening,
            Room with
            {
                Objects = Room.Objects.Add(Sketch.Ball(5, 5)),
            },
            EditKind.BlockOpening,
            "Every door is blocked already."
        ),
        new(RejectionReason.NoTool, NoTool, EditKind.HideToolInBox, "The world has no tool any more."),
        new(RejectionReason.NoTool, NoTool, EditKind.RemoveTool, "The world has no tool any more."),
        new(RejectionReason.ToolHidden, BoxedTool, EditKind.HideToolInBox, "Every tool is in a box already."),
        new(RejectionReason.NotLava, Room, EditKind.MakeLavaSafe, "There is no lava in this world."),
        new(
            RejectionReason.ObstacleNotFound,
            Room with
            {
                Obstacles = [],
            },
            EditKind.AddPassage,
            "No cell of the divider is left to open."
        ),
        new(RejectionReason.WorldFull, Full(Room), EditKind.AddOpening, "The world is full: it holds 32 objects."),
    ];

    [TestCaseSource(nameof(Cases))]
    public void An_edit_that_cannot_be_applied_leaves_the_world_and_says_why(Case rejected)
    {
        var (world, rejection) = rejected.Edit.TryApply(rejected.World);
        Assert.That(world, Is.SameAs(rejected.World));
        Assert.That(rejection, Is.EqualTo(new EditRejection(rejected.Reason, rejected.Message)));
    }

    [TestCaseSource(nameof(DrawCases))]
    public void A_draw_that_cannot_be_made_says_why(DrawCase rejected)
    {
        var (edit, rejection) = EditDraw.Draw(rejected.Kind, rejected.World);
        Assert.That(edit, Is.Null);
        Assert.That(rejection, Is.EqualTo(new EditRejection(rejected.Reason, rejected.Message)));
    }

    /// <summary>Doubt is no matter of the world: the sceptical human's tests have it.</summary>
    [Test]
    public void Every_reason_occurs_above() =>
        Assert.That(
            Cases.Select(rejected => rejected.Reason).Concat(DrawCases.Select(rejected => rejected.Reason)).Distinct(),
            Is.EquivalentTo(Enum.GetValues<RejectionReason>().Except([RejectionReason.Doubted]))
        );

    [Test]
    public void Three_reasons_are_silent_in_the_reference() =>
        Assert.That(
            Enum.GetValues<RejectionReason>().Where(reason => new EditRejection(reason, "").IsSilentInReference),
            Is.EqualTo([RejectionReason.NoTool, RejectionReason.ToolHidden, RejectionReason.NoFreeOpening])
        );

    // A wall of the divider, the border, the door, the tool, the agent, the target, and a cell already blocked.
    [TestCase(6, 4)]
    [TestCase(0, 0)]
    [TestCase(6, 5)]
    [TestCase(2, 2)]
    [TestCase(8, 5)]
    [TestCase(9, 9)]
    public void Only_the_reference_lets_a_ball_block_odd_cells(int column, int row)
    {
        var edit = new Edit.BlockOpening(TileColor.Blue, new Cell(column, row));
        Assert.That(edit.TryApply(Room).Rejection, Is.Not.Null);
        var (world, rejection) = edit.TryApply(Room, Quirks.Reference);
        Assert.That(rejection, Is.Null);
        Assert.That(World.From(world).TileAt(edit.Cell), Is.EqualTo(new Tile(TileKind.Ball, TileColor.Blue)));
    }

    [Test]
    public void Only_the_reference_hides_the_target_twice()
    {
        var (once, _) = new Edit.HideTargetInBox().TryApply(Room);
        Assert.That(
            new Edit.HideTargetInBox().TryApply(once).Rejection?.Reason,
            Is.EqualTo(RejectionReason.TargetHidden)
        );
        var (twice, rejection) = new Edit.HideTargetInBox().TryApply(once, Quirks.Reference);
        Assert.That(rejection, Is.Null);
        Assert.That(twice.AllOf(ObjectRole.Box).Select(i => twice.Objects[i].Cell).Distinct(), Has.One.Items);
        Assert.That(twice.AllOf(ObjectRole.Box), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_full_world_takes_no_more_objects_from_any_edit([Values] Quirks quirks)
    {
        Edit[] adding =
        [
            new Edit.HideTargetInBox(),
            new Edit.AddOpening(new Cell(6, 4), OpeningState.Open),
            new Edit.AddPassage(new Cell(6, 4)),
            new Edit.BlockOpening(TileColor.Blue, new Cell(5, 5)),
            new Edit.HideToolInBox(TileColor.Green, TileKind.Key),
            new Edit.AddFireproofShoes(new Cell(1, 1)),
        ];
        var full = Full(Room);
        Assert.That(full.Objects, Has.Length.EqualTo(Blueprint.MaxObjects));
        foreach (var edit in adding)
        {
            Assert.That(
                edit.TryApply(full, quirks).Rejection?.Reason,
                Is.EqualTo(RejectionReason.WorldFull),
                $"{edit}"
            );
            Assert.That(edit.TryApply(Room, quirks).Rejection, Is.Null, $"{edit}");
        }
    }

    [Test]
    public void A_full_world_can_be_played()
    {
        var world = World.From(Full(Room));
        Assert.That(world.ObjectCount, Is.EqualTo(32));
        Assert.That(Step.Apply(world, AgentAction.Forward), Is.EqualTo(StepEnds.None));
    }

    /// <summary>The world with balls in the cells of columns 7 and 9 until no object more fits in.</summary>
    private static Blueprint Full(Blueprint world) =>
        world with
        {
            Objects =
            [
                .. world.Objects,
                .. Enumerable
                    .Range(0, Blueprint.MaxObjects - world.Objects.Length)
                    .Select(i => Sketch.Ball(7 + (i % 3), 1 + (i / 3 % 4))),
            ],
        };

    private static Cell Corner(Blueprint world) =>
        new(world.Obstacles.Min(cell => cell.Column), world.Obstacles.Min(cell => cell.Row));

    public sealed record Case(RejectionReason Reason, Blueprint World, Edit Edit, string Message)
    {
        public override string ToString() => $"{Reason}: {Edit}";
    }

    public sealed record DrawCase(RejectionReason Reason, Blueprint World, EditKind Kind, string Message)
    {
        public override string ToString() => $"{Reason}: {Kind}";
    }
}
