namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>An episode that has come to its end.</summary>
/// <param name="Return">Sum of its rewards, undiscounted, as the wrapper saw them.</param>
/// <param name="Length">Number of its steps, as the wrapper saw them.</param>
/// <param name="Terminated">Whether a rule of the world ended it.</param>
/// <param name="Truncated">Whether a time limit ended it; both may have in the same step.</param>
public readonly record struct FinishedEpisode(float Return, int Length, bool Terminated, bool Truncated);

/// <summary>
/// Counts episodes and keeps the last ones that finished, after Gymnasium's RecordEpisodeStatistics. It counts the rewards and
/// steps of the environment that it wraps: put it inside of what changes rewards to log the true ones. Zero-copy.
/// </summary>
public sealed class EpisodeStatistics : Wrapper
{
    private readonly FinishedEpisode[] _last;
    private readonly Running[] _running;

    /// <summary>Statistics of episodes.</summary>
    /// <param name="inner">Owned from now on.</param>
    /// <param name="capacity">Finished episodes kept, at least 1.</param>
    public EpisodeStatistics(VectorEnv inner, int capacity = 100)
        : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _last = new FinishedEpisode[capacity];
        _running = new Running[NumEnvs];
    }

    /// <summary>Episodes finished since the beginning or the last <see cref="Clear"/>, of all worlds together.</summary>
    public long Episodes { get; private set; }

    /// <summary>How many of them a rule of the world ended.</summary>
    public long Terminated { get; private set; }

    /// <summary>How many of them a time limit ended.</summary>
    public long Truncated { get; private set; }

    /// <summary>Number of finished episodes that are kept: at most the capacity.</summary>
    public int Kept => (int)Math.Min(Episodes, _last.Length);

    /// <summary>Mean return of the kept episodes; NaN without any.</summary>
    public double MeanReturn => Mean(static episode => episode.Return);

    /// <summary>Mean length of the kept episodes; NaN without any.</summary>
    public double MeanLength => Mean(static episode => episode.Length);

    /// <summary>One of the kept episodes.</summary>
    /// <param name="index">0 for the oldest to <see cref="Kept"/> - 1 for the latest; of one step, in order of the worlds.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not so many are kept.</exception>
    public FinishedEpisode this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Kept);
            return _last[(Episodes - Kept + index) % _last.Length];
        }
    }

    /// <summary>Forgets all finished episodes; those under way go on.</summary>
    public void Clear() => Episodes = Terminated = Truncated = 0;

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
            _running[world] = worlds.Contains(world) ? default : _running[world];
        }
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        var rewards = into.Rewards.Span;
        var terminated = into.Terminated.Span;
        var truncated = into.Truncated.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Book(ref _running[world], rewards[world], terminated[world], truncated[world]);
            }
        }
    }

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world) => new Saved(base.SaveWorld(world), _running[world]);

    /// <summary>Restores the episode under way; finished episodes belong to the run, not to a world, and stay counted.</summary>
    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        var saved =
            state as Saved ?? throw new ArgumentException("The state is not one of episode statistics.", nameof(state));
        base.LoadWorld(world, saved.Inner);
        _running[world] = saved.Running;
    }

    private void Book(ref Running episode, float reward, bool terminated, bool truncated)
    {
        // A world that goes on after its end has had its episode.
        if (episode.Finished)
        {
            return;
        }
        episode.Return += reward;
        episode.Length++;
        if (terminated || truncated)
        {
            episode.Finished = true;
            _last[Episodes % _last.Length] = new(episode.Return, episode.Length, terminated, truncated);
            Episodes++;
            Terminated += terminated ? 1 : 0;
            Truncated += truncated ? 1 : 0;
        }
    }

    private double Mean(Func<FinishedEpisode, double> value)
    {
        var sum = 0.0;
        for (var i = 0; i < Kept; i++)
        {
            sum += value(this[i]);
        }
        return sum / Kept;
    }

    private struct Running
    {
        public float Return;
        public int Length;
        public bool Finished;
    }

    private sealed record Saved(object Inner, Running Running);
}
