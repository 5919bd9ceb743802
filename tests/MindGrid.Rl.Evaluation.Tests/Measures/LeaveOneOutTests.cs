using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class LeaveOneOutTests
{
    private const string HotLavaIsSafe = "the lava is safe to walk on";

    [Test]
    public void Each_sentence_costs_what_an_episode_without_it_loses(
        [ValueSource(typeof(Scoring), nameof(Scoring.All))] Scoring scoring
    )
    {
        foreach (var game in PreparedGame.FromMany(Games.OfThePaper(12), scoring))
        {
            var teacher = new TruthfulTeacher(game.Game);
            var episode = game.Teach(teacher);
            var expected = episode.Utterance.Sentences.Select(
                (_, i) => game.Teach(Saying(i)).Gap.Value - episode.Gap.Value
            );
            var leftOut = LeftOutSentence.Of(game, episode);
            Assert.That(leftOut.Select(sentence => sentence.Cost), Is.EqualTo(expected), game.Game.Spec.Id);
            Assert.That(
                leftOut.Select(sentence => sentence.Kind),
                Is.EqualTo(episode.Heard.Select(sentence => sentence.Edit?.Kind))
            );

            SayingTeacher Saying(int leftOut) => new(episode.Utterance.Sentences.RemoveAt(leftOut));
        }
    }

    [Test]
    public void A_lie_that_kills_has_a_negative_cost_and_what_is_not_read_has_none()
    {
        var game = new PreparedGame(Games.Island(seed: 1));
        var episode = game.Teach(new SayingTeacher(["hello", HotLavaIsSafe]));
        Assert.That(episode.Gap.Value, Is.Positive);
        Assert.That(
            LeftOutSentence.Of(game, episode),
            Is.EqualTo([new LeftOutSentence(null, 0), new LeftOutSentence(EditKind.MakeLavaSafe, -episode.Gap.Value)])
        );
    }

    [Test]
    public void What_only_the_next_sentence_made_unbelievable_is_believed_without_it()
    {
        // Said twice, the second is refused; without the first, it is believed: nothing is lost.
        var game = new PreparedGame(Games.Island(seed: 1));
        var episode = game.Teach(new SayingTeacher([HotLavaIsSafe, HotLavaIsSafe]));
        Assert.That(LeftOutSentence.Of(game, episode).Select(sentence => sentence.Cost), Is.EqualTo([0, 0]));
    }

    [Test]
    public void Who_is_doubted_at_first_has_not_spoken_for_nothing()
    {
        // The first time the sceptic doubts, the second time it believes: either sentence alone is doubted.
        var game = new PreparedGame(Games.OfThePaper(1)[0], human: new ScepticalHuman());
        var flip = EditGrammar.Say(new Edit.FlipVertical(), game.Game.Spec.Layout);
        var episode = game.Teach(new SayingTeacher([flip, flip, "hello"]));
        Assert.That(episode.Heard.Select(heard => heard.IsIgnored), Is.EqualTo([true, false, true]));
        Assert.That(episode.Gap.Value, Is.Zero);
        var lost = game.Teach(new SayingTeacher([flip])).Gap.Value;
        Assert.That(lost, Is.EqualTo(100));
        Assert.That(LeftOutSentence.Of(game, episode).Select(sentence => sentence.Cost), Is.EqualTo([lost, lost, 0]));
    }

    [Test]
    public void Several_sentences_in_one_text_are_left_out_one_by_one()
    {
        var game = new PreparedGame(Games.OfThePaper(12).First(game => game.UnknownEdits.Length > 2));
        var sentences = game.Game.UnknownEdits.Select(edit => EditGrammar.Say(edit, game.Game.Spec.Layout)).ToList();
        var apart = game.Teach(new SayingTeacher([.. sentences]));
        var together = game.Teach(new SayingTeacher([string.Join(". ", sentences) + ". Is the grid flipped?"]));
        Assert.That(
            LeftOutSentence.Of(game, together),
            Is.EqualTo(LeftOutSentence.Of(game, apart).Add(new LeftOutSentence(null, 0)))
        );
    }

    // By hand: flips 10 and 20, an unread 0; mean 10, squared deviations 0 + 100 + 100, over 2, over 3.
    [Test]
    public void Costs_are_averaged_by_kind_and_overall()
    {
        var costs = LeaveOneOut.From([new(null, 0), new(EditKind.FlipVertical, 10), new(EditKind.FlipVertical, 20)]);
        Assert.That(costs.Overall.Sentences, Is.EqualTo(3));
        Assert.That(costs.Overall.Cost.Mean, Is.EqualTo(10).Within(1e-12));
        Assert.That(costs.Overall.Cost.StandardError, Is.EqualTo(Math.Sqrt(200 / 2.0 / 3)).Within(1e-12));
        Assert.That(
            costs.PerEdit,
            Is.EqualTo([
                new KindCost(EditKind.FlipVertical, 2, new Estimate(15, 5)),
                new KindCost(null, 1, new Estimate(0, double.NaN)),
            ])
        );
    }
}
