using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class JudgedUtteranceTests
{
    private static readonly Edit Flip = new Edit.FlipVertical();
    private static readonly Edit Hide = new Edit.HideTargetInBox();
    private static readonly Edit Red = new Edit.ChangeTargetColor(TileColor.Red);
    private static readonly Edit Blue = new Edit.ChangeTargetColor(TileColor.Blue);
    private static readonly Edit Toggle = new Edit.ToggleOpening(new Cell(4, 5));
    private static readonly Edit OtherToggle = new Edit.ToggleOpening(new Cell(5, 4));

    [Test]
    public void Each_sentence_gets_the_verdict_that_it_deserves()
    {
        var judged = JudgedUtterance.Of([Flip, Red, Toggle], [Toggle, null, Blue, Flip, Flip, Hide]);
        Assert.That(
            judged.Sentences.Select(sentence => sentence.Verdict),
            Is.EqualTo([
                SentenceVerdict.True,
                SentenceVerdict.Unread,
                SentenceVerdict.MisSlotted,
                SentenceVerdict.True,
                SentenceVerdict.Repeated,
                SentenceVerdict.Hallucinated,
            ])
        );
        Assert.That(
            judged.Sentences.Select(sentence => sentence.Match),
            Is.EqualTo(new int?[] { 2, null, null, 0, null, null })
        );
    }

    [Test]
    public void Other_coordinates_are_another_edit() =>
        Assert.That(
            JudgedUtterance.Of([Toggle], [OtherToggle]).Sentences.Single().Verdict,
            Is.EqualTo(SentenceVerdict.MisSlotted)
        );

    [Test]
    public void What_happened_twice_may_be_said_twice_and_not_more()
    {
        var judged = JudgedUtterance.Of([Toggle, Flip, Toggle], [Toggle, Toggle, Toggle]);
        Assert.That(judged.Count(SentenceVerdict.True), Is.EqualTo(2));
        Assert.That(judged.Count(SentenceVerdict.Repeated), Is.EqualTo(1));
        Assert.That(judged.Sentences.Select(sentence => sentence.Match), Is.EqualTo(new int?[] { 0, 2, null }));
    }

    // By hand, of four edits six pairs: in order 6 to 0; one neighbour pair swapped 5 to 1; all reversed 0 to 6.
    [TestCase(new[] { 0, 1, 2, 3 }, 1.0)]
    [TestCase(new[] { 1, 0, 2, 3 }, 4.0 / 6)]
    [TestCase(new[] { 3, 2, 1, 0 }, -1.0)]
    [TestCase(new[] { 2, 0 }, -1.0)]
    [TestCase(new[] { 0, 3, 2 }, 1.0 / 3)]
    public void Order_agreement_counts_the_pairs_that_were_named(int[] order, double expected)
    {
        ImmutableArray<Edit> unknown = [Flip, Red, Toggle, Hide];
        var said = order.Select(index => (Edit?)unknown[index]);
        Assert.That(JudgedUtterance.Of(unknown, said).KendallTau, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Sentences_that_are_not_true_have_no_place_in_the_order() =>
        Assert.That(
            JudgedUtterance.Of([Flip, Red, Toggle], [Hide, Flip, null, Blue, Red]).KendallTau,
            Is.EqualTo(1).Within(1e-12)
        );

    [Test]
    public void One_edit_has_no_order() => Assert.That(JudgedUtterance.Of([Flip, Red], [Red]).KendallTau, Is.Null);

    [Test]
    public void Truth_that_the_human_does_not_believe_is_still_true()
    {
        var game = Games.Island(seed: 1, EditKind.MakeLavaSafe);
        var lava = "the lava is safe to walk on";
        var episode = TeachingEpisode.Run(game, new SayingTeacher([lava, lava, "hello"]));
        Assert.That(episode.Heard[1].IsIgnored);
        Assert.That(
            JudgedUtterance.Of(game, episode).Sentences.Select(sentence => sentence.Verdict),
            Is.EqualTo([SentenceVerdict.True, SentenceVerdict.Repeated, SentenceVerdict.Unread])
        );
    }
}
