using MindGrid.Rl.Learning.PolicyGradient;

namespace MindGrid.Rl.Learning.Tests.PolicyGradient;

public class PpoTests
{
    private static readonly PpoOptions Options = new()
    {
        Envs = 16,
        StepsPerUpdate = 8,
        Minibatch = 64,
        LearningRate = 3e-3,
        Seed = 7,
    };

    [Test]
    public void An_update_is_a_pure_function_of_the_weights_and_its_number()
    {
        Assert.That(WeightsAfter(0, 1), Is.EqualTo(WeightsAfter(0, 1)));
        Assert.That(WeightsAfter(0), Is.Not.EqualTo(WeightsAfter(1)));
    }

    [Test]
    public void It_learns_to_teach_four_games()
    {
        using var learner = new Ppo(SmallLessons.NewPolicy(32), SmallLessons.Env, Options);

        var before = SmallLessons.Report(learner, 0, 3);
        _ = SmallLessons.Report(learner, 3, 40);
        var after = SmallLessons.Report(learner, 43, 3);

        Assert.That(after["rollout/ep_rew_mean"], Is.GreaterThan(before["rollout/ep_rew_mean"] + 20));
        Assert.That(after["rollout/gap_mean"], Is.LessThan(before["rollout/gap_mean"] - 20));
    }

    [Test]
    public void What_it_reports_has_stable_baselines_names()
    {
        using var learner = new Ppo(SmallLessons.NewPolicy(), SmallLessons.Env, Options);

        var reported = SmallLessons.Report(learner, 0, 1);

        string[] names =
        [
            "rollout/ep_len_mean",
            "rollout/ep_rew_mean",
            "rollout/gap_mean",
            "train/approx_kl",
            "train/clip_fraction",
            "train/clip_range",
            "train/entropy_loss",
            "train/explained_variance",
            "train/grad_norm",
            "train/loss",
            "train/n_updates",
            "train/policy_gradient_loss",
            "train/value_loss",
        ];
        Assert.That(reported.Keys, Is.EquivalentTo(names));
        Assert.That(reported.Values, Is.All.Matches<double>(double.IsFinite));
    }

    [Test]
    public void Where_the_policy_has_gone_far_enough_the_update_ends()
    {
        using var free = new Ppo(SmallLessons.NewPolicy(), SmallLessons.Env, Options with { TargetKl = 0 });
        using var held = new Ppo(SmallLessons.NewPolicy(), SmallLessons.Env, Options with { TargetKl = 1e-9 });

        Assert.That(SmallLessons.Report(free, 0, 1)["train/n_updates"], Is.EqualTo(3 * 2));
        // The first minibatch is learnt from by the very policy that spoke.
        Assert.That(SmallLessons.Report(held, 0, 1)["train/n_updates"], Is.InRange(0, 1));
    }

    [Test]
    public void Values_can_be_held_near_those_of_the_rollout()
    {
        var free = Options with { TargetKl = 0, Epochs = 20 };

        // Those that are held cannot come near the returns.
        Assert.That(ValueLoss(free with { ValueClipRange = 1e-3 }), Is.GreaterThan(1.1 * ValueLoss(free)));
        Assert.That(ValueLoss(free with { ValueClipRange = 1e6 }), Is.EqualTo(ValueLoss(free)).Within(1).Percent);

        static double ValueLoss(PpoOptions options)
        {
            using var learner = new Ppo(SmallLessons.NewPolicy(), SmallLessons.Env, options);
            return SmallLessons.Report(learner, 0, 1)["train/value_loss"];
        }
    }

    [Test]
    public void Two_hundred_updates_need_no_more_memory_than_some()
    {
        using var learner = new Ppo(
            SmallLessons.NewPolicy(),
            SmallLessons.Env,
            Options with
            {
                Envs = 4,
                Minibatch = 32,
                Epochs = 1,
            }
        );
        _ = SmallLessons.Report(learner, 0, 50);
        var before = Used();
        _ = SmallLessons.Report(learner, 50, 200);

        // Features alone are 600 kB an update: kept, they would be 120 MB.
        Assert.That(Used() - before, Is.LessThan(40L << 20));

        static long Used()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Environment.WorkingSet;
        }
    }

    [TestCase(100, 8, "do not fall into minibatches of 100")]
    [TestCase(1, 8, "minibatches of 1")]
    [TestCase(16, 7, "no room for an episode of 8 sentences")]
    public void Sizes_that_do_not_go_together_are_refused(int minibatch, int steps, string sentence)
    {
        var options = Options with { Minibatch = minibatch, StepsPerUpdate = steps };

        Assert.That(
            () => new Ppo(SmallLessons.NewPolicy(), SmallLessons.Env, options),
            Throws.ArgumentException.With.Message.Contains(sentence)
        );
    }

    private static string WeightsAfter(params int[] updates)
    {
        var policy = SmallLessons.NewPolicy();
        using var learner = new Ppo(policy, SmallLessons.Env, Options);
        foreach (var number in updates)
        {
            _ = SmallLessons.Report(learner, number, 1);
        }
        return SmallLessons.FingerprintOf(policy);
    }
}
