namespace MindGrid.Rl.Envs;

using System.Runtime.ExceptionServices;

/// <summary>
/// Threads that share the blocks of a batch, step after step, without allocating. Each thread has its own run of blocks, so that a
/// world stays in one core's cache. The caller is one of the threads.
/// </summary>
internal sealed class BlockCrew : IDisposable
{
    // About as long as a small batch takes: threads that wait longer give their core away.
    private const int Spins = 2000;

    private readonly object _gate = new();
    private readonly Thread[] _helpers;
    private readonly Exception?[] _errors;
    private static readonly Action<int> Nothing = static _ => { };

    private Action<int> _work = Nothing;
    private int _blocks;
    private volatile int _round;
    private volatile int _busy;
    private volatile bool _over;

    /// <summary>A crew.</summary>
    /// <param name="threads">At least 1: the caller.</param>
    public BlockCrew(int threads)
    {
        _errors = new Exception?[threads];
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
        (_work, _blocks, _busy) = (work, blocks, _helpers.Length);
        lock (_gate)
        {
            _round++;
            Monitor.PulseAll(_gate);
        }
        DoShare(0);
        var wait = new SpinWait();
        while (_busy > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
        // Waiting threads must not keep alive what they have worked for.
        _work = Nothing;
        RethrowFirst();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            _round++;
            Monitor.PulseAll(_gate);
        }
        foreach (var helper in _helpers)
        {
            helper.Join();
        }
    }

    private void Serve(int member)
    {
        for (var seen = 0; ; seen++)
        {
            AwaitRoundAfter(seen);
            if (_over)
            {
                return;
            }
            DoShare(member);
            Interlocked.Decrement(ref _busy);
        }
    }

    private void AwaitRoundAfter(int seen)
    {
        for (var i = 0; i < Spins; i++)
        {
            if (_round != seen)
            {
                return;
            }
            Thread.SpinWait(1);
        }
        lock (_gate)
        {
            while (_round == seen)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    private void DoShare(int member)
    {
        var members = _helpers.Length + 1;
        try
        {
            for (var block = Share(member); block < Share(member + 1); block++)
            {
                _work(block);
            }
        }
        catch (Exception error)
        {
            // Kept for the caller: it is thrown there.
            _errors[member] = error;
        }

        int Share(int of) => (int)((long)_blocks * of / members);
    }

    private void RethrowFirst()
    {
        if (Array.Find(_errors, error => error is not null) is { } first)
        {
            Array.Clear(_errors);
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
