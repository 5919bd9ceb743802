using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MindGrid.Rl.Benchmarks.Ratios;

/// <summary>Something to time: one call does a number of operations.</summary>
/// <param name="Name">Its name in tables and JSON.</param>
/// <param name="Operations">Operations that one call does.</param>
/// <param name="Run">Does them; what it returns keeps the work from being optimised away.</param>
internal sealed record TimedCase(string Name, int Operations, Func<long> Run);

/// <summary>
/// Times cases against one another inside one process: round after round each gets its turn, so that whatever else the machine does
/// hits all alike, and the median round counts. Only ratios of one run mean anything.
/// </summary>
internal static class Stopwatches
{
    private const int WarmUpCalls = 40;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(25);

    /// <summary>Nanoseconds an operation, by case.</summary>
    /// <param name="cases">All are warmed up first, long enough for tiered compilation to end.</param>
    /// <param name="rounds">Turns that each gets; odd.</param>
    public static IReadOnlyDictionary<string, double> Time(IReadOnlyList<TimedCase> cases, int rounds)
    {
        foreach (var timed in cases)
        {
            WarmUp(timed);
        }
        var perRound = cases.ToDictionary(timed => timed.Name, _ => new List<double>(rounds));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var timed in cases)
            {
                perRound[timed.Name].Add(TakeTurn(timed));
            }
        }
        return perRound.ToDictionary(pair => pair.Key, pair => Median(pair.Value));
    }

    // A result that goes somewhere cannot be left out as unused.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Consume(long result) { }

    private static void WarmUp(TimedCase timed)
    {
        // The background compiler needs calls as well as time.
        var clock = Stopwatch.StartNew();
        for (var call = 0; call < WarmUpCalls || clock.Elapsed < Turn * 8; call++)
        {
            Consume(timed.Run());
            if (call % 8 == 0)
            {
                Thread.Sleep(1);
            }
        }
    }

    private static double TakeTurn(TimedCase timed)
    {
        var calls = 0;
        var clock = Stopwatch.StartNew();
        do
        {
            Consume(timed.Run());
            calls++;
        } while (clock.Elapsed < Turn);
        return clock.Elapsed.TotalNanoseconds / ((double)calls * timed.Operations);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
