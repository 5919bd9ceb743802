using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

public class TolerantReaderTests
{
    [Test]
    public void A_locked_door_is_read() =>
        Assert.That(
            Read("a new locked door has been installed at column 5 row 6"),
            Is.EqualTo(new Edit.AddOpening(new Cell(5, 6), OpeningState.Locked))
        );

    [Test]
    public void Two_digits_are_read() =>
        Assert.That(
            Read("there is a walkable passage at column 5 row 10"),
            Is.EqualTo(new Edit.AddPassage(new Cell(5, 10)))
        );

    [TestCase("The grid has been flipped along the vertical axis.")]
    [TestCase("  the grid has been flipped along the vertical axis ")]
    [TestCase("THE GRID HAS BEEN FLIPPED ALONG THE VERTICAL AXIS .")]
    public void Capitals_spaces_around_and_a_full_stop_do_not_matter(string sentence) =>
        Assert.That(Read(sentence), Is.EqualTo(new Edit.FlipVertical()));

    [Test]
    public void The_prompts_own_example_is_read_though_it_puts_the_row_first()
    {
        const string Example =
            "The color of the target object has been changed to blue. There is a walkable passage at row 1 and column 5.";
        Assert.That(
            new TolerantReader().Read(Example, Layout.RoomDoorKey).Select(sentence => sentence.Edit),
            Is.EqualTo(new Edit[] { new Edit.ChangeTargetColor(TileColor.Blue), new Edit.AddPassage(new Cell(5, 1)) })
        );
    }

    [TestCase("the grid has been flipped")]
    [TestCase("the moon is made of cheese")]
    [TestCase("the lava is not safe to walk on")]
    public void A_sentence_that_names_no_edit_is_answered_with_a_reason(string sentence)
    {
        var read = new TolerantReader().Read(sentence, Layout.RoomDoorKey).Single();
        Assert.That(read.Edit, Is.Null);
        Assert.That(read.Reason, Is.Not.Null.And.Not.Empty);
    }

    [TestCase("")]
    public void A_blank_text_has_no_sentences(string text) =>
        Assert.That(new TolerantReader().Read(text, Layout.RoomDoorKey), Is.Empty);

    [Test]
    public void What_the_grammar_says_is_read_back([Values] Layout layout, [Values] EditKind kind)
    {
        foreach (var world in DrawnWorlds.EditedMany(layout, 100))
        {
            if (EditDraw.Draw(kind, world).Edit is { } edit)
            {
                var sentence = EditGrammar.Say(edit, layout);
                var read = new TolerantReader().Read(char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".", layout);
                Assert.That(read.Select(part => part.Edit), Is.EqualTo([edit]), sentence);
            }
        }
    }

    private static Edit? Read(string sentence) => new TolerantReader().Read(sentence, Layout.RoomDoorKey).Single().Edit;

    [TestCase("The lava is safe to walk on.\n[End Game]\nThe grid has been flipped along the vertical axis.", 1)]
    [TestCase("```text\nThe lava is safe to walk on.\n```", 1)]
    [TestCase("<answer>The lava is safe to walk on.</answer>", 1)]
    [TestCase("1) The lava is safe to walk on 2) The grid has been flipped along the vertical axis", 2)]
    public void Marks_around_an_answer_are_no_sentences(string text, int edits)
    {
        var read = new TolerantReader().Read(text, Layout.TreasureIsland);
        Assert.That(read.Select(sentence => sentence.Edit), Has.Exactly(edits).Items.And.All.Not.Null);
    }

    [TestCase("a\n")]
    [TestCase("x\n")]
    [TestCase("the lava is\n")]
    [TestCase("the key and the door, ")]
    [CancelAfter(20_000)]
    public void A_model_in_a_loop_is_read_at_once(string line, CancellationToken cancel)
    {
        var text = string.Concat(Enumerable.Repeat(line, 100_000 / line.Length));
        var reading = Task.Run(() => new TolerantReader().Read(text, Layout.RoomDoorKey), cancel);
        Assert.That(
            reading.Wait(TimeSpan.FromSeconds(20), CancellationToken.None),
            Is.True,
            "100 kB took more than 20 s"
        );
        Assert.That(reading.Result.Select(sentence => sentence.Edit), Is.All.Null);
    }
}
