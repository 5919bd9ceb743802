using MindGrid.Rl.Learning.Cloning;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using TorchSharp;

namespace MindGrid.Rl.Learning.Tests.Cloning;

public class DAggerTests
{
    [TestCase(10, 0, 1.0)]
    [TestCase(10, 5, 0.5)]
    [TestCase(10, 10, 0.0)]
    [TestCase(10, 1000, 0.0)]
    [TestCase(0, 0, 0.0)]
    public void The_experts_share_falls_in_a_straight_line(long expertUpdates, long update, double share) =>
        Assert.That(new DAggerOptions { ExpertUpdates = expertUpdates }.ExpertShare(update), Is.EqualTo(share));

    [Test]
    public void Where_the_expert_alone_speaks_it_is_behaviour_cloning()
    {
        const long Always = 1_000_000_000;
        Assert.That(Trained("dagger", Always), Is.EqualTo(Trained("behaviour-cloning", Always)));
    }

    [Test]
    public void Where_the_policy_speaks_it_learns_something_else() =>
        Assert.That(Trained("dagger", 0), Is.Not.EqualTo(Trained("behaviour-cloning", 0)));

    [Test]
    public void Where_the_masks_leave_the_expert_speechless_nothing_is_learned()
    {
        // Alone in its environment, a game where the policy has passed over something leaves no lesson at all.
        var env = Students.Env with
        {
            Mask = SentenceMask.InOrder,
        };
        torch.manual_seed(7);
        var policy = new TeacherPolicy(new OnePassNetwork(Students.Encoder, 16));
        using var learner = new DAgger(policy, env, Students.Options with { Envs = 1, ExpertUpdates = 0 });
        var metrics = new Metrics();
        for (var update = 0; update < 100; update++)
        {
            learner.Update(update, metrics);
        }

        Assert.That(metrics.Means.Select(metric => metric.Mean), Is.All.Not.NaN);
        Assert.That(Students.Weights(policy), Is.All.Not.NaN);
    }

    private static float[] Trained(string name, long expertUpdates)
    {
        var policy = Students.Policy();
        var options = Students.Options with { ExpertUpdates = expertUpdates };
        using var learner = Students.Learner(name, policy, options);
        learner.Update(0, new());
        learner.Update(1, new());
        return Students.Weights(policy);
    }
}
