using System.Diagnostics;

namespace Packaging.Tests;

/// <summary>What a program that has ended wrote and returned.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}

/// <summary>Runs `dotnet` as a stranger would, with nothing left of the test run around it.</summary>
internal static class Dotnet
{
    // Generous: a loaded machine is no reason to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<Outcome> RunAsync(string folder, string packages, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's MSBuild variables would bend another build.
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }
        // What is tested says itself which backend it means.
        start.Environment.Remove("TorchBackend");
        start.Environment["NUGET_PACKAGES"] = packages;
        // A node or compiler server that lives on would keep files open and outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} ran longer than {Patience}.");
        }
    }
}
