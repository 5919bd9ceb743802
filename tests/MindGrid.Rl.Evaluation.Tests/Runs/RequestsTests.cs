using System.Collections.Concurrent;
using System.Diagnostics;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

/// <summary>How a run asks: what it repeats, what it waits for, and when it gives up.</summary>
public class RequestsTests
{
    [TestCase(Fault.TooManyRequests, 4)]
    [TestCase(Fault.ServerError, 4)]
    [TestCase(Fault.Overloaded, 4)]
    [TestCase(Fault.CutConnection, 4)]
    [TestCase(Fault.MalformedJson, 4)]
    [TestCase(Fault.EmptyChoices, 4)]
    [TestCase(Fault.WrongContentType, 4)]
    [TestCase(Fault.TenMegabytes, 4)]
    [TestCase(Fault.Refusal, 1)]
    [TestCase(Fault.BadRequest, 1)]
    public async Task What_may_pass_is_tried_again_and_what_will_not_is_not(object fault, int requests)
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(fault: _ => (Fault)fault);
        var record = (await RunAsync(folder, server, games: 1)).Single();
        Assert.That((record.Attempts, server.Requests.Count), Is.EqualTo((requests, requests)));
        Assert.That((record.Failure is null, record.Score), Is.EqualTo((false, (SampleScore?)null)));
    }

    [Test]
    public async Task An_answer_after_faults_counts_and_tells_how_often_it_was_asked_for()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(fault: request =>
            request.Number < 3 ? Fault.ServerError : Fault.None
        );
        var records = await RunAsync(folder, server, games: 3);
        Assert.That(records.Select(record => (record.Attempts, record.Failure)), Is.All.EqualTo((4, (string?)null)));
    }

    [Test]
    public async Task Where_the_endpoint_asks_to_wait_nobody_asks_before()
    {
        using var folder = new TemporaryFolder();
        var began = Stopwatch.GetTimestamp();
        var times = new ConcurrentQueue<TimeSpan>();
        await using var server = await LocalModel.StartAsync(fault: _ =>
        {
            times.Enqueue(Stopwatch.GetElapsedTime(began));
            return times.Count == 1 ? Fault.TooManyRequestsForASecond : Fault.None;
        });
        await RunAsync(
            folder,
            server,
            games: 6,
            SmallRun.Hasty with
            {
                Requests = SmallRun.Hasty.Requests with { Concurrency = 1 },
            }
        );
        TimeSpan[] all = [.. times];
        Assert.That(all, Has.Length.EqualTo(7));
        Assert.That((all[1] - all[0]).TotalSeconds, Is.GreaterThan(0.99));
    }

    [Test]
    public async Task Who_asks_to_wait_too_long_is_not_waited_for_and_nothing_is_recorded()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(fault: _ => Fault.TooManyRequestsForASecond);
        var options = SmallRun.Hasty with
        {
            Requests = SmallRun.Hasty.Requests with { MaxRetryAfter = TimeSpan.FromSeconds(0.5), Concurrency = 2 },
        };
        var run = new RunFolder(folder.PathOf("run"));
        var outcome = await new Runner(SmallRun.Plan(20, [new(0)], [SmallRun.Model(server)]), run, options).GoAsync();
        Assert.That(server.Requests, Has.Count.LessThanOrEqualTo(2));
        Assert.That((outcome.Failed, outcome.Left, RunLog.Read(run.Log).Count), Is.EqualTo((0, 20, 0)));
        Assert.That(
            outcome.StoppedBy,
            Is.EqualTo([
                "openai:a cannot be asked: openai:a answered 429 (Too Many Requests): Told to answer 429. It asks to wait 00:00:01, and 00:00:00.5000000 is the most.",
            ])
        );
    }

    [TestCase(Fault.WrongKey, "401 (Unauthorized): Told to answer 401.")]
    [TestCase(
        Fault.NoCredit,
        "429 (Too Many Requests), since its account has nothing left to pay with: Told to answer 429."
    )]
    public async Task A_wrong_key_or_an_empty_account_ends_the_models_part_and_records_nothing(
        object fault,
        string reason
    )
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(fault: request =>
            request.Model == "openai:a" ? (Fault)fault : Fault.None
        );
        var plan = SmallRun.Plan(
            20,
            [new(0)],
            [SmallRun.Model(server, "openai:a"), SmallRun.Model(server, "anthropic:b")]
        );
        var outcome = await new Runner(plan, new(folder.PathOf("run")), SmallRun.Hasty).GoAsync();
        Assert.That((outcome.Scored, outcome.Failed, outcome.Left), Is.EqualTo((20, 0, 20)));
        Assert.That(outcome.StoppedBy, Is.EqualTo([$"openai:a cannot be asked: openai:a answered {reason}"]));
        Assert.That(server.Requests.Count(request => request.Request.Model == "openai:a"), Is.LessThanOrEqualTo(8));
        Assert.That(RunLog.Read(new RunFolder(folder.PathOf("run")).Log), Has.Count.EqualTo(20));
    }

    [Test]
    public async Task No_more_requests_are_in_flight_than_allowed([Values(1, 5)] int concurrency)
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(latency: TimeSpan.FromMilliseconds(20));
        await RunAsync(
            folder,
            server,
            games: 20,
            SmallRun.Hasty with
            {
                Requests = new() { Concurrency = concurrency },
            }
        );
        Assert.That(server.MostInFlight, Is.InRange((concurrency + 1) / 2, concurrency));
    }

    [Test]
    public async Task What_failed_is_asked_again_only_where_that_is_wished()
    {
        using var folder = new TemporaryFolder();
        var isDown = true;
        await using var server = await LocalModel.StartAsync(fault: _ => isDown ? Fault.BadRequest : Fault.None);
        Assert.That((await RunAsync(folder, server, games: 3)).Select(record => record.Failure), Is.All.Not.Null);
        isDown = false;
        Assert.That((await RunAsync(folder, server, games: 3)).Select(record => record.Failure), Is.All.Not.Null);
        var retried = await RunAsync(folder, server, games: 3, SmallRun.Hasty with { RetryFailures = true });
        Assert.That(retried.Select(record => record.Failure), Is.All.Null.And.Exactly(3).Items);
    }

    [Test]
    public async Task Answers_of_another_run_are_taken_from_the_cache_and_cost_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync();
        var options = SmallRun.Hasty with { Cache = new(folder.PathOf("cache")) };
        var first = await RunAsync(folder, server, games: 4, options, "first");
        var second = await RunAsync(folder, server, games: 6, options, "second");
        Assert.That(server.Requests, Has.Count.EqualTo(6));
        Assert.That(
            second.Where(record => record.Attempts == 0).Select(SmallRun.Finding),
            Is.EquivalentTo(first.Select(SmallRun.Finding))
        );
        Assert.That(
            second.Where(record => record.Attempts == 0).Select(record => record.Cost),
            Is.All.Zero.And.Exactly(4).Items
        );
    }

    [Test]
    public async Task Answers_out_of_a_file_are_not_taken_from_the_cache_since_the_file_may_change()
    {
        using var folder = new TemporaryFolder();
        var options = SmallRun.Hasty with { Cache = new(folder.PathOf("cache")) };
        foreach (var answer in (string[])["The lava is safe to walk on.\n", "The agent has gone.\n"])
        {
            var model = ModelCatalog.BuiltIn.Find($"scripted:{folder.Write("answer.txt", answer.TrimEnd())}");
            var run = new RunFolder(folder.PathOf(answer[4..8]));
            using var client = ChatClients.Connect(model);
            await new Runner(SmallRun.Plan(1, [new(0)], [AskedModel.Of(client, model)]), run, options).GoAsync();
            Assert.That(RunLog.Read(run.Log).Single().Answer!.Text, Is.EqualTo(answer));
        }
    }

    [Test]
    public async Task The_specification_of_a_run_at_work_is_not_replaced_by_who_comes_late()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(latency: TimeSpan.FromMilliseconds(200));
        var plan = SmallRun.Plan(1, [new(0)], [SmallRun.Model(server)]);
        var run = new RunFolder(folder.PathOf("run"));
        var (early, late) = (EvalSpec.Parse("teachers: [early]"), EvalSpec.Parse("teachers: [late]"));
        var first = new Runner(plan, run, SmallRun.Hasty, early).GoAsync();
        Assert.That(
            async () => await new Runner(plan, run, SmallRun.Hasty, late).GoAsync(),
            Throws.TypeOf<IOException>()
        );
        await first;
        Assert.That(await File.ReadAllTextAsync(run.Spec), Is.EqualTo(early.ToJson()));
    }

    [Test]
    public void The_name_of_an_answer_depends_on_all_that_shapes_it_and_on_nothing_else()
    {
        var key = AnswerCache.KeyOf(new() { ["model"] = "a", ["temperature"] = 0 }, "prompt");
        Assert.That(AnswerCache.KeyOf(new() { ["temperature"] = 0, ["model"] = "a" }, "prompt"), Is.EqualTo(key));
        var settings = new ChatSettings();
        AskedModel usual = new("a", _ => settings, null, (_, _, _) => throw new NotSupportedException());
        AskedModel[] models =
        [
            usual,
            usual with
            {
                Name = "b",
            },
            usual with
            {
                Endpoint = "http://localhost/",
            },
            usual with
            {
                Settings = _ => settings with { Temperature = null },
            },
            usual with
            {
                Settings = _ => settings with { MaxTokens = 251 },
            },
            usual with
            {
                Settings = _ => settings with { System = "Be brief." },
            },
        ];
        var names =
            from model in models
            from prompt in (string[])["prompt", "prompt "]
            select AnswerCache.KeyOf(model.Sends(new(0)), prompt);
        Assert.That(names, Is.Unique.And.Exactly(12).Items);
    }

    [Test]
    public async Task Stopping_leaves_a_good_log_to_go_on_with()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(latency: TimeSpan.FromMilliseconds(10));
        using var stop = new CancellationTokenSource();
        var plan = SmallRun.Plan(20, [new(0)], [SmallRun.Model(server)], "rules");
        var run = new RunFolder(folder.PathOf("run"));
        var told = new ToldRun(after: 30, stop.Cancel);

        Assert.That(
            async () => await new Runner(plan, run, SmallRun.Hasty).GoAsync(told, stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        var records = RunLog.Read(run.Log);
        Assert.That(records.Select(record => record.Failure), Is.All.Null);
        Assert.That(records, Has.Count.InRange(30, 39));
        var outcome = await new Runner(plan, run, SmallRun.Hasty).GoAsync();
        Assert.That((outcome.Left, outcome.Skipped + outcome.Scored), Is.EqualTo((0, 40)));
        Assert.That(told.Values.Take(30), Is.EqualTo(Enumerable.Range(1, 30)));
    }

    [Test]
    public async Task An_answer_that_came_while_the_run_was_stopped_is_kept()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var model = SmallRun.Model(
            "m",
            (_, _) =>
            {
                stop.Cancel();
                return Task.FromResult(SmallRun.Answer("The lava is safe to walk on."));
            }
        );
        var run = new RunFolder(folder.PathOf("run"));
        var options = new RunOptions { Requests = new() { Concurrency = 1 } };
        Assert.That(
            async () => await new Runner(SmallRun.Plan(5, [new(0)], [model]), run, options).GoAsync(cancel: stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(RunLog.Read(run.Log).Single().Failure, Is.Null);
    }

    [Test]
    public async Task Only_one_process_at_a_time_is_at_work_in_a_folder()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(latency: TimeSpan.FromMilliseconds(200));
        var plan = SmallRun.Plan(1, [new(0)], [SmallRun.Model(server)]);
        var run = new RunFolder(folder.PathOf("run"));
        var first = new Runner(plan, run, SmallRun.Hasty).GoAsync();
        Assert.That(
            async () => await new Runner(plan, run, SmallRun.Hasty).GoAsync(),
            Throws
                .TypeOf<IOException>()
                .With.Message.EqualTo($"Another process is at work in the run's folder '{run.Root}'.")
        );
        Assert.That((await first).Scored, Is.EqualTo(1));
    }

    [Test]
    public async Task A_client_that_does_not_heed_its_token_is_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        var never = new TaskCompletionSource<Answer>();
        var plan = SmallRun.Plan(1, [new(0)], [SmallRun.Model("m", (_, _) => never.Task)]);
        var options = new RunOptions
        {
            Requests = new() { Attempts = 1, Timeout = TimeSpan.FromMilliseconds(50) },
        };
        await new Runner(plan, new(folder.PathOf("run")), options).GoAsync();
        var record = RunLog.Read(new RunFolder(folder.PathOf("run")).Log).Single();
        Assert.That(record.Failure, Is.EqualTo("m did not answer within 0.05 s."));
    }

    private static async Task<IReadOnlyCollection<SampleRecord>> RunAsync(
        TemporaryFolder folder,
        LocalModel server,
        int games,
        RunOptions? options = null,
        string name = "run"
    )
    {
        var run = new RunFolder(folder.PathOf(name));
        await new Runner(
            SmallRun.Plan(games, [new(0)], [SmallRun.Model(server)]),
            run,
            options ?? SmallRun.Hasty
        ).GoAsync();
        return RunLog.Read(run.Log);
    }

    private sealed class ToldRun(int after, Action act) : IProgress<RunProgress>
    {
        public List<int> Values { get; } = [];

        public void Report(RunProgress value)
        {
            Values.Add(value.Done);
            if (Values.Count == after)
            {
                act();
            }
        }
    }
}
