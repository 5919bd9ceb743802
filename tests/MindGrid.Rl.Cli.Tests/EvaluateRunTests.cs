using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Cli.Tests;

public class EvaluateRunTests
{
    [Test]
    public async Task A_run_keeps_a_log_of_the_gaps_that_a_plain_evaluation_finds()
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        string[] common = ["evaluate", "--games", "5", "--teacher", "rules,silent", "--scoring", "paper"];

        var logged = (await Mindgrid.Run([.. common, "--run", run])).Succeeded();

        var plain = JsonNode.Parse((await Mindgrid.Run([.. common, "--json"])).Succeeded().Output)!;
        var means = RunLog
            .Read(new RunFolder(run).Log)
            .GroupBy(record => record.Id.Teacher)
            .ToDictionary(records => records.Key, records => records.Average(record => record.Score!.Gap));
        Assert.That(means, Has.Count.EqualTo(2));
        foreach (var teacher in plain["teachers"]!.AsArray())
        {
            Assert.That(
                means[teacher!["name"]!.GetValue<string>()],
                Is.EqualTo(teacher["gapMean"]!.GetValue<double>()).Within(1e-9)
            );
        }
        Assert.That(logged.Output, Does.Contain("10 samples scored, 0 failed, 0 done before, 0 left; 0 requests."));
    }

    [Test]
    public async Task Going_on_does_what_is_missing_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        (
            await Mindgrid.Run("evaluate", "--games", "3", "--teacher", "rules", "--human", "forgetful:2", "--run", run)
        ).Succeeded();
        var before = await File.ReadAllTextAsync(new RunFolder(run).Log);

        var more = (
            await Mindgrid.Run("evaluate", "--games", "4", "--teacher", "rules,silent", "--run", run, "--resume")
        ).Succeeded();

        Assert.That(more.Output, Does.Contain("5 samples scored, 0 failed, 3 done before, 0 left"));
        var records = RunLog.Read(new RunFolder(run).Log);
        Assert.That(await File.ReadAllTextAsync(new RunFolder(run).Log), Does.StartWith(before));
        Assert.That(
            records.Select(record => record.Versions["human"]),
            Is.All.EqualTo("forgetful:2").And.Exactly(8).Items
        );
        var again = (await Mindgrid.Run("evaluate", "--run", run, "--resume")).Succeeded();
        Assert.That(again.Output, Does.Contain("0 samples scored, 0 failed, 8 done before, 0 left"));
    }

    [TestCase(
        "--human,sceptical",
        "--resume: The run was begun with human forgetful:2, now it is sceptical; figures of both do not belong in one log."
    )]
    [TestCase(
        "--scoring,paper",
        "--resume: The run was begun with scoring as by default, now it is paper; figures of both do not belong in one log."
    )]
    [TestCase(
        "--seed,2",
        "--resume: The run was begun with seed 1, now it is 2; figures of both do not belong in one log."
    )]
    [TestCase(
        "--temperature,default",
        "--resume: The run was begun with temperature 0, now it is as by default; figures of both do not belong in one log."
    )]
    public async Task What_shapes_the_figures_cannot_change_within_a_run(string change, string complaint)
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        (
            await Mindgrid.Run("evaluate", "--games", "1", "--teacher", "rules", "--human", "forgetful:2", "--run", run)
        ).Succeeded();
        var changed = await Mindgrid.Run(["evaluate", "--run", run, "--resume", .. change.Split(',')]);
        Assert.That((changed.ExitCode, changed.Errors), Is.EqualTo((CommandLine.BadUsage, $"mindgrid: {complaint}\n")));
    }

    [TestCase("--run,{run}", "--run: the folder '{run}' has a run already (--resume goes on).")]
    [TestCase("--run,{run}x,--resume", "--resume: there is no run in the folder '{run}x'.")]
    [TestCase("--shots,1", "--run DIR is needed: it says where the log is kept.")]
    [TestCase("--run,{run},--resume,--json", "--json does not go with a run; mindgrid report makes its tables.")]
    [TestCase(
        "--run,{run},--resume,--shots,many",
        "An entry of shots is 'many'; allowed are whole numbers from 0 to 100."
    )]
    [TestCase("--run,{run},--resume,--prompts,mine", "An entry of prompts is 'mine'; allowed are paper, repo2025.")]
    [TestCase(
        "--run,{run},--resume,--timeout,0",
        "requests.timeout_seconds is '0'; allowed are numbers above 0 up to 86400."
    )]
    [TestCase(
        "--run,{run},--resume,--teacher,clever",
        "--teacher: There is no teacher 'clever'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
    )]
    [TestCase(
        "--teacher,openai:gpt-4o",
        "--teacher: openai:gpt-4o is a language model; --run DIR says where its answers are kept."
    )]
    public async Task What_cannot_be_run_is_refused_in_a_sentence(string options, string complaint)
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        (await Mindgrid.Run("evaluate", "--games", "1", "--teacher", "rules", "--run", run)).Succeeded();
        var refused = await Mindgrid.Run(["evaluate", .. options.Replace("{run}", run).Split(',')]);
        Assert.That(
            (refused.ExitCode, refused.Errors),
            Is.EqualTo((CommandLine.BadUsage, $"mindgrid: {complaint.Replace("{run}", run)}\n"))
        );
    }

    [Test]
    public async Task A_damaged_log_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        (await Mindgrid.Run("evaluate", "--games", "1", "--teacher", "rules", "--run", run)).Succeeded();
        await File.AppendAllTextAsync(new RunFolder(run).Log, "{\"not\":1}\n");
        var refused = await Mindgrid.Run("evaluate", "--run", run, "--resume");
        Assert.That(refused.ExitCode, Is.EqualTo(CommandLine.BadUsage));
        Assert.That(
            refused.Errors,
            Does.StartWith($"mindgrid: {new RunFolder(run).Log}, line 2: This is no record of a run: ")
        );
    }

    [Test]
    public void Models_are_asked_for_each_number_of_shots_of_a_file_and_told_beforehand()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("spec.yaml", "teachers: [openai:gpt-4o, rules]", "shots: [0, 1, 5]", "games: 2");
        var asked = new ConcurrentBag<string>();

        var (dryExit, forecast) = Run(asked, "--spec", file, "--dry-run");
        Assert.That(dryExit, Is.EqualTo(CommandLine.Done));
        Assert.That(asked, Is.Empty);
        Assert.That(
            forecast,
            Does.Contain("8 samples, 0 of them done before.").And.Contain("| openai:gpt-4o | paper, 5-shot | 2")
        );

        var (exit, output) = Run(asked, "--spec", file, "--run", folder.PathOf("run"));
        Assert.That(exit, Is.EqualTo(CommandLine.Done));
        Assert.That(asked, Has.Count.EqualTo(6));
        Assert.That(output, Does.Contain("8 samples scored, 0 failed, 0 done before, 0 left; 6 requests."));
        Assert.That(
            Run(asked, "--run", folder.PathOf("run"), "--resume").Output,
            Does.Contain("8 done before, 0 left; 0 requests.")
        );
    }

    [Test]
    public void A_limit_in_dollars_needs_a_price()
    {
        using var folder = new TemporaryFolder();
        string[] options =
        [
            "--teacher",
            "openai:unheard-of",
            "--limit-dollars",
            "1",
            "--games",
            "1",
            "--run",
            folder.PathOf("run"),
        ];
        Assert.That(
            () => Run([], options),
            Throws
                .TypeOf<UsageException>()
                .With.Message.EqualTo(
                    "--limit-dollars: no price of openai:unheard-of is known, so that no limit could be kept; --prices FILE gives one."
                )
        );
        var prices = folder.Write(
            "prices.json",
            """{"asOf":"2026-01-31","models":{"openai:unheard-of":{"input":2,"output":4}}}"""
        );
        Assert.That(Run([], [.. options, "--prices", prices]).Output, Does.Contain("prices as of 2026-01-31"));
    }

    private static (int ExitCode, string Output) Run(ConcurrentBag<string> asked, params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var models = new ModelConnections(
            (name, settings) =>
                new(
                    name,
                    _ => new() { ["model"] = name },
                    _ => settings.MaxTokens,
                    (_, prompt, _) =>
                    {
                        asked.Add(prompt);
                        return Task.FromResult(new Answer("", "stop", name, new(100, 10), [], TimeSpan.Zero));
                    }
                ),
            (spec, game) => $"{spec.Shots} {game.Spec.Id}",
            (_, answer) => new([answer])
        );
        var parsed = EvaluateCommand.Create(new Terminal(output, TextWriter.Null), models).Parse(options);
        return (parsed.Invoke(new() { EnableDefaultExceptionHandler = false }), output.ToString());
    }
}
