using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

public class EditReaderTests
{
    private const Layout Room = Layout.RoomDoorKey;

    [Test]
    public void A_locked_door_is_read_but_not_by_the_reference()
    {
        const string Sentence = "a new locked door has been installed at column 5 row 6";
        var edit = new Edit.AddOpening(new Cell(5, 6), OpeningState.Locked);
        Assert.That(EditReader.Read(Sentence, Room), Is.EqualTo(edit));
        Assert.That(EditReader.Read(Sentence, Room, Quirks.Reference), Is.Null);
    }

    [Test]
    public void Two_digits_are_read_but_the_reference_reads_one()
    {
        const string Sentence = "there is a walkable passage at column 5 row 10";
        Assert.That(EditReader.Read(Sentence, Room), Is.EqualTo(new Edit.AddPassage(new Cell(5, 10))));
        Assert.That(EditReader.Read(Sentence, Room, Quirks.Reference), Is.EqualTo(new Edit.AddPassage(new Cell(5, 1))));
    }

    [TestCase("The grid has been flipped along the vertical axis.")]
    [TestCase("  the grid has been flipped along the vertical axis ")]
    [TestCase("THE GRID HAS BEEN FLIPPED ALONG THE VERTICAL AXIS .")]
    public void Capitals_spaces_around_and_a_full_stop_do_not_matter(string sentence) =>
        Assert.That(EditReader.Read(sentence, Room), Is.EqualTo(new Edit.FlipVertical()));

    [TestCase("")]
    [TestCase(".")]
    [TestCase("I think the grid has been flipped along the vertical axis")]
    [TestCase("the grid has been flipped")]
    [TestCase("the lava is safe to walk on and the target object has been hidden inside a box")]
    [TestCase("a new damaged door has been installed at column five row 6")]
    public void Anything_else_is_not_read(string sentence) => Assert.That(EditReader.Read(sentence, Room), Is.Null);

    [Test]
    public void The_reference_finds_a_template_anywhere_in_a_sentence() =>
        Assert.That(
            EditReader.Read("so the lava is safe to walk on, I hope", Room, Quirks.Reference),
            Is.EqualTo(new Edit.MakeLavaSafe())
        );
}
