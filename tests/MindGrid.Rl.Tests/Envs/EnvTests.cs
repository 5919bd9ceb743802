using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Envs;

public class EnvTests
{
    private const int Left = (int)AgentAction.Left;

    [Test]
    public void The_single_face_shows_what_a_batch_of_one_does()
    {
        using var env = EnvRegistry.Grid.Make<GridEnvOptions>(
            "MindGrid/Mixed-v0",
            options => options with { StepLimit = 2 }
        );
        using var batch = new GridEnv(1, new() { StepLimit = 2, Autoreset = AutoresetMode.Disabled });
        Assert.That(env.Reset(seed: 8).RowEquals(0, batch.Reset(8).Observations, 0));
        foreach (var truncated in new[] { false, true })
        {
            var expected = batch.Step([Left]);
            var step = env.Step(Left);
            Assert.That(step.Observation.RowEquals(0, expected.Observations, 0));
            Assert.That((step.Reward, step.Terminated, step.Truncated), Is.EqualTo((-1f, false, truncated)));
            Assert.That(env.ActionMask.ToArray(), Is.EqualTo(expected.ActionMasks.ToArray()));
        }
        Assert.That(() => env.Step(Left), Throws.InvalidOperationException);
    }

    [Test]
    public void A_reset_without_seed_goes_on_to_the_next_episode()
    {
        using var env = EnvRegistry.Grid.Make("MindGrid/Mixed-v0");
        using var again = EnvRegistry.Grid.Make("MindGrid/Mixed-v0");
        env.Reset(seed: 8);
        Assert.That(env.Reset().RowEquals(0, again.Reset(seed: EpisodeSeed.Of(8, 1)), 0));
    }

    [Test]
    public void A_batch_of_two_has_no_single_face()
    {
        using var batch = new GridEnv(2, new());
        Assert.That(() => new Env(batch), Throws.ArgumentException.With.Message.Contains("this one has 2"));
    }

    [Test]
    public void Disposing_the_face_disposes_the_batch()
    {
        var env = EnvRegistry.Grid.Make("MindGrid/Mixed-v0");
        env.Dispose();
        Assert.That(() => env.Batch.Reset(), Throws.TypeOf<ObjectDisposedException>());
    }
}
