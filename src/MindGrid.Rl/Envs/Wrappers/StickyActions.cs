namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// With some probability a world takes its previous action once more, whatever was asked for (Machado and others, 2018). The
/// first action of an episode is taken as it is.
/// </summary>
public sealed class StickyActions : RandomizedActions
{
    private readonly int[] _previous;
    private readonly bool[] _hasPrevious;

    /// <summary>Sticky actions.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="probability">Of a repetition at each step, in [0, 1]; 0.25 in the paper.</param>
    /// <exception cref="ArgumentException">Not a probability.</exception>
    public StickyActions(VectorEnv inner, double probability)
        : base(inner, probability, name: 0x737469636B79) // "sticky"
    {
        _previous = new int[NumEnvs * SingleActionSpace.Size];
        _hasPrevious = new bool[NumEnvs];
    }

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
            _hasPrevious[world] &= !worlds.Contains(world);
        }
    }

    /// <inheritdoc/>
    protected override void Change(int world, ref SplitMix64 random, Span<int> action)
    {
        if (_hasPrevious[world] && random.Unit() < Probability)
        {
            PreviousOf(world).CopyTo(action);
        }
        action.CopyTo(PreviousOf(world));
        _hasPrevious[world] = true;
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world) =>
        new Saved(base.SaveWorld(world), PreviousOf(world).ToArray(), _hasPrevious[world]);

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        if (state is not Saved saved || saved.Previous.Length != SingleActionSpace.Size)
        {
            throw new ArgumentException("The state is not one of sticky actions of this space.", nameof(state));
        }
        base.LoadWorld(world, saved.Inner);
        saved.Previous.CopyTo(PreviousOf(world));
        _hasPrevious[world] = saved.HasPrevious;
    }

    private Span<int> PreviousOf(int world)
    {
        var size = SingleActionSpace.Size;
        return _previous.AsSpan(world * size, size);
    }

    private sealed record Saved(object Inner, int[] Previous, bool HasPrevious);
}
