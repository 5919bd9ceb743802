using System.Diagnostics;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class LongRunTests
{
    private const int MaxKilobytes = 500_000;

    [Test]
    [Category("Slow")]
    [Platform("Linux")]
    public async Task Ten_thousand_samples_with_64_in_flight_stay_under_500_megabytes()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(latency: TimeSpan.FromMilliseconds(250));
        var run = new RunFolder(folder.PathOf("run"));
        var began = Stopwatch.GetTimestamp();

        using var process = Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!,
                ["exec", typeof(KilledRun).Assembly.Location, run.Root, server.Url.ToString(), "500", "64"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var peak = await process.StandardOutput.ReadToEndAsync();

        var megabytes = new FileInfo(run.Log).Length / 1e6;
        await TestContext.Out.WriteLineAsync(
            $"{peak.Trim()}, log of {megabytes:F0} MB, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, most in flight {server.MostInFlight}"
        );
        Assert.That(RunLog.Read(run.Log, record => record.Failure), Is.All.Null.And.Exactly(10_000).Items);
        Assert.That(server.MostInFlight, Is.InRange(50, 64));
        Assert.That(int.Parse(string.Concat(peak.Where(char.IsAsciiDigit))), Is.LessThan(MaxKilobytes));
    }
}
