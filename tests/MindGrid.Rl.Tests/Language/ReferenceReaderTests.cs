using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

/// <summary>The faults by name; Golden/ParseTests.cs holds the reader to the reference's own answers.</summary>
public class ReferenceReaderTests
{
    [Test]
    public void A_locked_door_is_not_read() =>
        Assert.That(Read("a new locked door has been installed at column 5 row 6"), Is.Null);

    [Test]
    public void Of_two_digits_one_is_read() =>
        Assert.That(
            Read("there is a walkable passage at column 5 row 10"),
            Is.EqualTo(new Edit.AddPassage(new Cell(5, 1)))
        );

    [Test]
    public void A_template_is_found_anywhere_in_a_sentence() =>
        Assert.That(Read("so the lava is safe to walk on, I hope"), Is.EqualTo(new Edit.MakeLavaSafe()));

    [Test]
    public void Capitals_are_not_read() =>
        Assert.That(Read("The grid has been flipped along the vertical axis"), Is.Null);

    [Test]
    public void A_text_is_one_sentence_and_is_answered_with_a_reason_where_it_names_no_edit()
    {
        const string Text = "Nothing. Nothing at all.";
        var read = new ReferenceReader().Read(Text, Layout.RoomDoorKey).Single();
        Assert.That((read.Text, read.Position, read.Edit), Is.EqualTo((Text, 0, (Edit?)null)));
        Assert.That(read.Reason, Is.EqualTo("None of the twelve templates is in the sentence."));
    }

    private static Edit? Read(string sentence) =>
        new ReferenceReader().Read(sentence, Layout.RoomDoorKey).Single().Edit;
}
