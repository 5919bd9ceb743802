namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>The twelve sentences about edits (paper, Appendix C), to say and to read.</summary>
public static class EditGrammar
{
    private static readonly ImmutableArray<SentenceTemplate> Room = Templates(
        "a new {state} door has been installed at column {col} row {row}",
        "the door at column {col} row {row} is no longer in the original state"
    );

    private static readonly ImmutableArray<SentenceTemplate> Island = Templates(
        "a new {state} bridge has been constructed at column {col} row {row}",
        "the bridge at column {col} row {row} is no longer in the original state"
    );

    /// <summary>The sentence templates of a layout, in the order of <see cref="EditKind"/>.</summary>
    public static ImmutableArray<SentenceTemplate> TemplatesOf(Layout layout) =>
        layout == Layout.RoomDoorKey ? Room : Island;

    /// <summary>The sentence that names an edit in a layout.</summary>
    public static string Say(Edit edit, Layout layout) => TemplatesOf(layout)[(int)edit.Kind].Fill(ToSlots(edit));

    /// <summary>The edit that a sentence names, where the sentence is exactly one that <see cref="Say"/> gives; else null.</summary>
    public static Edit? Parse(string sentence, Layout layout)
    {
        var templates = TemplatesOf(layout);
        for (var kind = 0; kind < templates.Length; kind++)
        {
            if (templates[kind].Match(sentence) is { } slots)
            {
                return FromSlots((EditKind)kind, slots);
            }
        }
        return null;
    }

    /// <summary>The values of an edit's slots.</summary>
    internal static IReadOnlyDictionary<string, string> ToSlots(Edit edit) =>
        edit switch
        {
            Edit.ChangeTargetColor change => Slots(("color", change.Color.Name())),
            Edit.AddOpening add => At(add.Cell, ("state", add.State.Name())),
            Edit.ToggleOpening toggle => At(toggle.Cell),
            Edit.AddPassage add => At(add.Cell),
            Edit.BlockOpening block => At(block.Cell, ("color", block.Color.Name())),
            Edit.PutAgentInsideSection put => At(put.Cell),
            Edit.HideToolInBox hide => Slots(("color", hide.Color.Name()), ("tool", hide.Tool.TypeName())),
            Edit.RemoveTool remove => Slots(("color", remove.Color.Name()), ("tool", remove.Tool.TypeName())),
            Edit.AddFireproofShoes add => At(add.Cell),
            _ => Slots(),
        };

    /// <summary>The edit of a kind with given slot values.</summary>
    internal static Edit FromSlots(EditKind kind, IReadOnlyDictionary<string, string> slots)
    {
        return kind switch
        {
            EditKind.FlipVertical => new Edit.FlipVertical(),
            EditKind.ChangeTargetColor => new Edit.ChangeTargetColor(Color()),
            EditKind.HideTargetInBox => new Edit.HideTargetInBox(),
            EditKind.AddOpening => new Edit.AddOpening(Place(), State()),
            EditKind.ToggleOpening => new Edit.ToggleOpening(Place()),
            EditKind.AddPassage => new Edit.AddPassage(Place()),
            EditKind.BlockOpening => new Edit.BlockOpening(Color(), Place()),
            EditKind.PutAgentInsideSection => new Edit.PutAgentInsideSection(Place()),
            EditKind.HideToolInBox => new Edit.HideToolInBox(Color(), Tool()),
            EditKind.RemoveTool => new Edit.RemoveTool(Color(), Tool()),
            EditKind.MakeLavaSafe => new Edit.MakeLavaSafe(),
            EditKind.AddFireproofShoes => new Edit.AddFireproofShoes(Place()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the twelve edits."),
        };

        Cell Place() => Cell.AtOrOffBoard(Number(slots["col"]), Number(slots["row"]));
        TileColor Color() =>
            ColorNames.TryParse(slots["color"], out var color) ? color : throw new FormatException(slots["color"]);
        TileKind Tool() => slots["tool"] == "key" ? TileKind.Key : TileKind.Hammer;
        OpeningState State() => Enum.GetValues<OpeningState>().Single(state => state.Name() == slots["state"]);
    }

    // Any run of digits that is no number of ours is off the board, however long; Python's \d also matches other scripts' digits.
    private static int Number(string digits) =>
        digits.Length > 3
            ? int.MaxValue
            : digits.Aggregate(0, (value, digit) => (10 * value) + CharUnicodeInfo.GetDecimalDigitValue(digit));

    private static ImmutableArray<SentenceTemplate> Templates(string addOpening, string toggleOpening) =>
        [
            .. new[]
            {
                "the grid has been flipped along the vertical axis",
                "the color of the target object has been changed to {color}",
                "the target object has been hidden inside a box",
                addOpening,
                toggleOpening,
                "there is a walkable passage at column {col} row {row}",
                "a {color} ball at column {col} row {row} is blocking a path to the target object",
                "the agent's starting location has been moved to column {col} row {row}",
                "the {color} {tool} was hidden inside a box",
                "the {color} {tool} has disappeared",
                "the lava is safe to walk on",
                "there is a pair of fire-proof shoes at column {col} row {row}",
            }.Select(text => new SentenceTemplate(text)),
        ];

    private static Dictionary<string, string> At(Cell cell, params (string, string)[] more) =>
        Slots([("col", Text(cell.Column)), ("row", Text(cell.Row)), .. more]);

    private static Dictionary<string, string> Slots(params (string Name, string Value)[] slots) =>
        slots.ToDictionary(slot => slot.Name, slot => slot.Value);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
