using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;

namespace MindGrid.Rl.Tests.Language;

public class SentenceSetTests
{
    /// <summary>Masks are compared with a look at every sentence.</summary>
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(400)]
    [TestCase(2605)]
    public void A_choice_is_allowed_exactly_where_it_leads_to_a_sentence_of_the_set(int size)
    {
        var random = new SplitMix64(size);
        for (var round = 0; round < 40; round++)
        {
            var set = DrawSet(size, ref random);
            int[][] sentences = [.. set.Places.Select(SlotsOf)];
            Assert.That(sentences, Has.Length.EqualTo(set.Count));
            // Prefixes of sentences in the set, and of any others.
            var prefix = SlotsOf(random.Below(2) == 0 ? set.Places.First() : random.Below(SentenceCode.Count + 1));
            for (var slot = 0; slot < SentenceCode.Slots; slot++)
            {
                var allowed = new bool[SentenceCode.Counts[slot]];
                set.SlotMask(prefix.AsSpan(0, slot), allowed);
                var expected = sentences
                    .Where(sentence => sentence.Take(slot).SequenceEqual(prefix.Take(slot)))
                    .Select(sentence => sentence[slot])
                    .ToHashSet();
                Assert.That(Enumerable.Range(0, allowed.Length).Where(i => allowed[i]), Is.EquivalentTo(expected));
            }
        }
    }

    [Test]
    public void All_sentences_about_a_kind_of_edit_are_taken_out_and_no_others([Values] EditKind kind)
    {
        var random = new SplitMix64(1);
        var set = DrawSet(SentenceCode.Count + 1, ref random);
        var before = set.Places.ToList();
        set.RemoveAll(kind);

        Assert.That(before, Has.Some.Matches<int>(IsAboutIt));
        Assert.That(set.Places, Is.EqualTo(before.Where(place => !IsAboutIt(place))));

        bool IsAboutIt(int place) => place != SentenceCode.Count && SentenceCode.EditAt(place).Kind == kind;
    }

    [Test]
    public void The_marginal_mask_has_every_choice_that_occurs()
    {
        var random = new SplitMix64(1);
        var set = DrawSet(9, ref random);
        var allowed = new bool[SentenceCode.Counts.Sum()];
        set.MarginalMask(allowed);
        var first = 0;
        for (var slot = 0; slot < SentenceCode.Slots; slot++)
        {
            var at = slot;
            var occurring = set.Places.Select(place => SlotsOf(place)[at]).ToHashSet();
            for (var choice = 0; choice < SentenceCode.Counts[slot]; choice++)
            {
                Assert.That(allowed[first + choice], Is.EqualTo(occurring.Contains(choice)), $"{slot} {choice}");
            }
            first += SentenceCode.Counts[slot];
        }
    }

    private static SentenceSet DrawSet(int size, ref SplitMix64 random)
    {
        var set = new SentenceSet();
        for (var i = 0; i < size; i++)
        {
            set.Add(random.Below(SentenceCode.Count + 1));
        }
        return set;
    }

    private static int[] SlotsOf(int place)
    {
        var slots = new int[SentenceCode.Slots];
        SentenceCode.Write(place, slots);
        return slots;
    }
}
