using MindGrid.Rl.Envs;
using MindGrid.Rl.Learning.PolicyGradient;

namespace MindGrid.Rl.Learning.Tests.PolicyGradient;

public class GeneralizedAdvantageTests
{
    // γ = 0.5 and λ = 0.5: each step counts a quarter of the advantage after it.
    [TestCase(false, false, 1.625f, TestName = "Where_a_game_goes_on_later_steps_count")]
    [TestCase(true, false, 0f, TestName = "After_a_termination_nothing_is_worth_anything")]
    [TestCase(false, true, 4f, TestName = "After_a_truncation_the_final_lesson_is_worth_its_value")]
    [TestCase(true, true, 0f, TestName = "Where_both_are_said_the_game_is_over")]
    public void A_step_is_worth_what_a_hand_computes(bool terminated, bool truncated, float expected)
    {
        var advantages = new float[3];
        GeneralizedAdvantage.Estimate(
            rewards: [1, 2, 3],
            values: [1, 2, 4, 6],
            terminated: [terminated, false, false],
            truncated: [truncated, false, false],
            finalValues: [8, 0, 0],
            discount: 0.5,
            lambda: 0.5,
            advantages
        );

        // From the end: 3 + 6/2 - 4 = 2, then 2 + 4/2 - 2 + 2/4 = 2.5, then 1 + 2/2 - 1 + 2.5/4; or 1 - 1; or 1 + 8/2 - 1.
        Assert.That(advantages, Is.EqualTo(new[] { expected, 2.5f, 2f }));
    }

    [Test]
    public void Many_games_at_once_are_worth_what_each_is_alone([Values(1, 3, 16, 37)] int games)
    {
        const int Steps = 25;
        var random = new SplitMix64(games);
        var (rewards, finalValues) = (Draw(Steps * games, ref random), Draw(Steps * games, ref random));
        var values = Draw((Steps + 1) * games, ref random);
        var (terminated, truncated) = (Flip(Steps * games, ref random), Flip(Steps * games, ref random));
        var advantages = new float[Steps * games];

        GeneralizedAdvantage.Estimate(rewards, values, terminated, truncated, finalValues, 0.97, 0.9, advantages);

        for (var game = 0; game < games; game++)
        {
            for (var step = 0; step < Steps; step++)
            {
                Assert.That(advantages[(step * games) + game], Is.EqualTo(Alone(step, game)).Within(1e-5));
            }
        }

        // The definition: the sum of what each later step surprised by, faded, up to the end of the game.
        double Alone(int step, int game)
        {
            var (sum, weight) = (0.0, 1.0);
            for (; step < Steps; step++, weight *= 0.97 * 0.9)
            {
                var row = (step * games) + game;
                var next =
                    terminated[row] ? 0
                    : truncated[row] ? finalValues[row]
                    : values[row + games];
                sum += weight * (rewards[row] + (0.97 * next) - values[row]);
                if (terminated[row] || truncated[row])
                {
                    break;
                }
            }
            return sum;
        }
    }

    [Test]
    public void With_lambda_1_and_no_discount_an_advantage_is_the_return_less_the_value()
    {
        var advantages = new float[6];
        GeneralizedAdvantage.Estimate(
            rewards: [1, 10, 2, 20, 3, 30],
            values: [5, 6, 7, 8, 9, 10, 99, 99],
            terminated: [false, false, false, false, true, true],
            truncated: new bool[6],
            finalValues: new float[6],
            discount: 1,
            lambda: 1,
            advantages
        );

        Assert.That(advantages, Is.EqualTo(new float[] { 6 - 5, 60 - 6, 5 - 7, 50 - 8, 3 - 9, 30 - 10 }));
    }

    [Test]
    public void Lengths_that_do_not_go_together_are_refused()
    {
        Assert.That(
            () =>
                GeneralizedAdvantage.Estimate(
                    new float[6],
                    new float[8],
                    new bool[5],
                    new bool[6],
                    new float[6],
                    1,
                    1,
                    new float[6]
                ),
            Throws.ArgumentException.With.Message.Contains("5 terminations")
        );
        Assert.That(
            () =>
                GeneralizedAdvantage.Estimate(
                    new float[6],
                    new float[6],
                    new bool[6],
                    new bool[6],
                    new float[6],
                    1,
                    1,
                    new float[6]
                ),
            Throws.ArgumentException.With.Message.Contains("6 values")
        );
    }

    private static float[] Draw(int count, ref SplitMix64 random)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = (float)random.Normal();
        }
        return values;
    }

    private static bool[] Flip(int count, ref SplitMix64 random)
    {
        var flags = new bool[count];
        foreach (ref var flag in flags.AsSpan())
        {
            flag = random.Below(5) == 0;
        }
        return flags;
    }
}
