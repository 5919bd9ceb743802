using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.PolicyGradient;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

namespace MindGrid.Rl.Learning.Tests.PolicyGradient;

public class RolloutTests
{
    private const int Games = 12;
    private const int Steps = 12;

    [Test]
    public void What_was_said_is_as_likely_to_the_learner_as_it_was_to_the_speaker()
    {
        using var scope = NewDisposeScope();
        var (policy, rollout) = Filled();

        var then = rollout.Take(AllRows);
        var now = policy.Score(then.Features, then.Sentences, then.Forbidden);

        Assert.That(
            now.LogProbability.data<float>().ToArray(),
            Is.EqualTo(then.LogProbabilities.data<float>().ToArray()).Within(1e-5)
        );
        Assert.That(now.Value.data<float>().ToArray(), Is.EqualTo(then.Values.data<float>().ToArray()).Within(1e-5));
    }

    [Test]
    public void What_is_forbidden_has_no_probability_and_is_never_said()
    {
        using var scope = NewDisposeScope();
        var (policy, rollout) = Filled();

        var then = rollout.Take(AllRows);
        var shown = policy.Network.call(then.Features);
        for (var slot = 0; slot < SentenceCode.Slots; slot++)
        {
            var forbidden = then.Forbidden.narrow(1, SentenceBatch.FirstOf(slot), SentenceCode.Counts[slot]);
            var chosen = then.Sentences.select(1, slot);
            var probabilities = policy.Network.LogProbabilities(shown, slot, forbidden).exp();
            Assert.That(probabilities.masked_select(forbidden).max().item<float>(), Is.Zero);
            Assert.That(forbidden.gather(1, chosen.unsqueeze(1)).any().item<bool>(), Is.False);
            if (slot < SentenceCode.Slots - 1)
            {
                shown = policy.Network.After(shown, slot, chosen);
            }
        }
    }

    [Test]
    public void Whole_episodes_are_those_sure_to_end_within()
    {
        using var scope = NewDisposeScope();
        var (_, rollout) = Filled();

        var rows = rollout.RowsOfWholeEpisodes().ToArray();

        Assert.That(rows, Is.Unique);
        Assert.That(rows, Has.Length.LessThan(rollout.Rows));
        Assert.That(rows, Is.SupersetOf(Enumerable.Range(0, Games).Select(game => (long)game)));
        // One that begins with five steps to go may not end within.
        Assert.That(rows.Count(row => row / Games == Steps - 1), Is.LessThan(Games));
    }

    [Test]
    public void With_lambda_1_the_returns_of_whole_episodes_are_their_scaled_rewards()
    {
        using var scope = NewDisposeScope();
        var (_, rollout) = Filled(TeachReward.GapAtEnd);
        rollout.Estimate(discount: 1, lambda: 1, rewardScale: 0.01);

        var returns = rollout.Take([.. rollout.RowsOfWholeEpisodes()]).Returns.data<float>().ToArray();

        // Minus the gap at the end, which is a whole number, over a hundred.
        Assert.That(returns, Is.All.Matches<float>(value => Math.Abs((100 * value) - Math.Round(100 * value)) < 1e-3));
        Assert.That(returns.Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public void What_a_game_draws_does_not_depend_on_the_others()
    {
        using var scope = NewDisposeScope();
        var (_, many) = Filled();
        var (_, few) = Filled(games: 3);
        for (var step = 0; step < Steps; step++)
        {
            Assert.That(SaidAt(few, [.. Rows(step, 3)]), Is.EqualTo(SaidAt(many, [.. Rows(step, Games).Take(3)])));
        }

        static IEnumerable<long> Rows(int step, int games) =>
            Enumerable.Range(step * games, games).Select(row => (long)row);

        static long[] SaidAt(Rollout rollout, long[] rows) => rollout.Take(rows).Sentences.data<long>().ToArray();
    }

    private static long[] AllRows => [.. Enumerable.Range(0, Steps * Games).Select(row => (long)row)];

    private static (TeacherPolicy Policy, Rollout Rollout) Filled(TeachReward? reward = null, int games = Games)
    {
        var policy = SmallLessons.NewPolicy();
        var options = SmallLessons.Env with
        {
            Reward = reward ?? TeachReward.Differences(),
            Autoreset = AutoresetMode.SameStep,
        };
        using var lessons = new TeachEnv(games, options);
        var rollout = new Rollout(lessons, Steps, options.MaxSentences, SmallLessons.Encoder);
        _ = lessons.Reset(1);
        rollout.Fill(policy, 3, new Metrics());
        rollout.Estimate(1, 0.95, 0.01);
        return (policy, rollout);
    }
}
