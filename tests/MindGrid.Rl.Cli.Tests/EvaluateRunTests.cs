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
    [TestCase("--run,{run}x,--retry-failures", "--retry-failures goes with --resume.")]
    [TestCase("--run,{run},--resume,--prices,{run}x", "--prices: there is no file '{run}x'.")]
    [TestCase(
        "--run,{run},--resume,--base-url,https://me:secret@localhost/v1",
        "base_url must be an address that begins with http:// or https://, without name, password or query."
    )]
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
        "--run,{run},--resume,--teacher,gemini:pro",
        "--teacher: 'gemini:pro' is no language model: its name is a provider's (openai, anthropic, openai-compatible, scripted, replay), a colon and a model's."
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
    public async Task Models_are_asked_for_each_number_of_shots_of_a_file_and_told_beforehand()
    {
        using var folder = new TemporaryFolder();
        var model = $"scripted:{folder.Write("answer.txt", "The lava is safe to walk on.")}";
        var file = folder.Write("spec.yaml", $"teachers: ['{model}', rules]", "shots: [0, 1, 5]", "games: 2");
        var run = folder.PathOf("run");

        var dry = (await Mindgrid.Run("evaluate", "--spec", file, "--dry-run")).Succeeded();
        Assert.That(
            dry.Output,
            Does.Contain("8 samples, 0 of them done before.").And.Contain($"| {model}, five-shot | 2 ")
        );
        Assert.That(Directory.Exists(run), Is.False);

        var done = (await Mindgrid.Run("evaluate", "--spec", file, "--run", run)).Succeeded();
        Assert.That(done.Output, Does.Contain("8 samples scored, 0 failed, 0 done before, 0 left; 6 requests."));
        var asked = RunLog.Read(new RunFolder(run).Log).Where(record => record.Id.Teacher == model).ToList();
        Assert.That(asked.Select(record => record.Id.Prompt!.Shots).Order(), Is.EqualTo([0, 0, 1, 1, 5, 5]));
        Assert.That(
            asked.Select(record => record.Score!.Sentences[0].Text),
            Is.All.EqualTo("The lava is safe to walk on")
        );
        var again = (await Mindgrid.Run("evaluate", "--run", run, "--resume")).Succeeded();
        Assert.That(again.Output, Does.Contain("8 done before, 0 left; 0 requests."));
    }

    [Test]
    public async Task What_models_would_cost_is_told_without_a_key()
    {
        string[] options = ["evaluate", "--teacher", "openai:gpt-4o", "--games", "2"];
        var dry = (await Mindgrid.Run([.. options, "--dry-run"])).Succeeded();
        Assert.That(
            dry.Output,
            Does.Match(@"\| openai:gpt-4o, zero-shot +\| 2 +\|.*\| 0\.[0-9]{4} to 0\.[0-9]{4} +\|")
        );
    }

    [Test]
    public async Task A_run_remembers_where_models_are_asked_and_asks_nobody_else()
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        // Nobody listens at port 9: each sample fails at once.
        string[] asked = ["evaluate", "--teacher", "openai-compatible:m", "--games", "1", "--attempts", "1"];
        var first = await Mindgrid.Run([.. asked, "--run", run, "--base-url", "http://127.0.0.1:9/v1"]);
        Assert.That(first.Errors, Does.Contain("(127.0.0.1:9)"));
        var second = await Mindgrid.Run("evaluate", "--run", run, "--resume", "--retry-failures");
        Assert.That(second.Errors, Does.Contain("(127.0.0.1:9)"));
        var elsewhere = await Mindgrid.Run("evaluate", "--run", run, "--resume", "--base-url", "http://127.0.0.1:10/");
        Assert.That(
            (elsewhere.ExitCode, elsewhere.Errors),
            Is.EqualTo(
                (
                    CommandLine.BadUsage,
                    "mindgrid: --resume: The run was begun with base_url http://127.0.0.1:9/v1, now it is http://127.0.0.1:10/; figures of both do not belong in one log.\n"
                )
            )
        );
    }

    [TestCase("openai-compatible:m", "https://models.example/v1")]
    [TestCase("openai:gpt-4o", null)]
    [TestCase("anthropic:claude-haiku-4-5", null)]
    public void An_address_is_that_of_compatible_models_alone_and_a_request_may_take_its_time(string name, string? url)
    {
        var spec = EvalSpec.Parse(
            "{teachers: [a], base_url: 'https://models.example/v1', requests: {timeout_seconds: 900}}"
        );
        var connection = EvaluateRun.ConnectionOf(spec, ModelCatalog.BuiltIn.Find(name));
        Assert.That(connection.BaseUrl?.AbsoluteUri, Is.EqualTo(url));
        Assert.That(connection.Timeout, Is.EqualTo(TimeSpan.FromMinutes(15)));
    }

    [Test]
    public async Task A_log_of_unknown_origin_is_not_written_on()
    {
        using var folder = new TemporaryFolder();
        var run = folder.PathOf("run");
        string[] options = ["evaluate", "--games", "1", "--teacher", "rules", "--run", run];
        (await Mindgrid.Run(options)).Succeeded();
        File.Delete(new RunFolder(run).Spec);
        var before = await File.ReadAllTextAsync(new RunFolder(run).Log);
        var refused = await Mindgrid.Run([.. options, "--scoring", "paper"]);
        Assert.That(
            (refused.ExitCode, refused.Errors),
            Is.EqualTo(
                (
                    CommandLine.BadUsage,
                    $"mindgrid: --run: the folder '{run}' has a log, but no spec.json that says what it belongs to.\n"
                )
            )
        );
        Assert.That(await File.ReadAllTextAsync(new RunFolder(run).Log), Is.EqualTo(before));
    }

    [Test]
    public async Task What_failed_is_told_and_ends_in_an_exit_code()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("none.jsonl", """{"when":"never","answer":""}""");
        var model = $"scripted:{script}";
        var failed = await Mindgrid.Run("evaluate", "--teacher", model, "--games", "2", "--run", folder.PathOf("run"));
        Assert.That(failed.ExitCode, Is.EqualTo(CommandLine.Failed));
        Assert.That(failed.Output, Does.Contain("0 samples scored, 2 failed, 0 done before, 0 left"));
        Assert.That(failed.Errors, Does.EndWith($"mindgrid: 2 failed: No rule of {script} fits the prompt.\n"));
    }

    [Test]
    public async Task A_limit_in_dollars_needs_a_price()
    {
        using var folder = new TemporaryFolder();
        var model = $"scripted:{folder.Write("answer.txt", "Nothing.")}";
        string[] options = ["--teacher", model, "--limit-dollars", "1", "--games", "1", "--dry-run"];
        var refused = await Mindgrid.Run(["evaluate", .. options]);
        Assert.That(
            (refused.ExitCode, refused.Errors),
            Is.EqualTo(
                (
                    CommandLine.BadUsage,
                    $"mindgrid: --limit-dollars: no price of {model} is known, so that no limit could be kept; --prices FILE gives one.\n"
                )
            )
        );
        var prices = folder.Write(
            "prices.json",
            new JsonObject
            {
                ["asOf"] = "2026-01-31",
                ["models"] = new JsonObject
                {
                    [model] = new JsonObject { ["input"] = 2, ["output"] = 4 },
                },
            }.ToJsonString()
        );
        var told = (await Mindgrid.Run(["evaluate", .. options, "--prices", prices])).Succeeded();
        Assert.That(
            told.Output,
            Does.Contain("prices as of 2026-01-31").And.Match("\\| 0[.][0-9]{4} to 0[.][0-9]{4} +\\|")
        );
    }
}
