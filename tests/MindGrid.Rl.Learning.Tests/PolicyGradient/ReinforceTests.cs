using MindGrid.Rl.Learning.PolicyGradient;

namespace MindGrid.Rl.Learning.Tests.PolicyGradient;

public class ReinforceTests
{
    private static readonly PolicyGradientOptions Options = new()
    {
        Envs = 16,
        StepsPerUpdate = 8,
        LearningRate = 3e-3,
        Seed = 7,
    };

    [Test]
    public void An_update_is_a_pure_function_of_the_weights_and_its_number() =>
        Assert.That(WeightsAfterTwo(), Is.EqualTo(WeightsAfterTwo()));

    [Test]
    public void It_learns_to_teach_four_games()
    {
        using var learner = new Reinforce(SmallLessons.NewPolicy(32), SmallLessons.Env, Options);

        var before = SmallLessons.Report(learner, 0, 3);
        _ = SmallLessons.Report(learner, 3, 100);
        var after = SmallLessons.Report(learner, 103, 3);

        Assert.That(after["rollout/ep_rew_mean"], Is.GreaterThan(before["rollout/ep_rew_mean"] + 20));
    }

    private static string WeightsAfterTwo()
    {
        var policy = SmallLessons.NewPolicy();
        using var learner = new Reinforce(policy, SmallLessons.Env, Options);
        _ = SmallLessons.Report(learner, 0, 2);
        return SmallLessons.FingerprintOf(policy);
    }
}
