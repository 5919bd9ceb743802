using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

public class SkillGrammarTests
{
    private static readonly World Room = World.From(
        Sketch.Room(Sketch.Door(TileKind.DoorLocked), Sketch.Key(2, 3), Sketch.Box(4, 8))
    );

    private static readonly World Island = World.From(Sketch.Island(Sketch.Bridge(intact: false)));

    private static readonly (Skill Skill, string Sentence)[] Sentences =
    [
        (new Skill.Primitive(AgentAction.Left), "rotate left 90 degrees"),
        (new Skill.Primitive(AgentAction.Right), "rotate right 90 degrees"),
        (new Skill.Primitive(AgentAction.Forward), "go to the forward cell"),
        (new Skill.Primitive(AgentAction.Pickup), "pick up the object in the forward cell"),
        (new Skill.Primitive(AgentAction.Drop), "drop the object in the inventory"),
        (new Skill.Primitive(AgentAction.Toggle), "toggle the object in the forward cell"),
        (new Skill.Primitive(AgentAction.Done), "announce that the current task is completed"),
        (new Skill.GoTo(new Cell(7, 8)), "go to column 7 row 8"),
        (new Skill.RotateTowardsObject(Thing(2)), "rotate towards the key at column 2 row 3"),
        (new Skill.RotateTowardsDirection(Heading.North), "rotate towards the north"),
        (new Skill.GoAdjacentToObject(Thing(2)), "go to the cell adjacent to the key at column 2 row 3"),
        (new Skill.GoAdjacentToPosition(new Cell(1, 9)), "go next to the cell at column 1 row 9"),
        (new Skill.DropAt(new Cell(1, 9)), "drop object in inventory at column 1 row 9"),
        (new Skill.EmptyInventory(), "empty inventory"),
        (new Skill.GetObject(Thing(0)), "get the ball at column 8 row 5"),
        (new Skill.MoveObject(Thing(2), new Cell(1, 9)), "move the key at column 2 row 3 to column 1 row 9"),
        (new Skill.GoDirNSteps(Heading.West, 4), "go 4 steps in the west direction"),
        (new Skill.Unblock(Thing(1)), "unblock the door at column 6 row 5"),
        (new Skill.OpenBox(Thing(3)), "open the box at column 4 row 8"),
        (new Skill.OpenDoor(Thing(1)), "open the door at column 6 row 5"),
        (new Skill.FixBridge(ObjectRef.In(Island, 1)), "fix the bridge at column 6 row 5"),
    ];

    [TestCaseSource(nameof(Sentences))]
    public void A_step_is_said_in_the_references_words_and_read_back((Skill Skill, string Sentence) step)
    {
        Assert.That(SkillGrammar.Say(step.Skill), Is.EqualTo(step.Sentence));
        Assert.That(
            SkillGrammar.Parse(step.Sentence, step.Skill is Skill.FixBridge ? Island : Room),
            Is.EqualTo(step.Skill)
        );
    }

    [Test]
    public void Every_kind_of_skill_occurs_above() =>
        Assert.That(Sentences.Select(step => step.Skill.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<SkillKind>()));

    [Test]
    public void The_reference_names_the_second_column_where_an_objects_row_belongs()
    {
        var move = new Skill.MoveObject(Thing(2), new Cell(1, 9));
        Assert.That(SkillGrammar.Say(move), Is.EqualTo("move the key at column 2 row 3 to column 1 row 9"));
        Assert.That(
            SkillGrammar.Say(move, Quirks.Reference),
            Is.EqualTo("move the key at column 2 row 1 to column 1 row 9")
        );
    }

    [Test]
    public void Every_skill_about_a_cell_a_heading_or_a_thing_is_read_back_in_any_world([Values] Layout layout)
    {
        foreach (var blueprint in DrawnWorlds.EditedMany(layout, 40))
        {
            var world = World.From(blueprint);
            var failing = EverySkill(world).Where(skill => SkillGrammar.Parse(SkillGrammar.Say(skill), world) != skill);
            Assert.That(failing, Is.Empty, $"seed {blueprint.Seed}");
        }
    }

    [TestCase("get the key at column 2 row 4")]
    [TestCase("get the ball at column 2 row 3")]
    [TestCase("open the box at column 2 row 3")]
    [TestCase("fix the bridge at column 6 row 5")]
    [TestCase("unblock the key at column 2 row 3")]
    [TestCase("go to column 11 row 3")]
    [TestCase("go to column 3")]
    [TestCase("go 99999999999 steps in the west direction")]
    [TestCase("Empty inventory")]
    [TestCase("dance")]
    [TestCase("")]
    public void A_sentence_about_what_is_not_there_is_not_read(string sentence) =>
        Assert.That(SkillGrammar.Parse(sentence, Room), Is.Null);

    [Test]
    public void Every_skill_has_a_description([Values] SkillKind kind) =>
        Assert.That(SkillGrammar.Describe(kind), Does.EndWith(".").And.Length.GreaterThan(10));

    private static ObjectRef Thing(int index) => ObjectRef.In(Room, index);

    private static IEnumerable<Skill> EverySkill(World world)
    {
        var cells = Enumerable.Range(0, Board.CellCount).Select(Cell.At).ToList();

        // Of two things of a type in one cell a sentence means the first.
        var things = Enumerable
            .Range(0, world.ObjectCount)
            .Select(i => ObjectRef.In(world, i))
            .DistinctBy(thing => (thing.Tile.TypeCode, thing.Cell))
            .ToList();
        return
        [
            .. Enum.GetValues<AgentAction>().Select(action => new Skill.Primitive(action)),
            .. Enum.GetValues<Heading>().Select(heading => new Skill.RotateTowardsDirection(heading)),
            new Skill.EmptyInventory(),
            .. cells.Select(cell => new Skill.GoTo(cell)),
            .. cells.Select(cell => new Skill.GoAdjacentToPosition(cell)),
            .. cells.Select(cell => new Skill.DropAt(cell)),
            .. from heading in Enum.GetValues<Heading>()
            from steps in Enumerable.Range(0, 12)
            select new Skill.GoDirNSteps(heading, steps),
            .. things.Select(thing => new Skill.RotateTowardsObject(thing)),
            .. things.Select(thing => new Skill.GoAdjacentToObject(thing)),
            .. things.Select(thing => new Skill.GetObject(thing)),
            .. from thing in things from cell in cells select new Skill.MoveObject(thing, cell),
            .. things
                .Where(thing => thing.Tile.IsDoor || thing.Tile.IsBridge)
                .Select(thing => new Skill.Unblock(thing)),
            .. things.Where(thing => thing.Tile.Kind == TileKind.Box).Select(thing => new Skill.OpenBox(thing)),
            .. things.Where(thing => thing.Tile.IsDoor).Select(thing => new Skill.OpenDoor(thing)),
            .. things.Where(thing => thing.Tile.IsBridge).Select(thing => new Skill.FixBridge(thing)),
        ];
    }
}
