namespace MindGrid.Rl.Envs.Wrappers;

using System.Numerics.Tensors;

/// <summary>
/// Divides rewards by the standard deviation of the discounted return that all worlds have seen so far, as Gymnasium does. The
/// mean stays, so that signs do. Zero-copy.
/// </summary>
public sealed class NormalizeReward : Wrapper
{
    private readonly double _discount;
    private readonly double _epsilon;
    private readonly float[] _returns;
    private readonly double[] _discounted;
    private readonly double[] _rewards;

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
        _discounted = new double[NumEnvs];
        _rewards = new double[NumEnvs];
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
        foreach (var (first, count) in new WorldStretches(worlds, NumEnvs))
        {
            _returns.AsSpan(first, count).Clear();
        }
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        foreach (var (first, count) in new WorldStretches(worlds, NumEnvs))
        {
            Accumulate(first, count, into);
        }
        if (!Frozen)
        {
            Moments.Learn(_returns, worlds);
        }
        var deviation = Math.Sqrt(Moments.Variance[0] + _epsilon);
        foreach (var (first, count) in new WorldStretches(worlds, NumEnvs))
        {
            var quotients = _rewards.AsSpan(first, count);
            TensorPrimitives.Divide(quotients, deviation, quotients);
            TensorPrimitives.ConvertTruncating<double, float>(quotients, into.Rewards.Span[first..]);
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

    /// <summary>Goes on to the next return: what was, discounted, and the reward.</summary>
    private void Accumulate(int first, int count, StepBuffers into)
    {
        var returns = _returns.AsSpan(first, count);
        ForgetWhereOver(into.Terminated.Span.Slice(first, count), returns);
        var discounted = _discounted.AsSpan(first, count);
        var rewards = _rewards.AsSpan(first, count);
        TensorPrimitives.ConvertTruncating<float, double>(returns, discounted);
        TensorPrimitives.ConvertTruncating<float, double>(into.Rewards.Span.Slice(first, count), rewards);
        TensorPrimitives.Multiply(discounted, _discount, discounted);
        TensorPrimitives.Add(discounted, rewards, discounted);
        TensorPrimitives.ConvertTruncating<double, float>(discounted, returns);
    }

    /// <summary>Gymnasium's numbers: the reward of a terminal step stands alone.</summary>
    private static void ForgetWhereOver(ReadOnlySpan<bool> terminated, Span<float> returns)
    {
        for (var next = terminated.IndexOf(true); next >= 0; next = terminated.IndexOf(true))
        {
            returns[next] = 0;
            terminated = terminated[(next + 1)..];
            returns = returns[(next + 1)..];
        }
    }

    private sealed record Saved(object Inner, float Return);
}
