using System.Net;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LanguageModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

/// <summary>An endpoint that quotes the key wherever it can, and all that a run leaves behind.</summary>
public class SecretsTests
{
    [TestCase("openai:gpt-4o")]
    [TestCase("anthropic:claude-haiku-4-5")]
    public async Task No_key_is_in_any_file_of_a_run_nor_in_what_it_says(string name)
    {
        using var folder = new TemporaryFolder();
        var said = $"Your key is {FakeEndpoint.Key}. The lava is safe to walk on.";
        var asked = 0;
        var endpoint = new FakeEndpoint(_ =>
            Task.FromResult(
                (Interlocked.Increment(ref asked) % 4) switch
                {
                    0 => FakeEndpoint.Response($"Bad request with {FakeEndpoint.Key}", status: 400),
                    1 => FakeEndpoint.Response($"<html>{FakeEndpoint.Key}</html>"),
                    _ => FakeEndpoint.Response(
                        name.StartsWith("openai", StringComparison.Ordinal)
                            ? FakeEndpoint.OpenAi(said)
                            : FakeEndpoint.Anthropic(said)
                    ),
                }
            )
        );
        var run = new RunFolder(folder.PathOf("run"));
        var model = ModelCatalog.BuiltIn.Find(name);
        using var client = ChatClients.Connect(model, endpoint.Connection);
        var plan = SmallRun.Plan(12, [new(0)], [AskedModel.Of(client, model)]);
        var options = SmallRun.Hasty with { Cache = new(folder.PathOf("cache")) };

        var outcome = await new Runner(plan, run, options, EvalSpec.Parse($"teachers: ['{name}']")).GoAsync();

        Assert.That((outcome.Scored + outcome.Failed, outcome.Left), Is.EqualTo((12, 0)));
        var records = RunLog.Read(run.Log);
        Assert.That(records.Select(record => record.Answer?.Text ?? ""), Has.Some.StartsWith("Your key is ***."));
        Assert.That(records.Select(record => record.Failure ?? ""), Has.Some.Contains("Bad request with ***"));
        var files = Directory.GetFiles(Path.GetDirectoryName(run.Root)!, "*", SearchOption.AllDirectories);
        Assert.That(files, Has.Length.GreaterThan(4));
        foreach (var file in files)
        {
            Assert.That(await File.ReadAllTextAsync(file), Does.Not.Contain(FakeEndpoint.Key), file);
        }
    }

    [Test]
    public async Task No_key_is_in_why_a_run_stops()
    {
        using var folder = new TemporaryFolder();
        var endpoint = FakeEndpoint.Answering($"Not with {FakeEndpoint.Key}", status: (int)HttpStatusCode.Unauthorized);
        var model = ModelCatalog.BuiltIn.Find("openai:gpt-4o");
        using var client = ChatClients.Connect(model, endpoint.Connection);
        var plan = SmallRun.Plan(1, [new(0)], [AskedModel.Of(client, model)]);
        var outcome = await new Runner(plan, new(folder.PathOf("run")), SmallRun.Hasty).GoAsync();
        Assert.That(
            outcome.StoppedBy,
            Is.EqualTo(["openai:gpt-4o cannot be asked: openai:gpt-4o answered 401 (Unauthorized): Not with ***."])
        );
    }
}
