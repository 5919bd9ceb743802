using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

public class EditGrammarTests
{
    /// <summary>The paper's Appendix C, list of the prompt for rooms.</summary>
    private static readonly string[] PapersTemplates =
    [
        "the grid has been flipped along the vertical axis",
        "the color of the target object has been changed to {color}",
        "the target object has been hidden inside a box",
        "a new {state} door has been installed at column {col} row {row}",
        "the door at column {col} row {row} is no longer in the original state",
        "there is a walkable passage at column {col} row {row}",
        "a {color} ball at column {col} row {row} is blocking a path to the target object",
        "the agent's starting location has been moved to column {col} row {row}",
        "the {color} {tool} was hidden inside a box",
        "the {color} {tool} has disappeared",
        "the lava is safe to walk on",
        "there is a pair of fire-proof shoes at column {col} row {row}",
    ];

    [Test]
    public void Templates_of_rooms_are_the_papers() =>
        Assert.That(
            EditGrammar.TemplatesOf(Layout.RoomDoorKey).Select(template => template.Text),
            Is.EqualTo(PapersTemplates)
        );

    [Test]
    public void Templates_of_islands_speak_of_bridges()
    {
        var expected = PapersTemplates.ToArray();
        expected[3] = "a new {state} bridge has been constructed at column {col} row {row}";
        expected[4] = "the bridge at column {col} row {row} is no longer in the original state";
        Assert.That(
            EditGrammar.TemplatesOf(Layout.TreasureIsland).Select(template => template.Text),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void Every_edit_there_can_be_is_read_back_from_its_sentence([Values] Layout layout)
    {
        var edits = EveryEdit().ToList();
        Assert.That(edits.Select(edit => edit.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<EditKind>()));
        var failing = edits.Where(edit => EditGrammar.Parse(EditGrammar.Say(edit, layout), layout) != edit);
        Assert.That(failing, Is.Empty);
    }

    [Test]
    public void Every_edit_has_a_sentence_of_its_own([Values] Layout layout) =>
        Assert.That(EveryEdit().Select(edit => EditGrammar.Say(edit, layout)), Is.Unique);

    [Test]
    public void Every_drawn_edit_is_read_back_from_its_sentence([Values] Layout layout, [Values] EditKind kind)
    {
        foreach (var world in DrawnWorlds.EditedMany(layout, 200))
        {
            if (EditDraw.Draw(kind, world).Edit is { } edit)
            {
                Assert.That(EditGrammar.Parse(EditGrammar.Say(edit, layout), layout), Is.EqualTo(edit));
            }
        }
    }

    [TestCase(Layout.RoomDoorKey, "the bridge at column 3 row 4 is no longer in the original state")]
    [TestCase(Layout.TreasureIsland, "the door at column 3 row 4 is no longer in the original state")]
    [TestCase(Layout.RoomDoorKey, "a new open bridge has been constructed at column 3 row 4")]
    [TestCase(Layout.TreasureIsland, "a new intact door has been installed at column 3 row 4")]
    public void The_other_layouts_sentences_are_not_read(Layout layout, string sentence) =>
        Assert.That(EditGrammar.Parse(sentence, layout), Is.Null);

    [TestCase("11", "3")]
    [TestCase("3", "99999999999999999999")]
    public void A_place_outside_the_board_is_read_as_such(string column, string row) =>
        Assert.That(
            EditGrammar.Parse($"there is a walkable passage at column {column} row {row}", Layout.RoomDoorKey),
            Is.EqualTo(new Edit.AddPassage(Cell.OffBoard))
        );

    private static IEnumerable<Edit> EveryEdit()
    {
        var cells = Enumerable.Range(0, Board.CellCount).Select(Cell.At).ToList();
        var colors = Enum.GetValues<TileColor>();
        var states = Enum.GetValues<OpeningState>();
        TileKind[] tools = [TileKind.Key, TileKind.Hammer];
        return
        [
            new Edit.FlipVertical(),
            new Edit.HideTargetInBox(),
            new Edit.MakeLavaSafe(),
            .. colors.Select(color => new Edit.ChangeTargetColor(color)),
            .. cells.Select(cell => new Edit.ToggleOpening(cell)),
            .. cells.Select(cell => new Edit.AddPassage(cell)),
            .. cells.Select(cell => new Edit.PutAgentInsideSection(cell)),
            .. cells.Select(cell => new Edit.AddFireproofShoes(cell)),
            .. from cell in cells from state in states select new Edit.AddOpening(cell, state),
            .. from cell in cells from color in colors select new Edit.BlockOpening(color, cell),
            .. from tool in tools from color in colors select new Edit.HideToolInBox(color, tool),
            .. from tool in tools from color in colors select new Edit.RemoveTool(color, tool),
        ];
    }
}
