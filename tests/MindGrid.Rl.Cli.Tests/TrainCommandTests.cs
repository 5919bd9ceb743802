using System.Diagnostics;
using MindGrid.Rl.Learning;

namespace MindGrid.Rl.Cli.Tests;

/// <summary>Not beside each other: each trains with torch, whose threads and random generator belong to the whole process.</summary>
[NonParallelizable]
public class TrainCommandTests
{
    private const string Newest = "checkpoint-000000060.mgrl";

    private static readonly string[] Tiny =
    [
        "updates: 60",
        "width: 8",
        "log_every: 3",
        "options: {envs: 4, steps_per_update: 2}",
        "schedule: {decay: cosine, warm_up: 3}",
        "evaluation: {every: 10, games: 2}",
        "checkpoints: {every: 4}",
    ];

    private readonly TemporaryFolder _folder = new();

    [SetUp]
    public void Require_a_backend()
    {
        if (TorchBackend.Describe() is { Problem: { } problem })
        {
            Assert.Ignore(problem);
        }
    }

    [TearDown]
    public void Remove_the_folder() => _folder.Dispose();

    [Test]
    public async Task A_trained_teacher_can_be_evaluated()
    {
        var (config, run) = (_folder.Write("tiny.yaml", Tiny), _folder.PathOf("run"));

        var trained = (await Mindgrid.Run("train", config, "--out", run, "--updates", "2")).Succeeded();
        var evaluated = (
            await Mindgrid.Run("evaluate", "--games", "3", "--teacher", $"silent,learned:{run}", "--no-leave-one-out")
        ).Succeeded();

        Assert.That(trained.Output, Does.Contain("update 2 of 2, steps 16").And.Contain("Done after 2 updates."));
        Assert.That(trained.Output, Does.Contain("rules ").And.Contain("silent "));
        Assert.That(evaluated.Output, Does.Contain($"learned:{run}"));
    }

    [Test]
    public async Task A_run_is_gone_on_with_only_if_asked()
    {
        var (config, run) = (_folder.Write("tiny.yaml", Tiny), _folder.PathOf("run"));
        (await Mindgrid.Run("train", config, "--out", run, "--updates", "1")).Succeeded();

        var again = await Mindgrid.Run("train", config, "--out", run, "--updates", "2");
        var resumed = (await Mindgrid.Run("train", "--out", run, "--resume", "--updates", "2")).Succeeded();

        Assert.That((again.ExitCode, again.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(again.Errors, Does.Contain("has a run already").And.Contain("--resume"));
        Assert.That(resumed.Output, Does.Contain("updates 2 to 2"));
    }

    [TestCase("is neither a preset nor a file; presets are bc", "train", "bcc", "--out", "run")]
    [TestCase("What is to be trained?", "train", "--out", "run")]
    [TestCase("There is no run in the folder", "train", "--out", "run", "--resume")]
    [TestCase("updates is '0'; allowed are whole numbers", "train", "bc-quick", "--out", "run", "--updates", "0")]
    [TestCase("There is no checkpoint", "evaluate", "--games", "1", "--teacher", "learned:run")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string problem, params string[] args)
    {
        var run = await Mindgrid.Run([.. args.Select(arg => arg.Replace("run", _folder.PathOf("run")))]);

        Assert.That((run.ExitCode != CommandLine.Done, run.Output), Is.EqualTo((true, "")));
        Assert.That(run.Errors, Does.Contain(problem));
        Assert.That(run.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(Directory.Exists(_folder.PathOf("run")), Is.False);
    }

    [Test]
    public async Task Options_that_do_not_fit_are_refused_with_their_place()
    {
        var config = _folder.Write("wrong.yaml", "seed: 1", "width: wide");

        var run = await Mindgrid.Run("train", config, "--out", _folder.PathOf("run"));

        Assert.That(run.ExitCode, Is.EqualTo(CommandLine.BadUsage));
        Assert.That(run.Errors, Does.Contain($"{config}, line 2, column 8: width is 'wide'"));
    }

    [TestCase(2)]
    [TestCase(10, Category = "Slow")]
    public void A_run_that_is_killed_at_random_moments_comes_to_the_same_bytes(int kills)
    {
        var (config, whole, killed) = (
            _folder.Write("tiny.yaml", Tiny),
            _folder.PathOf("whole"),
            _folder.PathOf("killed")
        );
        Finish(Start(config, whole));
        var lines = Logged(whole).Length;

        var random = new Random(kills);
        var struck = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            using var victim = Start(config, killed);
            WaitForLine(victim, killed, lines * kill / (kills + 1));
            if (!victim.WaitForExit(random.Next(40)))
            {
                victim.Kill(entireProcessTree: true);
                victim.WaitForExit();
                struck++;
                TestContext.Out.WriteLine($"Killed after line {Logged(killed).Length - 1} of {lines - 1}.");
            }
        }
        Assert.That(struck, Is.GreaterThan(kills / 2), "else the run is too short to be killed");
        Finish(Start(config, killed));

        foreach (var name in new[] { Newest, "best.mgrl", "config.yaml" })
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(killed, name)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(whole, name))),
                name
            );
        }
        Assert.That(Directory.GetFiles(killed, "*.tmp"), Is.Empty);
        Assert.That(Logged(killed), Is.EqualTo(Logged(whole)));
    }

    /// <summary>The program in a process of its own. It is always told to go on: also where there is nothing yet to go on with.</summary>
    private static Process Start(string config, string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "mindgrid.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [program, "train", config, "--out", folder, "--resume"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
    }

    /// <summary>Starting takes longer than training, and a kill is to come while there is something to lose.</summary>
    /// <param name="process">The program.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="line">How many lines the log is to have, its head included.</param>
    private static void WaitForLine(Process process, string folder, int line)
    {
        while (!process.HasExited && Logged(folder).Length < line)
        {
            Thread.Sleep(1);
        }
    }

    private static void Finish(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.That((process.ExitCode, errors), Is.EqualTo((CommandLine.Done, "")));
        }
    }

    /// <summary>The first column of the log: which updates have a line.</summary>
    private static string[] Logged(string folder)
    {
        var log = Path.Combine(folder, "progress.csv");
        return File.Exists(log) ? [.. File.ReadAllLines(log).Select(line => line.Split(',')[0])] : [];
    }
}
