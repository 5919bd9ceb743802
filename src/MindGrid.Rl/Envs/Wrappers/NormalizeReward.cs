namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// Divides rewards by the standard deviation of the discounted return that all worlds have seen so far, as Gymnasium does. The
/// mean stays, so that signs do. Zero-copy.
/// </summary>
public sealed class NormalizeReward : Wrapper
{
    private readonly double _discount;
    private readonly double _epsilon;
    private readonly float[] _returns;

    /// <summary>A normalisation.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="discount">Of the return, in [0, 1].</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <exception cref="ArgumentException">A discount or an epsilon outside its range.</exception>
    public NormalizeReward(VectorEnv inner, double discount = 0.99, double epsilon = 1e-8)
        : base(inner)
    {
        if (!(discount is >= 0 and <= 1))
        {
            throw new ArgumentException($"A discount is between 0 and 1, not {discount}.", nameof(discount));
        }
        _discount = discount;
        _epsilon = NormalizeObservation.RequireEpsilon(epsilon);
        _returns = new float[NumEnvs];
    }

    /// <summary>[1] what has been learned about discounted returns.</summary>
    public RunningMoments Moments { get; } = new(1);

    /// <summary>Whether nothing more is learned, as in an evaluation.</summary>
    public bool Frozen { get; set; }

    /// <summary>False: the variance is that of all worlds together.</summary>
    public override bool WorldsAreIndependent => false;

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
            _returns[world] = worlds.Contains(world) ? 0 : _returns[world];
        }
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        Accumulate(worlds, into);
        if (!Frozen)
        {
            Moments.Learn(_returns, worlds);
        }
        var deviation = Math.Sqrt(Moments.Variance[0] + _epsilon);
        var rewards = into.Rewards.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                rewards[world] = (float)(rewards[world] / deviation);
            }
        }
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world) => new Saved(base.SaveWorld(world), _returns[world]);

    /// <summary>Restores the world's return; what has been learned belongs to all worlds and stays.</summary>
    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        var saved =
            state as Saved
            ?? throw new ArgumentException("The state is not one of a reward normalisation.", nameof(state));
        base.LoadWorld(world, saved.Inner);
        _returns[world] = saved.Return;
    }

    private void Accumulate(WorldMask worlds, StepBuffers into)
    {
        var rewards = into.Rewards.Span;
        var terminated = into.Terminated.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                // Gymnasium's numbers: the reward of a terminal step stands alone.
                var before = terminated[world] ? 0 : _returns[world];
                _returns[world] = (float)((before * _discount) + rewards[world]);
            }
        }
    }

    private sealed record Saved(object Inner, float Return);
}
