using System.Diagnostics;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class KilledRunTests
{
    private const int Concurrency = 8;

    [TestCase(4, 20)]
    [TestCase(50, 200, Category = "Slow")]
    public async Task A_run_that_is_killed_and_taken_up_again_finds_out_the_same_and_asks_nothing_twice(
        int kills,
        int games
    )
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(latency: TimeSpan.FromMilliseconds(15));
        var (killed, undisturbed) = (new RunFolder(folder.PathOf("killed")), new RunFolder(folder.PathOf("whole")));
        var random = new Random(7);
        var asked = 2 * games;
        var lost = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            await KillAsync(killed, server, games, after: (asked * kill / (kills + 1)) - 2, random);
            var known = Prompts(killed);
            lost = server.Requests.Count - known.Count;
            Assert.That(lost, Is.InRange(0, kill * Concurrency), "what was in flight at the kills");
        }
        await FinishAsync(killed, server, games);

        Assert.That(server.Requests, Has.Count.EqualTo(asked + lost));
        await using var calm = await LocalModel.StartAsync();
        await new Runner(KilledRun.Plan(games, SmallRun.Model(calm)), undisturbed, SmallRun.Hasty).GoAsync();
        Assert.That(Findings(killed), Is.EquivalentTo(Findings(undisturbed)));
    }

    /// <summary>Starts the run and kills it some time after the server has seen so many requests, if it is not done by then.</summary>
    private static async Task KillAsync(RunFolder folder, LocalModel server, int games, int after, Random random)
    {
        using var run = Start(folder, server, games);
        while (server.Requests.Count < after && !run.HasExited)
        {
            await Task.Delay(1);
        }
        await Task.Delay(random.Next(20));
        run.Kill();
        await run.WaitForExitAsync();
        // A request that was on its way comes in all the same.
        await Task.Delay(100);
    }

    private static async Task FinishAsync(RunFolder folder, LocalModel server, int games)
    {
        using var run = Start(folder, server, games);
        await run.WaitForExitAsync();
        Assert.That(run.ExitCode, Is.Zero);
    }

    private static Process Start(RunFolder folder, LocalModel server, int games) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!,
                ["exec", typeof(KilledRun).Assembly.Location, folder.Root, server.Url.ToString(), $"{games}"]
            )
        )!;

    private static HashSet<string> Prompts(RunFolder folder) =>
        File.Exists(folder.Log)
            ? [.. RunLog.Read(folder.Log).Select(record => record.PromptText).OfType<string>()]
            : [];

    private static IEnumerable<string> Findings(RunFolder folder) => RunLog.Read(folder.Log).Select(SmallRun.Finding);
}
