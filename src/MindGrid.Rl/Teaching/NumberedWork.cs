namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

/// <summary>Does numbered pieces of work on several threads, so that nobody can tell how many there were.</summary>
internal static class NumberedWork
{
    /// <summary>Does pieces 0 to <paramref name="count"/> - 1, each once.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="hire">Makes what one thread works with.</param>
    /// <param name="work">Does a piece. Of several that fail, the one of the lowest number reaches the caller, as it is.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core.</param>
    /// <param name="cancel">Stops between two pieces.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than one.</exception>
    public static void Run<TWorker>(
        int count,
        Func<TWorker> hire,
        Action<TWorker, int> work,
        int? degreeOfParallelism,
        CancellationToken cancel
    )
    {
        var threads = degreeOfParallelism ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(degreeOfParallelism));
        if (threads == 1 || count < 2)
        {
            RunAlone(count, hire(), work, cancel);
        }
        else
        {
            RunTogether(count, hire, work, threads, cancel);
        }
    }

    /// <summary>Makes something of each item, in order.</summary>
    public static ImmutableArray<TMade> Map<TItem, TMade>(
        IReadOnlyList<TItem> items,
        Func<TItem, TMade> make,
        int? degreeOfParallelism,
        CancellationToken cancel
    ) => Map(items, static () => 0, (_, item) => make(item), degreeOfParallelism, cancel);

    /// <summary>Makes something of each item, in order, with what each thread works with.</summary>
    public static ImmutableArray<TMade> Map<TItem, TWorker, TMade>(
        IReadOnlyList<TItem> items,
        Func<TWorker> hire,
        Func<TWorker, TItem, TMade> make,
        int? degreeOfParallelism,
        CancellationToken cancel
    )
    {
        var made = new TMade[items.Count];
        Run(made.Length, hire, (worker, i) => made[i] = make(worker, items[i]), degreeOfParallelism, cancel);
        return ImmutableCollectionsMarshal.AsImmutableArray(made);
    }

    private static void RunAlone<TWorker>(
        int count,
        TWorker worker,
        Action<TWorker, int> work,
        CancellationToken cancel
    )
    {
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            work(worker, i);
        }
    }

    private static void RunTogether<TWorker>(
        int count,
        Func<TWorker> hire,
        Action<TWorker, int> work,
        int threads,
        CancellationToken cancel
    )
    {
        var failure = (Number: int.MaxValue, Error: (ExceptionDispatchInfo?)null);
        var failing = new Lock();
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            hire,
            (i, state, worker) =>
            {
                // The loop hears of it late.
                if (cancel.IsCancellationRequested)
                {
                    return worker;
                }
                try
                {
                    work(worker, i);
                }
                catch (Exception error)
                {
                    lock (failing)
                    {
                        failure = i < failure.Number ? (i, ExceptionDispatchInfo.Capture(error)) : failure;
                    }
                    // All lower numbers are still done, so that which failure is told does not depend on the threads.
                    state.Break();
                }
                return worker;
            },
            static _ => { }
        );
        failure.Error?.Throw();
    }
}
