using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

/// <summary>What a skill did is recognised as that skill, by what it did.</summary>
public class SkillRecognizerTests
{
    private static readonly Blueprint Room = Sketch.Room(
        Sketch.Door(TileKind.DoorClosed),
        Sketch.Key(1, 8),
        Sketch.Box(1, 8, contains: 2),
        Sketch.Ball(5, 5),
        Sketch.Ball(2, 5)
    );

    private static readonly Blueprint Island = Sketch.Island(Sketch.Bridge(intact: false), Sketch.Hammer(1, 1));

    private static readonly Skill[] RoomSkills =
    [
        new Skill.Primitive(AgentAction.Done),
        new Skill.GoTo(new Cell(1, 1)),
        new Skill.RotateTowardsObject(Thing(Room, 5)),
        new Skill.RotateTowardsDirection(Heading.South),
        new Skill.GoAdjacentToObject(Thing(Room, 4)),
        new Skill.GoAdjacentToPosition(new Cell(1, 1)),
        new Skill.EmptyInventory(),
        new Skill.GetObject(Thing(Room, 2)),
        new Skill.MoveObject(Thing(Room, 4), new Cell(1, 1)),
        new Skill.GoDirNSteps(Heading.North, 3),
        new Skill.Unblock(Thing(Room, 1)),
        new Skill.OpenBox(Thing(Room, 3)),
        new Skill.OpenDoor(Thing(Room, 1)),
    ];

    [TestCaseSource(nameof(RoomSkills))]
    public void What_a_skill_did_in_a_room_is_recognised(Skill skill) =>
        Assert.That(Recognized(Room, skill), Is.EqualTo(skill));

    [Test]
    public void A_repaired_bridge_is_recognised()
    {
        var skill = new Skill.FixBridge(Thing(Island, 1));
        Assert.That(Recognized(Island, skill), Is.EqualTo(skill));
    }

    [Test]
    public void A_thing_put_somewhere_is_recognised()
    {
        var world = Sketch.Facing(null, Sketch.Hammer(1, 1));
        var skill = new Skill.DropAt(new Cell(1, 9));
        Assert.That(Recognized(world, skill), Is.EqualTo(skill));
    }

    [Test]
    public void A_single_turn_is_only_what_a_turn_can_be()
    {
        var trajectory = new Trajectory();
        new SkillPerformer()
            .Recording(World.From(Room), trajectory)
            .Perform(new Skill.RotateTowardsDirection(Heading.South));
        var recognizer = new SkillRecognizer();
        var kinds = Enum.GetValues<SkillKind>()
            .Where(kind => recognizer.Recognize(kind, new TrajectorySlice(trajectory, 0, 1)) is not null);
        Assert.That(
            kinds,
            Is.EqualTo([
                SkillKind.Primitive,
                SkillKind.RotateTowardsDirection,
                SkillKind.GoAdjacentToPosition,
                SkillKind.GoDirNSteps,
            ])
        );
    }

    private static ObjectRef Thing(Blueprint blueprint, int index) => ObjectRef.In(World.From(blueprint), index);

    private static Skill? Recognized(Blueprint blueprint, Skill skill) => Recognized(World.From(blueprint), skill);

    private static Skill? Recognized(World world, Skill skill)
    {
        var trajectory = new Trajectory();
        Assert.That(new SkillPerformer().Recording(world, trajectory).Perform(skill));
        return new SkillRecognizer().Recognize(
            skill.Kind,
            new TrajectorySlice(trajectory, 0, trajectory.StateCount - 1)
        );
    }
}
