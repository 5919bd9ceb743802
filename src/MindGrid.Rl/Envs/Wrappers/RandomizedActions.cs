namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// A wrapper that changes actions at random before the environment inside takes them. Every world has a stream of its own, which
/// its episode's seed starts and which is saved with it: what happens depends neither on the batch nor on earlier episodes.
/// Observations and rewards are zero-copy.
/// </summary>
public abstract class RandomizedActions : Wrapper
{
    private readonly ulong _name;
    private readonly SplitMix64[] _streams;
    private readonly int[] _actions;

    /// <summary>A wrapper that changes actions.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="probability">Of a change at each step, in [0, 1].</param>
    /// <param name="name">A number of its own for each kind of wrapper, so that no two draw the same.</param>
    /// <exception cref="ArgumentException">Not a probability.</exception>
    protected RandomizedActions(VectorEnv inner, double probability, ulong name)
        : base(inner)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentException($"A probability is between 0 and 1, not {probability}.", nameof(probability));
        }
        Probability = probability;
        // Two of a kind, one around the other, draw differently as well.
        _name = SplitMix64.Mix(unchecked(name + CountIn(inner)));
        _streams = new SplitMix64[NumEnvs];
        _actions = new int[NumEnvs * SingleActionSpace.Size];
    }

    /// <summary>Probability of a change at each step.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        base.StartEpisodes(worlds, seeds, options, into);
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                _streams[world] = new(SplitMix64.Mix(unchecked((ulong)seeds[world])) ^ _name);
            }
        }
    }

    /// <inheritdoc/>
    protected internal sealed override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        actions.CopyTo(_actions);
        var size = SingleActionSpace.Size;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Change(world, ref _streams[world], _actions.AsSpan(world * size, size));
            }
        }
        base.StepWorlds(worlds, _actions, into);
    }

    /// <summary>Changes one world's action, or leaves it.</summary>
    /// <param name="world">The world about to step.</param>
    /// <param name="random">The world's stream.</param>
    /// <param name="action">[size] what was asked for; receives what is done.</param>
    protected abstract void Change(int world, ref SplitMix64 random, Span<int> action);

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world) => new Saved(base.SaveWorld(world), _streams[world]);

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        var saved =
            state as Saved ?? throw new ArgumentException("The state is not one of randomised actions.", nameof(state));
        base.LoadWorld(world, saved.Inner);
        _streams[world] = saved.Stream;
    }

    private static uint CountIn(VectorEnv env) =>
        env is Wrapper wrapper ? CountIn(wrapper.Inner) + (wrapper is RandomizedActions ? 1u : 0u) : 0;

    private sealed record Saved(object Inner, SplitMix64 Stream);
}
