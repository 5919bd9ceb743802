using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

/// <summary>Every wrapper alone, and several in different orders (the outermost is named first).</summary>
public sealed class WrapperStack
{
    private readonly string _name;
    private readonly Func<VectorEnv, VectorEnv> _wrap;

    private WrapperStack(string name, Func<VectorEnv, VectorEnv> wrap) => (_name, _wrap) = (name, wrap);

    public static WrapperStack[] All { get; } =
    [
        new("EpisodeStatistics", Statistics),
        new("TransformReward", env => new TransformReward(env, reward => (2 * reward) + 1)),
        new("ClipReward", env => new ClipReward(env, -1, 12)),
        new("TransformObservation", Copied),
        new("FlattenObservation", Flat),
        new("FrameStack", Stacked),
        new("ActionRepeat", Repeated),
        new("StickyActions", Sticky),
        new("NoisyActions", Noisy),
        new("TimeLimit, ActionRepeat", env => new TimeLimit(Repeated(env), 2)),
        new("ActionRepeat, TimeLimit", env => Repeated(new TimeLimit(env, 3))),
        new("StickyActions, ActionRepeat", env => Sticky(Repeated(env))),
        new("ActionRepeat, StickyActions", env => Repeated(Sticky(env))),
        new("NoisyActions, NoisyActions", env => Noisy(Noisy(env))),
        new("FrameStack, FlattenObservation", env => Stacked(Flat(env))),
        new("FlattenObservation, FrameStack", env => Flat(Stacked(env))),
        new("ActionRepeat, FrameStack", env => Repeated(Stacked(env))),
        new("FrameStack, ActionRepeat", env => Stacked(Repeated(env))),
        new("FrameStack, FrameStack", env => Stacked(Stacked(env))),
        new(
            "Nine of them",
            env =>
                Statistics(
                    Stacked(Flat(new ClipReward(Repeated(Sticky(Noisy(Statistics(new TimeLimit(env, 5))))), -5, 40)))
                )
        ),
    ];

    public static WrapperStack[] Learning { get; } =
    [
        new("NormalizeReward", env => new NormalizeReward(env)),
        new("NormalizeObservation", Normal),
        new("NormalizeReward, NormalizeObservation", env => new NormalizeReward(Normal(env))),
        new("FrameStack, NormalizeObservation", env => Stacked(Normal(env))),
        new("NormalizeObservation, FrameStack", env => Normal(Stacked(env))),
        new("ActionRepeat, NormalizeReward", env => Repeated(new NormalizeReward(env))),
    ];

    public static IEnumerable<WrapperStack> AllAndLearning => All.Concat(Learning);

    public VectorEnv Over(VectorEnv env) => _wrap(env);

    public override string ToString() => _name;

    private static VectorEnv Statistics(VectorEnv env) => new EpisodeStatistics(env);

    private static VectorEnv Copied(VectorEnv env) =>
        new TransformObservation(env, env.SingleObservationSpace, static (from, to, row) => to.CopyRow(row, from, row));

    private static VectorEnv Flat(VectorEnv env) => new FlattenObservation(env);

    private static VectorEnv Normal(VectorEnv env) => new NormalizeObservation(Flat(env));

    private static VectorEnv Stacked(VectorEnv env) => new FrameStack(env, 3);

    private static VectorEnv Repeated(VectorEnv env) => new ActionRepeat(env, 2);

    private static VectorEnv Sticky(VectorEnv env) => new StickyActions(env, 0.5);

    private static VectorEnv Noisy(VectorEnv env) => new NoisyActions(env, 0.5);
}
