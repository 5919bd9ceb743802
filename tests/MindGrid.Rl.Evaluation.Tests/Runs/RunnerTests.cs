using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class RunnerTests
{
    [Test]
    public async Task Every_sample_of_the_matrix_is_asked_once_and_has_its_score([Values] bool streams)
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync();
        var plan = SmallRun.Plan(
            5,
            SmallRun.TwoPrompts,
            [SmallRun.Model(server, "openai:a", streams), SmallRun.Model(server, "anthropic:b", streams)],
            "silent",
            "rules"
        );

        var outcome = await new Runner(plan, new(folder.PathOf("run")), SmallRun.Hasty).GoAsync();

        var records = RunLog.Read(new RunFolder(folder.PathOf("run")).Log);
        Assert.That((plan.SampleCount, outcome.Scored, outcome.Requests), Is.EqualTo((30, 30, 20)));
        Assert.That((outcome.Left, outcome.StoppedBy), Is.EqualTo((0, ImmutableArray<string>.Empty)));
        Assert.That(records.Select(record => record.Id), Is.Unique.And.Exactly(30).Items);
        Assert.That(records.Select(record => record.Failure), Is.All.Null);
        Assert.That(server.Requests, Has.Count.EqualTo(20));
        Assert.That(server.Answered.Values, Is.All.EqualTo(1).And.Exactly(20).Items);
    }

    [Test]
    public async Task A_record_says_what_was_asked_answered_and_came_of_it()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(_ => "The lava is safe to walk on. Hello.");
        var plan = SmallRun.Plan(1, [new(1)], [SmallRun.Model(server)]);
        var run = new RunFolder(folder.PathOf("run"));

        await new Runner(plan, run, SmallRun.Hasty).GoAsync();

        var record = RunLog.Read(run.Log).Single();
        var game = plan.Suites[0].Games[0];
        var episode = game.Teach(new SayingTeacher(["the lava is safe to walk on", "hello"]));
        Assert.That(record.Id, Is.EqualTo(new SampleId("paper", game.Game.Spec.Id, "openai:a", new(1))));
        Assert.That(record.PromptText, Is.EqualTo(plan.Write(new(1), game)));
        Assert.That(record.Answer!.Text, Is.EqualTo("The lava is safe to walk on. Hello."));
        Assert.That((record.Answer.Model, record.Answer.FinishReason), Is.EqualTo(("a", "stop")));
        Assert.That(record.Answer.Usage.Output, Is.EqualTo(8));
        Assert.That((record.Attempts, record.Failure), Is.EqualTo((1, (string?)null)));
        Assert.That((record.Versions["scoring"], record.Versions["human"]), Is.EqualTo(("paper", "literal")));
        Assert.That(record.Score!.Gap, Is.EqualTo(episode.Gap.Value));
        Assert.That(
            record.Score.Sentences.Select(sentence => sentence.Text),
            Is.EqualTo(episode.Heard.Select(heard => heard.Sentence))
        );
    }

    [Test]
    public async Task Teachers_that_are_no_models_have_the_gaps_of_an_evaluation()
    {
        using var folder = new TemporaryFolder();
        var plan = SmallRun.Plan(12, [], [], "rules", "truthful");
        var run = new RunFolder(folder.PathOf("run"));

        await new Runner(plan, run).GoAsync();

        foreach (var teacher in plan.Teachers)
        {
            var evaluated = TeacherEvaluation.Run(plan.Suites[0].Games, teacher);
            var records = RunLog
                .Read(run.Log)
                .Where(record => record.Id.Teacher == teacher.Name)
                .ToDictionary(record => record.Id.Game);
            Assert.That(
                plan.Suites[0].Games.Select(game => records[game.Game.Spec.Id].Score!.Gap),
                Is.EqualTo(evaluated.Gaps)
            );
            Assert.That(records.Values.Count(record => record.Score!.Died), Is.EqualTo(evaluated.Deaths));
            Assert.That(
                records.Values.Select(record => (record.PromptText, record.Answer, record.Attempts)),
                Is.All.EqualTo(((string?)null, (object?)null, 0))
            );
        }
    }

    [Test]
    public async Task Whatever_goes_wrong_each_sample_is_answered_as_ever_or_has_failed_for_a_reason(
        [Values] bool streams
    )
    {
        using var folder = new TemporaryFolder();
        await using var calm = await LocalModel.StartAsync();
        await using var wild = await LocalModel.StartAsync(fault: SomeSentences.Wrong(percent: 50));
        var (undisturbed, disturbed) = (new RunFolder(folder.PathOf("calm")), new RunFolder(folder.PathOf("wild")));

        await new Runner(Matrix(calm), undisturbed, SmallRun.Hasty).GoAsync();
        var outcome = await new Runner(Matrix(wild), disturbed, Impatient).GoAsync();

        var expected = RunLog.Read(undisturbed.Log).ToDictionary(record => record.Id);
        var records = RunLog.Read(disturbed.Log);
        Assert.That(records.Select(record => record.Id), Is.EquivalentTo(expected.Keys));
        Assert.That(outcome.Left, Is.Zero);
        var answered = records.Where(record => record.Failure is null).ToList();
        Assert.That(
            answered.Select(SmallRun.Finding),
            Is.EqualTo(answered.Select(record => SmallRun.Finding(expected[record.Id])))
        );
        var failed = records.Where(record => record.Failure is not null).ToList();
        Assert.That(failed.Select(record => record.Score), Is.All.Null);
        foreach (var record in failed)
        {
            var last = wild.Requests.Last(request =>
                (request.Request.Model, request.Request.Prompt) == (record.Id.Teacher, record.PromptText)
            );
            Assert.That(record.Failure, Does.Match(ReasonOf(last.Fault)), last.Fault.ToString());
        }
        Assert.That((answered.Count, failed.Count), Is.EqualTo((outcome.Scored, outcome.Failed)));
        Assert.That(failed, Is.Not.Empty);
        // No request comes after the one that was answered, and no more are sent than are told.
        Assert.That(wild.Answered.Values, Is.All.EqualTo(1));
        Assert.That(wild.Answered, Has.Count.EqualTo(answered.Count(record => record.Answer is not null)));
        Assert.That(wild.Requests, Has.Count.EqualTo(records.Sum(record => record.Attempts)));
        Assert.That(wild.Requests.Select(request => request.Fault).Distinct(), Has.Exactly(14).Items);

        RunPlan Matrix(LocalModel server) =>
            SmallRun.Plan(
                30,
                SmallRun.TwoPrompts,
                [SmallRun.Model(server, "openai:a", streams), SmallRun.Model(server, "anthropic:b", streams)],
                "rules"
            );
    }

    private static string ReasonOf(Fault fault) =>
        fault switch
        {
            Fault.TooManyRequests or Fault.TooManyRequestsForASecond => @" answered 429 \(.*\): Told to answer 429\.$",
            Fault.ServerError => @" answered 500 \(.*\): Told to answer 500\.$",
            Fault.Overloaded => @" answered 529 \(.*\): Told to answer 529\.$",
            Fault.BadRequest => @" answered 400 \(.*\): Told to answer 400\.$",
            Fault.NeverAnswers or Fault.SlowStream => @"^(openai:a|anthropic:b) did not answer within 1 s\.$",
            Fault.Refusal => @"^The model refused to answer: .*$",
            _ => @"^(The connection to|The answer of) (openai:a|anthropic:b) (failed|cannot be read): .{3,}\.$",
        };

    private static RunOptions Impatient { get; } =
        SmallRun.Hasty with
        {
            Requests = SmallRun.Hasty.Requests with { Concurrency = 32, Timeout = TimeSpan.FromSeconds(1) },
        };
}
