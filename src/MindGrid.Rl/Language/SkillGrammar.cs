namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Globalization;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>The sentences of a plan's steps, to say and to read, and the skills' descriptions.</summary>
public static class SkillGrammar
{
    private static readonly ImmutableArray<(AgentAction Action, SentenceTemplate Template)> Primitives =
    [
        (AgentAction.Left, new("rotate left 90 degrees")),
        (AgentAction.Right, new("rotate right 90 degrees")),
        (AgentAction.Forward, new("go to the forward cell")),
        (AgentAction.Pickup, new("pick up the object in the forward cell")),
        (AgentAction.Drop, new("drop the object in the inventory")),
        (AgentAction.Toggle, new("toggle the object in the forward cell")),
        (AgentAction.Done, new("announce that the current task is completed")),
    ];

    private static readonly ImmutableArray<SentenceTemplate> Templates =
    [
        new(""), // primitives have one each
        new("go to column {col} row {row}"),
        new("rotate towards the {obj} at column {col} row {row}"),
        new("rotate towards the {direction}"),
        new("go to the cell adjacent to the {obj} at column {col} row {row}"),
        new("go next to the cell at column {col} row {row}"),
        new("drop object in inventory at column {col} row {row}"),
        new("empty inventory"),
        new("get the {obj} at column {col} row {row}"),
        new("move the {obj} at column {col1} row {row1} to column {col2} row {row2}"),
        new("go {number} steps in the {direction} direction"),
        new("unblock the {obj} at column {col} row {row}"),
        new("open the box at column {col} row {row}"),
        new("open the door at column {col} row {row}"),
        new("fix the bridge at column {col} row {row}"),
    ];

    /// <summary>The template of a skill's sentence; primitive actions have one each (<see cref="PrimitiveTemplate"/>).</summary>
    public static SentenceTemplate TemplateOf(SkillKind kind) => Templates[(int)kind];

    /// <summary>The template of a primitive action's sentence. The reference has none for <see cref="AgentAction.Done"/>.</summary>
    public static SentenceTemplate PrimitiveTemplate(AgentAction action) => Primitives[(int)action].Template;

    /// <summary>The sentence of a plan's step.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="quirks">With <see cref="Quirks.Reference"/>, moving an object names its second column where its row belongs.</param>
    public static string Say(Skill skill, Quirks quirks = Quirks.None) =>
        skill is Skill.Primitive primitive
            ? PrimitiveTemplate(primitive.Action).Text
            : TemplateOf(skill.Kind).Fill(ToSlots(skill, quirks));

    /// <summary>
    /// The skill that a sentence names, where it is exactly one that <see cref="Say"/> gives. Things are found by their type and
    /// cell in a state of the world.
    /// </summary>
    /// <returns>The skill, or null: no such sentence, or no such thing there.</returns>
    public static Skill? Parse(string sentence, World state)
    {
        foreach (var (action, template) in Primitives)
        {
            if (template.Text == sentence)
            {
                return new Skill.Primitive(action);
            }
        }
        for (var kind = SkillKind.GoTo; kind <= SkillKind.FixBridge; kind++)
        {
            if (TemplateOf(kind).Match(sentence) is { } slots)
            {
                return FromSlots(kind, slots, state);
            }
        }
        return null;
    }

    /// <summary>What a skill does, in the words of the paper's list (Appendix B).</summary>
    public static string Describe(SkillKind kind) =>
        kind switch
        {
            SkillKind.Primitive =>
                "Default MiniGrid actions: left (rotate left), right (rotate right), forward (move forward one step), "
                    + "pickup (pick up an object and place it in inventory), drop (put object in inventory down in front), "
                    + "toggle (change the state of an object, such as unlocking/opening/closing a door, opening a box, or fixing "
                    + "a bridge), or done (announce that the current task is complete).",
            SkillKind.GoTo => "Traverse to column x row y on the grid.",
            SkillKind.RotateTowardsObject => "Rotate to face object o, which is on an edge-adjacent cell.",
            SkillKind.RotateTowardsDirection => "Rotate to face direction d (north, east, south, west).",
            SkillKind.GoAdjacentToObject => "Move to a cell adjacent to object o and then rotate to face it.",
            SkillKind.GoAdjacentToPosition => "Move to a cell adjacent to (x, y) and then rotate to face it.",
            SkillKind.DropAt => "Drop the object currently carrying onto cell (x, y).",
            SkillKind.EmptyInventory => "Place the object currently carrying onto an unoccupied cell.",
            SkillKind.GetObject => "Pick up object o.",
            SkillKind.MoveObject => "Move object o to cell (x, y).",
            SkillKind.GoDirNSteps => "Go n steps in direction d.",
            SkillKind.Unblock => "Move any object blocking access to opening o to an unoccupied cell.",
            SkillKind.OpenBox => "Open box o.",
            SkillKind.OpenDoor => "Open door o.",
            SkillKind.FixBridge => "Make bridge o intact.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the fifteen skills."),
        };

    private static Dictionary<string, string> ToSlots(Skill skill, Quirks quirks) =>
        skill switch
        {
            Skill.GoTo go => At(go.Cell),
            Skill.RotateTowardsObject rotate => At(rotate.Object),
            Skill.RotateTowardsDirection rotate => new() { ["direction"] = rotate.Heading.Name() },
            Skill.GoAdjacentToObject go => At(go.Object),
            Skill.GoAdjacentToPosition go => At(go.Cell),
            Skill.DropAt drop => At(drop.Cell),
            Skill.GetObject get => At(get.Object),
            Skill.MoveObject move => new()
            {
                ["obj"] = move.Object.Tile.Kind.TypeName(),
                ["col1"] = Text(move.Object.Cell.Column),
                ["row1"] = Text(quirks == Quirks.Reference ? move.Cell.Column : move.Object.Cell.Row),
                ["col2"] = Text(move.Cell.Column),
                ["row2"] = Text(move.Cell.Row),
            },
            Skill.GoDirNSteps go => new() { ["number"] = Text(go.Steps), ["direction"] = go.Heading.Name() },
            Skill.Unblock unblock => At(unblock.Opening),
            Skill.OpenBox open => At(open.Box),
            Skill.OpenDoor open => At(open.Door),
            Skill.FixBridge fix => At(fix.Bridge),
            _ => [],
        };

    private static Skill? FromSlots(SkillKind kind, IReadOnlyDictionary<string, string> slots, World state)
    {
        return kind switch
        {
            SkillKind.GoTo => OnCell(cell => new Skill.GoTo(cell)),
            SkillKind.RotateTowardsObject => OnThing(thing => new Skill.RotateTowardsObject(thing)),
            SkillKind.RotateTowardsDirection => new Skill.RotateTowardsDirection(
                Words.ParseHeading(slots["direction"])
            ),
            SkillKind.GoAdjacentToObject => OnThing(thing => new Skill.GoAdjacentToObject(thing)),
            SkillKind.GoAdjacentToPosition => OnCell(cell => new Skill.GoAdjacentToPosition(cell)),
            SkillKind.DropAt => OnCell(cell => new Skill.DropAt(cell)),
            SkillKind.EmptyInventory => new Skill.EmptyInventory(),
            SkillKind.GetObject => OnThing(thing => new Skill.GetObject(thing)),
            SkillKind.MoveObject => Thing(slots["obj"], "col1", "row1") is { } thing
            && Place("col2", "row2") is { } cell
                ? new Skill.MoveObject(thing, cell)
                : null,
            SkillKind.GoDirNSteps
                when int.TryParse(slots["number"], CultureInfo.InvariantCulture, out var steps)
                    && steps <= Step.DefaultStepLimit => new Skill.GoDirNSteps(
                Words.ParseHeading(slots["direction"]),
                steps
            ),
            SkillKind.Unblock => OnThing(thing =>
                thing.Tile.IsDoor || thing.Tile.IsBridge ? new Skill.Unblock(thing) : null
            ),
            SkillKind.OpenBox => OnThing(thing => new Skill.OpenBox(thing), "box"),
            SkillKind.OpenDoor => OnThing(thing => new Skill.OpenDoor(thing), "door"),
            SkillKind.FixBridge => OnThing(thing => new Skill.FixBridge(thing), "bridge"),
            _ => null,
        };

        Skill? OnCell(Func<Cell, Skill> make) => Place("col", "row") is { } cell ? make(cell) : null;

        Skill? OnThing(Func<ObjectRef, Skill?> make, string? type = null) =>
            Thing(type ?? slots["obj"], "col", "row") is { } thing ? make(thing) : null;

        Cell? Place(string column, string row) =>
            int.TryParse(slots[column], CultureInfo.InvariantCulture, out var x)
            && int.TryParse(slots[row], CultureInfo.InvariantCulture, out var y)
            && Cell.IsOnBoard(x, y)
                ? new Cell(x, y)
                : null;

        ObjectRef? Thing(string type, string column, string row)
        {
            for (var i = 0; i < state.ObjectCount; i++)
            {
                if (state.ObjectTile(i).Kind.TypeName() == type && state.ObjectCell(i) == Place(column, row))
                {
                    return ObjectRef.In(state, i);
                }
            }
            return null;
        }
    }

    private static Dictionary<string, string> At(Cell cell) =>
        new() { ["col"] = Text(cell.Column), ["row"] = Text(cell.Row) };

    private static Dictionary<string, string> At(ObjectRef thing)
    {
        var slots = At(thing.Cell);
        slots["obj"] = thing.Tile.Kind.TypeName();
        return slots;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
