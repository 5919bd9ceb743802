using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class ForeignStateTests
{
    private static readonly (string Sentence, Func<VectorEnv, VectorEnv> Wrap)[] Keeping =
    [
        ("not one of episode statistics", env => new EpisodeStatistics(env)),
        ("not one of a reward normalisation", env => new NormalizeReward(env)),
        ("not one of a stack of 2", env => new FrameStack(env, 2)),
        ("not one of randomised actions", env => new NoisyActions(env, 0.5)),
        ("not one of sticky actions", env => new StickyActions(env, 0.5)),
        ("not one of a time limit", env => new TimeLimit(env, 9)),
    ];

    [Test]
    public void A_state_of_the_environment_inside_is_refused([Range(0, 5)] int wrapper) =>
        AssertRefused(wrapper, static env => env);

    [Test]
    public void A_state_of_another_wrapper_is_refused([Range(0, 5)] int wrapper, [Range(1, 5)] int shift) =>
        AssertRefused(wrapper, Keeping[(wrapper + shift) % Keeping.Length].Wrap);

    [Test]
    public void A_state_around_another_environment_is_refused([Range(0, 5)] int wrapper)
    {
        using var foreign = Keeping[wrapper].Wrap(new GridEnv(1, new GridEnvOptions()));
        foreign.Reset(0L);
        AssertRefused(Keeping[wrapper].Wrap, foreign.CloneState(0), "The state is not one of");
    }

    [Test]
    public void A_stack_of_another_depth_is_refused() => AssertRefused(2, static env => new FrameStack(env, 3));

    [Test]
    public void Sticky_actions_of_another_space_are_refused()
    {
        using var foreign = new StickyActions(new CountingEnv(1, actions: new MultiDiscrete([2, 2])), 0.5);
        foreign.Reset(0L);
        AssertRefused(Keeping[4].Wrap, foreign.CloneState(0), Keeping[4].Sentence);
    }

    private static void AssertRefused(int wrapper, Func<VectorEnv, VectorEnv> wrapForeign)
    {
        using var foreign = wrapForeign(new CountingEnv(1));
        foreign.Reset(700L);
        Play.Same(foreign, action: 3, steps: 2);
        AssertRefused(Keeping[wrapper].Wrap, foreign.CloneState(0), Keeping[wrapper].Sentence);
    }

    /// <summary>A refused state leaves the world as it was.</summary>
    private static void AssertRefused(Func<VectorEnv, VectorEnv> wrap, WorldState state, string sentence)
    {
        using var env = wrap(new CountingEnv(1));
        using var untouched = wrap(new CountingEnv(1));
        Play.FromSeed(env, 8, 2);
        Play.FromSeed(untouched, 8, 2);
        Assert.That(() => env.SetState(0, state), Throws.ArgumentException.With.Message.Contains(sentence));
        Assert.That(Play.Steps(env, 2, 12, [8]), Is.EqualTo(Play.Steps(untouched, 2, 12, [8])));
    }
}
