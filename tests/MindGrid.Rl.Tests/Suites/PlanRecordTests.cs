using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class PlanRecordTests
{
    private static readonly Blueprint World = new FreshGames().Draw(1).Game.Real.World;
    private static readonly Cell Cell = new(3, 9);

    // As a plan remembers an object that was somewhere at the reset and is nowhere now.
    private static readonly ObjectRef Thing = new(31, Tile.Passage(Heading.North), Cell, Cell.None, IsLive: true);

    private static readonly Skill[] Skills =
    [
        new Skill.Primitive(AgentAction.Done),
        new Skill.GoTo(Cell),
        new Skill.RotateTowardsObject(Thing),
        new Skill.RotateTowardsDirection(Heading.North),
        new Skill.GoAdjacentToObject(Thing),
        new Skill.GoAdjacentToPosition(Cell),
        new Skill.DropAt(Cell),
        new Skill.EmptyInventory(),
        new Skill.GetObject(Thing),
        new Skill.MoveObject(Thing, Cell),
        new Skill.GoDirNSteps(Heading.West, 10),
        new Skill.Unblock(Thing),
        new Skill.OpenBox(Thing),
        new Skill.OpenDoor(Thing),
        new Skill.FixBridge(Thing with { IsLive = false }),
    ];

    [Test]
    public void Every_skill_comes_back()
    {
        Assert.That(Skills.Select(skill => skill.Kind), Is.EqualTo(Enum.GetValues<SkillKind>()));
        var reader = new RecordReader(Written(new Plan([.. Skills], World)));
        Assert.That(PlanRecord.Read(ref reader, World)!.Steps, Is.EqualTo(Skills));
        reader.End();
    }

    [Test]
    public void No_plan_is_not_the_plan_to_do_nothing()
    {
        var none = new RecordReader(Written(null));
        var nothing = new RecordReader(Written(new Plan([], World)));
        Assert.That(PlanRecord.Read(ref none, World), Is.Null);
        Assert.That(PlanRecord.Read(ref nothing, World)!.Steps, Is.Empty);
    }

    private static byte[] Written(Plan? plan)
    {
        var bytes = new MemoryStream();
        PlanRecord.Write(new BinaryWriter(bytes), plan);
        return bytes.ToArray();
    }
}
