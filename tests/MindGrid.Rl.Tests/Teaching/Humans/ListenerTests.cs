using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching.Humans;

public class ListenerTests
{
    private static readonly Blueprint Room = Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Key(2, 2));

    [Test]
    public void A_sentence_that_applies_changes_the_belief_as_its_edit_would()
    {
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader());
        var heard = human.Hear("The grid has been flipped along the vertical axis.").Single();
        Assert.That((heard.IsIgnored, heard.Reason), Is.EqualTo((false, (string?)null)));
        Assert.That(heard.Edit, Is.EqualTo(new Edit.FlipVertical()));
        Assert.That(human.Belief, Is.EqualTo(new Edit.FlipVertical().TryApply(Room).World));
    }

    [TestCase("the lava is safe to walk on", "There is no lava in this world.")]
    [TestCase("the blue key has disappeared", "There is no blue key among the tools.")]
    [TestCase(
        "there is a walkable passage at column 99 row 1",
        "Column 99 is outside the grid: columns and rows go from 0 to 10."
    )]
    public void A_sentence_that_does_not_apply_is_ignored_and_the_reason_is_given(string sentence, string reason)
    {
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader());
        var heard = human.Hear(sentence).Single();
        Assert.That((heard.IsIgnored, heard.Reason), Is.EqualTo((true, reason)));
        Assert.That(human.Belief, Is.EqualTo(Room));
    }

    [Test]
    public void A_sentence_that_is_not_understood_is_ignored_with_the_readers_reason()
    {
        const string Sentence = "the moon is made of cheese";
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader());
        var heard = human.Hear(Sentence).Single();
        Assert.That((heard.IsIgnored, heard.Edit, human.Belief), Is.EqualTo((true, (Edit?)null, Room)));
        Assert.That(heard.Reason, Is.EqualTo(new TolerantReader().Read(Sentence, Room.Layout).Single().Reason));
    }

    [Test]
    public void A_text_is_heard_sentence_by_sentence()
    {
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader());
        var heard = human.Hear("The green key has disappeared. The lava is safe to walk on.");
        Assert.That(heard.Select(sentence => sentence.IsIgnored), Is.EqualTo([false, true]));
        Assert.That(human.Belief.FirstOf(ObjectRole.Key), Is.EqualTo(-1));
    }

    [Test]
    public void Sentences_are_understood_in_the_world_that_the_earlier_ones_left()
    {
        var human = new Listener(new LiteralHuman(), Room, new TolerantReader());
        _ = human.Hear("the grid has been flipped along the vertical axis").Single();
        Assert.That(human.Hear("the door at column 6 row 5 is no longer in the original state").Single().IsIgnored);
        Assert.That(
            human.Hear("the door at column 4 row 5 is no longer in the original state").Single().IsIgnored,
            Is.False
        );
        Assert.That(human.Belief.Objects[1].Tile.Kind, Is.EqualTo(TileKind.DoorLocked));
    }

    [Test]
    public void What_is_silent_in_the_reference_counts_as_believed_there()
    {
        const string Sentence = "the green key has disappeared";
        var toolless = Sketch.Room(Sketch.Door(TileKind.DoorClosed));
        Assert.That(new Listener(new LiteralHuman(), toolless, new TolerantReader()).Hear(Sentence).Single().IsIgnored);
        var reference = new Listener(new LiteralHuman(), toolless, new ReferenceReader(), Quirks.Reference);
        Assert.That(reference.Hear(Sentence).Single().IsIgnored, Is.False);
        Assert.That(reference.Belief, Is.EqualTo(toolless));
    }
}
