using System.Collections.Immutable;
using System.Text;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

/// <summary>The clients that answer out of a script or a log.</summary>
public class OfflineClientsTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task The_first_rule_that_fits_the_prompt_answers()
    {
        var script = _folder.Write(
            "script.jsonl",
            """{"when": "column 6", "answer": "The lava is safe to walk on."}""",
            """{"when": "column", "answer": "Nothing."}""",
            """{"answer": "What?"}"""
        );
        Assert.That(await Say(script, "You are at column 6."), Is.EqualTo("The lava is safe to walk on."));
        Assert.That(await Say(script, "You are at column 7."), Is.EqualTo("Nothing."));
        Assert.That(await Say(script, "Hello."), Is.EqualTo("What?"));

        async Task<string> Say(string file, string prompt) => (await Ask($"scripted:{file}", prompt)).Text;
    }

    [Test]
    public async Task Any_other_file_is_one_answer()
    {
        var answer = await Ask($"scripted:{_folder.Write("answer.txt", "The lime key", "has disappeared.")}", "?");
        Assert.That(answer.Text, Is.EqualTo("The lime key\nhas disappeared.\n"));
        Assert.That((answer.FinishReason, answer.Usage), Is.EqualTo(("stop", new TokenUsage(null, null))));
    }

    [Test]
    public void A_prompt_that_no_rule_fits_fails_for_good()
    {
        var script = _folder.Write("script.jsonl", """{"when": "column", "answer": "Nothing."}""");
        var error = Assert.ThrowsAsync<ModelRequestException>(() => Ask($"scripted:{script}", "?"))!;
        Assert.That((error.Message, error.MayPass), Is.EqualTo(($"No rule of {script} fits the prompt.", false)));
    }

    [TestCase("""{"when": "column"}""")]
    [TestCase("""{"answer": 5}""")]
    [TestCase("""{"answer": "a", "wen": "b"}""")]
    [TestCase("null")]
    [TestCase("")]
    public void A_line_that_is_no_rule_is_refused_with_its_number(string line)
    {
        var script = _folder.Write("script.jsonl", """{"answer": "a"}""", line);
        Assert.That(
            () => ChatClients.Connect($"scripted:{script}"),
            Throws.ArgumentException.With.Message.StartsWith($"Line 2 of {script} is no rule such as ")
        );
    }

    [Test]
    public async Task A_log_answers_each_prompt_as_it_was_answered()
    {
        var log = Log(
            Record("openai:m", "one", "First."),
            Record("openai:m", "two", "Second."),
            Record("rules", null, null)
        );
        var answer = await Ask($"replay:{log}", "two");
        Assert.That(
            (answer.Text, answer.FinishReason, answer.Model, answer.Usage),
            Is.EqualTo(("Second.", "stop", "m-1", new TokenUsage(7, null)))
        );
        Assert.That((await Ask($"replay:{Path.GetDirectoryName(log)}", "one")).Text, Is.EqualTo("First."));
    }

    [Test]
    public void A_prompt_that_was_never_answered_fails_for_good()
    {
        var log = Log(Record("openai:m", "one", "First."));
        var error = Assert.ThrowsAsync<ModelRequestException>(() => Ask($"replay:{log}", "three"))!;
        Assert.That(error.Message, Is.EqualTo($"No answer to this prompt is recorded in {log}."));
        Assert.That(error.MayPass, Is.False);
    }

    [Test]
    public async Task Where_several_models_answered_one_has_to_be_named()
    {
        var log = Log(Record("openai:m", "one", "First."), Record("anthropic:n", "one", "Other."));
        Assert.That(
            () => ChatClients.Connect($"replay:{log}"),
            Throws.ArgumentException.With.Message.EqualTo(
                $"Several models answer in {log}; say which: replay:{log}#anthropic:n or #openai:m."
            )
        );
        Assert.That((await Ask($"replay:{log}#openai:m", "one")).Text, Is.EqualTo("First."));
        Assert.That(
            () => ChatClients.Connect($"replay:{log}#openai:x"),
            Throws.ArgumentException.With.Message.EqualTo($"No answer of openai:x is recorded in {log}.")
        );
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"id": 5}""")]
    public void A_damaged_line_is_refused_with_its_number(string line)
    {
        var log = Log(Record("openai:m", "one", "First."), line);
        Assert.That(
            () => ChatClients.Connect($"replay:{log}"),
            Throws.ArgumentException.With.Message.StartsWith($"{log}, line 2: This is no record of a run: ")
        );
    }

    [Test]
    public async Task Half_a_record_at_the_end_which_a_kill_left_is_not_there()
    {
        var log = Log(Record("openai:m", "one", "First."));
        await File.AppendAllTextAsync(log, Record("openai:m", "two", "Second.")[..60]);
        Assert.That((await Ask($"replay:{log}", "one")).Text, Is.EqualTo("First."));
    }

    [TestCase("scripted:/nowhere/script.jsonl", "There is no script /nowhere/script.jsonl.")]
    [TestCase("replay:/nowhere", "There is no run /nowhere.")]
    public void A_file_that_is_not_there_is_refused(string name, string message) =>
        Assert.That(() => ChatClients.Connect(name), Throws.ArgumentException.With.Message.EqualTo(message));

    private static async Task<Answer> Ask(string name, string prompt)
    {
        using var client = ChatClients.Connect(name);
        return await new LlmTeacher(client, ModelCatalog.BuiltIn.Find(name), new(Shots: 0)).AskAsync(prompt);
    }

    private string Log(params string[] lines) => _folder.Write("log.jsonl", lines);

    private static string Record(string teacher, string? prompt, string? text) =>
        Encoding.UTF8.GetString(
            RunLogFormat.Write(
                new(
                    new("paper", prompt ?? "any", teacher, prompt is null ? null : new(Shots: 0)),
                    prompt,
                    text is null ? null : new(text, "stop", "m-1", new(7, null), [], TimeSpan.Zero),
                    Attempts: 1,
                    Cost: null,
                    Score: null,
                    Failure: null,
                    ImmutableSortedDictionary<string, string>.Empty,
                    DateTimeOffset.UnixEpoch
                )
            )
        );
}
