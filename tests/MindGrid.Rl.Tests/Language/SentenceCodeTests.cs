using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

public class SentenceCodeTests
{
    [Test]
    public void The_slots_have_the_choices_that_sentences_have() =>
        Assert.That(SentenceCode.Counts, Is.EqualTo([13, 11, 11, 12, 5, 2]));

    [Test]
    public void Slots_and_places_are_the_same_thing()
    {
        var slots = new int[SentenceCode.Slots];
        for (var place = 0; place <= SentenceCode.Count; place++)
        {
            SentenceCode.Write(place, slots);
            Assert.That(SentenceCode.PlaceOf(slots), Is.EqualTo(place));
        }
    }

    [Test]
    public void Places_are_sorted_by_their_slots()
    {
        var (before, after) = (new int[SentenceCode.Slots], new int[SentenceCode.Slots]);
        for (var place = 0; place < SentenceCode.Count; place++)
        {
            SentenceCode.Write(place, before);
            SentenceCode.Write(place + 1, after);
            Assert.That(before.AsSpan().SequenceCompareTo(after), Is.Negative, $"place {place}");
        }
    }

    [Test]
    public void A_sentence_of_the_grammar_is_read_back_from_its_slots()
    {
        foreach (var layout in Enum.GetValues<Layout>())
        {
            foreach (var kind in Enum.GetValues<EditKind>())
            {
                foreach (var edit in EditSpace.All(kind, layout))
                {
                    var place = SentenceCode.PlaceOf(edit);
                    Assert.That(SentenceCode.EditAt(place), Is.EqualTo(edit));
                    Assert.That(EditGrammar.Parse(EditGrammar.Say(edit, layout), layout), Is.EqualTo(edit));
                }
            }
        }
    }

    [Test]
    public void Slots_that_a_template_does_not_have_are_not_looked_at()
    {
        int[] flip = [(int)EditKind.FlipVertical, 3, 4, 5, 2, 1];
        Assert.That(SentenceCode.EditAt(SentenceCode.PlaceOf(flip)), Is.EqualTo(new Edit.FlipVertical()));
        int[] stop = [SentenceCode.Stop, 3, 4, 5, 2, 1];
        Assert.That(SentenceCode.PlaceOf(stop), Is.EqualTo(SentenceCode.Count));
    }

    [Test]
    public void What_no_slots_can_say_has_no_place() =>
        Assert.That(SentenceCode.PlaceOf(new Edit.AddPassage(Cell.OffBoard)), Is.EqualTo(-1));
}
