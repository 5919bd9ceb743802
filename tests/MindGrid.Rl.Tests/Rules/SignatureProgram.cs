using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>
/// This assembly as a program: what a runtime can be told before it starts only, a process of its own has to try. Arguments: the steps,
/// then the batch sizes. It prints a line for each rollout, at every width that it finds, with one thread and with two.
/// </summary>
internal static class SignatureProgram
{
    private static void Main(string[] arguments)
    {
        var numbers = arguments.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)).ToArray();
        foreach (var rollout in Rollouts(numbers[0], LaneWidths.Available, numbers[1..]))
        {
            Console.WriteLine(Line(rollout, rollout.Play()));
        }
    }

    /// <summary>What one run of the program plays, in its order.</summary>
    public static IEnumerable<SignedRollout> Rollouts(int steps, IEnumerable<LaneWidth> widths, int[] batchSizes) =>
        from width in widths
        from batchSize in batchSizes
        from threads in new[] { 1, 2 }
        // A second thread has something to do from the second block of 64 on.
        where threads == 1 || batchSize > 64
        from kind in SignedKind.All
        select new SignedRollout(kind, steps, width, batchSize, threads);

    /// <summary>What the program prints about a rollout.</summary>
    public static string Line(SignedRollout rollout, ulong signature) => $"{rollout}; signature {signature}";

    /// <summary>Runs the program with a switch of the runtime set.</summary>
    /// <param name="setting">Such as "DOTNET_EnableAVX512=0"; empty for none.</param>
    /// <param name="steps">Of each rollout.</param>
    /// <param name="batchSizes">Of the rollouts.</param>
    /// <returns>The lines that it printed.</returns>
    public static ImmutableArray<string> RunWith(string setting, int steps, int[] batchSizes)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["exec", typeof(SignatureProgram).Assembly.Location, $"{steps}", .. batchSizes.Select(size => $"{size}")]
        )
        {
            RedirectStandardOutput = true,
        };
        if (setting.Split('=') is [var name, var value])
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, printed);
        return [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))];
    }
}
