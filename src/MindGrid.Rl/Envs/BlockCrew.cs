namespace MindGrid.Rl.Envs;

using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

/// <summary>
/// Threads that share the blocks of a batch, step after step, without allocating. Each thread has its own run of blocks, so that a
/// world stays in one core's cache, and who is done takes over what others have not begun: a helper that sleeps, or whose core
/// somebody else has, keeps nobody waiting. The caller is one of the threads.
/// </summary>
internal sealed class BlockCrew : IDisposable
{
    // Some 50 microseconds, longer than what lies between the steps of a rollout: who waits longer gives its core away.
    private const int Spins = 2000;

    private static readonly Action<int> Nothing = static _ => { };

    private readonly object _gate = new();
    private readonly Thread[] _helpers;
    private readonly Share[] _shares;

    // Every round has a number. A block can be claimed in its own round only, and no round is over before all claimed blocks are
    // done: who has a claim finds work and number of blocks as they were when the round began.
    private LoneInt _round;
    private Action<int> _work = Nothing;
    private int _blocks;
    private LoneInt _done;
    private int _sleepers;
    private volatile bool _over;
    private (int Block, Exception Error)? _failure;

    /// <summary>A crew.</summary>
    /// <param name="threads">At least 1: the caller.</param>
    public BlockCrew(int threads)
    {
        _shares = new Share[threads];
        _helpers = new Thread[threads - 1];
        for (var i = 0; i < _helpers.Length; i++)
        {
            var member = i + 1;
            _helpers[i] = new(() => Serve(member)) { IsBackground = true, Name = $"world blocks {member}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Does all blocks, and returns when the last one is done.</summary>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="work">Does one. Of several exceptions the one of the first block is thrown.</param>
    public void Run(int blocks, Action<int> work)
    {
        if (_helpers.Length == 0 || blocks == 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                work(block);
            }
            return;
        }
        var round = Open(blocks, work);
        DoBlocks(0, round);
        AwaitDone(blocks);
        // Waiting threads must not keep alive what they have worked for.
        _work = Nothing;
        RethrowFirst();
    }

    public void Dispose()
    {
        _over = true;
        Announce(_round.Value + 1);
        foreach (var helper in _helpers)
        {
            helper.Join();
        }
    }

    private int Open(int blocks, Action<int> work)
    {
        var round = _round.Value + 1;
        (_work, _blocks, _done.Value) = (work, blocks, 0);
        for (var member = 0; member < _shares.Length; member++)
        {
            _shares[member].Deal(round, EndOf(member) - EndOf(member - 1));
        }
        Announce(round);
        return round;
    }

    private void Announce(int round)
    {
        // With a full fence here and one before a helper looks at the round for the last time, either it sees the new round, or it
        // is seen to sleep.
        Interlocked.Exchange(ref _round.Value, round);
        if (Volatile.Read(ref _sleepers) == 0)
        {
            return;
        }
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void Serve(int member)
    {
        var round = 0;
        while (true)
        {
            round = AwaitRoundAfter(round);
            if (_over)
            {
                return;
            }
            DoBlocks(member, round);
        }
    }

    private int AwaitRoundAfter(int seen)
    {
        for (var i = 0; i < Spins; i++)
        {
            var round = Volatile.Read(ref _round.Value);
            if (round != seen)
            {
                return round;
            }
            Thread.SpinWait(1);
        }
        return SleepUntilRoundAfter(seen);
    }

    private int SleepUntilRoundAfter(int seen)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            int round;
            while ((round = Volatile.Read(ref _round.Value)) == seen)
            {
                Monitor.Wait(_gate);
            }
            Interlocked.Decrement(ref _sleepers);
            return round;
        }
    }

    /// <summary>Does a member's own blocks, and then those that others have left.</summary>
    private void DoBlocks(int member, int round)
    {
        var done = 0;
        for (var i = 0; i < _shares.Length; i++)
        {
            var from = (member + i) % _shares.Length;
            while (_shares[from].TryClaim(round, out var left))
            {
                Do(EndOf(from) - left);
                done++;
            }
        }
        if (done > 0)
        {
            Interlocked.Add(ref _done.Value, done);
        }
    }

    private void Do(int block)
    {
        try
        {
            _work(block);
        }
        catch (Exception error)
        {
            // Kept for the caller: it is thrown there.
            lock (_gate)
            {
                _failure = _failure is { } other && other.Block < block ? other : (block, error);
            }
        }
    }

    private void AwaitDone(int blocks)
    {
        for (var i = 0; i < Spins && Volatile.Read(ref _done.Value) != blocks; i++)
        {
            Thread.SpinWait(1);
        }
        // Somebody has lost its core in the midst of a block.
        var wait = new SpinWait();
        while (Volatile.Read(ref _done.Value) != blocks)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void RethrowFirst()
    {
        if (_failure is { } first)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(first.Error);
        }
    }

    private int EndOf(int member) => (int)((long)_blocks * (member + 1) / _shares.Length);

    /// <summary>The blocks of one member that nobody has claimed yet, alone in its cache lines.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Share
    {
        // The round above, how many are left below: one word, so that no claim can be of two rounds.
        [FieldOffset(64)]
        private long _left;

        public void Deal(int round, int blocks) => Volatile.Write(ref _left, ((long)round << 32) | (uint)blocks);

        /// <summary>Claims the next block.</summary>
        /// <param name="round">The round that the member is in.</param>
        /// <param name="left">How many were left, this one included.</param>
        /// <returns>False where none is left, or the round is over.</returns>
        public bool TryClaim(int round, out int left)
        {
            var seen = Volatile.Read(ref _left);
            while ((int)(seen >> 32) == round && (int)seen > 0)
            {
                var found = Interlocked.CompareExchange(ref _left, seen - 1, seen);
                if (found == seen)
                {
                    left = (int)seen;
                    return true;
                }
                seen = found;
            }
            left = 0;
            return false;
        }
    }

    /// <summary>A number alone in its cache lines: who waits for it does not slow those down who write beside it.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct LoneInt
    {
        [FieldOffset(64)]
        public int Value;
    }
}
