using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Tests.Teaching;

public class TeachRewardTests
{
    private static readonly DialogueDesk Desk = new(new LiteralHuman(), Quirks.None);

    [Test]
    public void At_the_end_minus_the_gap_is_paid_and_nothing_before()
    {
        var outcome = new TeachOutcome(true, true, true, Best: 80, Achieved: -20, Imagined: 0, default);
        Assert.That(TeachReward.GapAtEnd.Of(30, outcome, ends: false), Is.EqualTo(0));
        Assert.That(TeachReward.GapAtEnd.Of(30, outcome, ends: true), Is.EqualTo(-100));
    }

    [Test]
    public void Differences_pay_each_sentence_for_what_it_did_to_the_gap()
    {
        var outcome = new TeachOutcome(true, true, true, Best: 80, Achieved: -20, Imagined: 0, default);
        Assert.That(TeachReward.Differences().Of(130, outcome, ends: false), Is.EqualTo(30));
        Assert.That(TeachReward.Differences().Of(130, outcome, ends: true), Is.EqualTo(30));
        Assert.That(TeachReward.Differences(0.9).Of(130, outcome, ends: false), Is.EqualTo(40).Within(1e-9));
    }

    [Test]
    public void Sentences_and_untruths_cost_what_is_asked()
    {
        var reward = new TeachReward { SentenceCost = 2, UntruthPenalty = 5 };
        var lie = new TeachOutcome(true, false, true, 80, 80, 0, default);
        Assert.That(reward.Of(0, lie, ends: false), Is.EqualTo(-7));
        Assert.That(reward.Of(0, lie with { IsTrue = true }, ends: false), Is.EqualTo(-2));
        Assert.That(reward.Of(0, lie with { Spoke = false }, ends: true), Is.EqualTo(0));
    }

    [Test]
    public void Discounts_that_are_none_and_costs_without_end_are_refused()
    {
        foreach (var discount in (double[])[-0.1, 1.1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => TeachReward.Differences(discount));
        }
        foreach (var cost in (double[])[double.NaN, double.PositiveInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = new TeachReward { SentenceCost = cost });
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = new TeachReward { UntruthPenalty = cost });
        }
    }

    /// <summary>
    /// The best first sentences under both rewards, by trying all plausible conversations of two sentences. A wrong discount must tell
    /// them apart, else the test could not fail.
    /// </summary>
    [Test]
    public void Shaping_leaves_the_same_teachers_best()
    {
        const double Discount = 0.9;
        var told = 0;
        foreach (var game in SomeGames.All.Take(12))
        {
            var dialogue = new Dialogue(game, seed: 0, Desk);
            var plain = BestChoices(dialogue, TeachReward.GapAtEnd, Discount);
            Assert.That(
                BestChoices(dialogue, TeachReward.Differences(Discount), Discount),
                Is.EqualTo(plain),
                game.Game.Spec.Id
            );
            told += BestChoices(dialogue, TeachReward.Differences(0.5), Discount).SequenceEqual(plain) ? 0 : 1;
        }
        Assert.That(told, Is.Positive);
    }

    private static List<int> BestChoices(Dialogue dialogue, TeachReward reward, double discount)
    {
        var values = Choices(dialogue)
            .Select(place => (Place: place, Value: ValueOf(dialogue, place, reward, discount)))
            .ToList();
        var best = values.Max(choice => choice.Value);
        return [.. values.Where(choice => choice.Value > best - 1e-6).Select(choice => choice.Place)];
    }

    private static double ValueOf(Dialogue dialogue, int place, TeachReward reward, double discount)
    {
        var after = dialogue.Copy();
        if (place == SentenceCode.Count)
        {
            after.Stop();
            return reward.Of(dialogue.Now.Gap, after.Now, ends: true);
        }
        after.Say(SentenceCode.EditAt(place), isProtected: false, Desk);
        var ends = after.Turn == 2;
        var paid = reward.Of(dialogue.Now.Gap, after.Now, ends);
        return ends ? paid : paid + (discount * Choices(after).Max(next => ValueOf(after, next, reward, discount)));
    }

    private static IEnumerable<int> Choices(Dialogue dialogue)
    {
        var plausible = new SentenceSet();
        new Clues(dialogue.Real).CollectPlausible(plausible);
        plausible.Add(SentenceCode.Count);
        return plausible.Places;
    }
}
