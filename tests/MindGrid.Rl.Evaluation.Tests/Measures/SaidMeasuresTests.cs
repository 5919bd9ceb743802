using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class SaidMeasuresTests
{
    private const double Tolerance = 1e-12;

    private static readonly Edit Flip = new Edit.FlipVertical();
    private static readonly Edit Hide = new Edit.HideTargetInBox();
    private static readonly Edit Red = new Edit.ChangeTargetColor(TileColor.Red);
    private static readonly Edit Blue = new Edit.ChangeTargetColor(TileColor.Blue);

    // Two games: 5 unknown edits; 6 sentences, of which 5 name an edit and 3 are true.
    private static readonly SaidMeasures Measures = SaidMeasures.From([
        JudgedUtterance.Of([Flip, Red, Hide], [Red, Flip, null, Hide]),
        JudgedUtterance.Of([Flip, Red], [Blue, Hide]),
    ]);

    [Test]
    public void Shares_are_those_of_all_games_together()
    {
        Assert.That(Measures.Sentences, Is.EqualTo(6));
        Assert.That(Measures.Truthfulness, Is.EqualTo(3 / 6.0).Within(Tolerance));
        Assert.That(Measures.Score, Is.EqualTo(new EditScore(Said: 5, True: 3, Unknown: 5)));
        Assert.That(Measures.Score.Precision, Is.EqualTo(3 / 5.0).Within(Tolerance));
        Assert.That(Measures.Score.Recall, Is.EqualTo(3 / 5.0).Within(Tolerance));
        Assert.That(Measures.Score.F1, Is.EqualTo(3 / 5.0).Within(Tolerance));
    }

    [Test]
    public void Each_sentence_is_counted_under_one_verdict() =>
        Assert.That(
            (
                Measures.TrueSentences,
                Measures.RepeatedSentences,
                Measures.MisSlottedSentences,
                Measures.HallucinatedSentences,
                Measures.UnreadSentences
            ),
            Is.EqualTo((3, 0, 1, 1, 1))
        );

    [Test]
    public void Each_kind_has_its_own_score()
    {
        Assert.That(Measures.PerEdit.Select(edit => edit.Kind), Is.EqualTo(Enum.GetValues<EditKind>()));
        Assert.That(ScoreOf(EditKind.FlipVertical), Is.EqualTo(new EditScore(1, 1, 2)));
        Assert.That(ScoreOf(EditKind.ChangeTargetColor), Is.EqualTo(new EditScore(2, 1, 2)));
        Assert.That(ScoreOf(EditKind.HideTargetInBox), Is.EqualTo(new EditScore(2, 1, 1)));
        Assert.That(ScoreOf(EditKind.AddPassage), Is.EqualTo(default(EditScore)));

        static EditScore ScoreOf(EditKind kind) => Measures.PerEdit.Single(edit => edit.Kind == kind).Score;
    }

    // The first game's order has 2 of 3 pairs right: 1/3. The second has none to agree on.
    [Test]
    public void Order_agreement_is_the_mean_over_games_that_have_an_order()
    {
        Assert.That(Measures.OrderedGames, Is.EqualTo(1));
        Assert.That(Measures.KendallTau, Is.EqualTo(1 / 3.0).Within(Tolerance));
        var both = SaidMeasures.From([
            JudgedUtterance.Of([Flip, Red], [Flip, Red]),
            JudgedUtterance.Of([Flip, Red, Hide], [Hide, Red, Flip]),
        ]);
        Assert.That((both.OrderedGames, both.KendallTau), Is.EqualTo((2, 0.0)));
    }

    [TestCase(0, 0, 0, null, null, null)]
    [TestCase(0, 0, 2, null, 0.0, null)]
    [TestCase(2, 0, 0, 0.0, null, null)]
    [TestCase(2, 0, 3, 0.0, 0.0, 0.0)]
    [TestCase(4, 1, 2, 0.25, 0.5, 1 / 3.0)]
    public void A_share_of_nothing_is_no_number(
        int said,
        int @true,
        int unknown,
        double? precision,
        double? recall,
        double? f1
    )
    {
        var score = new EditScore(said, @true, unknown);
        Assert.That((score.Precision, score.Recall, score.F1), Is.EqualTo((precision, recall, f1)));
    }
}
