namespace MindGrid.Rl.Envs;

using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MindGrid.Rl.Worlds;

/// <summary>
/// What a vector environment keeps about the episodes of its worlds, whatever the worlds are: seeds, numbers, returns, lengths, and
/// who has ended. Worlds that are about to start are marked, given seeds, and booked once they have started.
/// </summary>
/// <param name="worlds">Number of worlds, N.</param>
internal sealed class EpisodeLedger(int worlds)
{
    private readonly long[] _seeds = new long[worlds];
    private readonly long[] _episodes = new long[worlds];
    private readonly float[] _returns = new float[worlds];
    private readonly int[] _lengths = new int[worlds];
    private readonly bool[] _ended = new bool[worlds];
    private readonly bool[] _starting = new bool[worlds];
    private readonly long[] _startSeeds = new long[worlds];
    private bool _areNewSeeds;

    /// <summary>[N] worlds whose episode has ended and that have not started a new one.</summary>
    public ReadOnlySpan<bool> Ended => _ended;

    /// <summary>The worlds that are about to start, or have started last.</summary>
    public WorldMask Starting => _starting.AsSpan().Contains(false) ? new(_starting) : WorldMask.All;

    /// <summary>All others.</summary>
    public WorldMask NotStarting => WorldMask.Except(_starting);

    /// <summary>[N] the seeds of the episodes that are about to start.</summary>
    public ReadOnlySpan<long> StartSeeds => _startSeeds;

    /// <summary>Marks all worlds to start.</summary>
    public void MarkAll() => _starting.AsSpan().Fill(true);

    /// <summary>Marks some worlds to start.</summary>
    public void Mark(ReadOnlySpan<bool> mask) => mask.CopyTo(_starting);

    /// <summary>Marks the worlds that have ended to start.</summary>
    public void MarkEnded() => _ended.CopyTo(_starting, 0);

    /// <summary>The marked worlds will start with new seeds of their own.</summary>
    /// <param name="seeds">[N]</param>
    public void GiveSeeds(ReadOnlySpan<long> seeds)
    {
        seeds.CopyTo(_startSeeds);
        _areNewSeeds = true;
    }

    /// <summary>The marked worlds will start with new seeds of their own: world i with the first one plus i.</summary>
    public void GiveSeedsFrom(long first)
    {
        for (var world = 0; world < worlds; world++)
        {
            _startSeeds[world] = unchecked(first + world);
        }
        _areNewSeeds = true;
    }

    /// <summary>The marked worlds will go on to their next episodes.</summary>
    public void GiveNextSeeds()
    {
        foreach (var world in new FlaggedWorlds(_starting))
        {
            _startSeeds[world] = EpisodeSeed.Of(_seeds[world], _episodes[world] + 1);
        }
        _areNewSeeds = false;
    }

    /// <summary>Books that the marked worlds have started.</summary>
    public void Begin()
    {
        foreach (var world in new FlaggedWorlds(_starting))
        {
            _seeds[world] = _areNewSeeds ? _startSeeds[world] : _seeds[world];
            _episodes[world] = _areNewSeeds ? 0 : _episodes[world] + 1;
            _returns[world] = 0;
            _lengths[world] = 0;
            _ended[world] = false;
        }
    }

    /// <summary>Books a step of all worlds. Those that started instead of stepping get reward 0 and no end.</summary>
    /// <param name="someStarted">Whether the marked worlds did.</param>
    /// <param name="buffers">What the step wrote; receives starts, returns and lengths.</param>
    public void Book(bool someStarted, StepBuffers buffers)
    {
        var rewards = buffers.Rewards.Span;
        var terminated = buffers.Terminated.Span;
        var truncated = buffers.Truncated.Span;
        var starts = buffers.EpisodeStarts.Span;
        starts.Clear();
        foreach (var world in new FlaggedWorlds(someStarted ? _starting : []))
        {
            rewards[world] = 0;
            terminated[world] = truncated[world] = false;
            starts[world] = true;
            _lengths[world] = -1; // the step that all worlds are about to be credited with was none
        }
        TensorPrimitives.Add(_returns, rewards, _returns);
        TensorPrimitives.Add(_lengths, 1, _lengths);
        TensorPrimitives.BitwiseOr(AsBytes(terminated), AsBytes(truncated), AsBytes(_ended));
        WriteSums(buffers);
    }

    /// <summary>Says of the marked worlds that they show the first observation of an episode, besides those that do already.</summary>
    public void AddStarts(StepBuffers buffers)
    {
        var starts = AsBytes(buffers.EpisodeStarts.Span);
        TensorPrimitives.BitwiseOr(starts, AsBytes(_starting), starts);
    }

    /// <summary>Writes what is true of all worlds when nobody stepped.</summary>
    public void WriteIdle(StepBuffers buffers)
    {
        buffers.Rewards.Span.Clear();
        buffers.Terminated.Span.Clear();
        buffers.Truncated.Span.Clear();
        WriteSums(buffers);
        for (var world = 0; world < worlds; world++)
        {
            buffers.EpisodeStarts.Span[world] = _lengths[world] == 0;
        }
    }

    /// <summary>What is kept about one world, with what the environment keeps.</summary>
    public WorldState Save(int world, object inner) =>
        new(inner)
        {
            Seed = _seeds[world],
            Episode = _episodes[world],
            Return = _returns[world],
            Length = _lengths[world],
            Ended = _ended[world],
        };

    /// <summary>Puts back what was kept about one world.</summary>
    public void Load(int world, WorldState state)
    {
        _seeds[world] = state.Seed;
        _episodes[world] = state.Episode;
        _returns[world] = state.Return;
        _lengths[world] = state.Length;
        _ended[world] = state.Ended;
    }

    private static Span<byte> AsBytes(Span<bool> flags) => MemoryMarshal.AsBytes(flags);

    private void WriteSums(StepBuffers buffers)
    {
        _returns.CopyTo(buffers.EpisodeReturns.Span);
        _lengths.CopyTo(buffers.EpisodeLengths.Span);
    }
}
