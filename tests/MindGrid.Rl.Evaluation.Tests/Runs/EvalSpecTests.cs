using MindGrid.Rl.Configuration;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class EvalSpecTests
{
    private const string Full = """
        suites: [paper, mine.jsonl]
        games: 100
        teachers: ['openai:gpt-4o', rules]
        shots: [0, 1, 5]
        prompts: [paper, repo2025]
        thinking: [false, true]
        examples: same_layout
        base_url: https://models.example/v1
        temperature: default
        max_tokens: 300
        scoring: paper
        reader: reference
        human: sceptical:2
        seed: 3
        requests: { concurrency: 64, timeout_seconds: 1.5, attempts: 2 }
        limits: { tokens: 1000, dollars: 2.5, seconds: 60 }
        """;

    [Test]
    public void All_that_a_file_says_is_taken_up_and_written_again()
    {
        var spec = EvalSpec.Parse(Full);
        Assert.That(spec.Suites, Is.EqualTo(["paper", "mine.jsonl"]));
        Assert.That(
            (spec.Games, spec.Temperature, spec.MaxTokens, spec.Seed),
            Is.EqualTo((100, (double?)null, 300, 3L))
        );
        Assert.That(spec.BaseUrl, Is.EqualTo(new Uri("https://models.example/v1")));
        Assert.That((spec.Scoring, spec.Reader, spec.Human), Is.EqualTo(("paper", "reference", "sceptical:2")));
        Assert.That(
            spec.Requests,
            Is.EqualTo(
                new RequestPolicy
                {
                    Concurrency = 64,
                    Timeout = TimeSpan.FromSeconds(1.5),
                    Attempts = 2,
                }
            )
        );
        Assert.That(
            spec.Limits,
            Is.EqualTo(
                new RunLimits
                {
                    Tokens = 1000,
                    Dollars = 2.5m,
                    Time = TimeSpan.FromMinutes(1),
                }
            )
        );
        Assert.That(EvalSpec.Parse(spec.ToJson()).ToJson(), Is.EqualTo(spec.ToJson()));
        Assert.That(spec.ConflictWith(EvalSpec.Parse(spec.ToJson())), Is.Null);
    }

    [Test]
    public void Prompts_are_all_combinations_each_once()
    {
        var prompts = EvalSpec.Parse(Full).PromptSpecs;
        Assert.That(prompts, Is.Unique.And.Exactly(12).Items);
        Assert.That(prompts.Select(prompt => prompt.Examples), Is.All.EqualTo(ExampleSource.SameLayout));
        Assert.That(EvalSpec.Parse("{teachers: [rules], shots: [1, 1]}").PromptSpecs, Is.EqualTo([new PromptSpec(1)]));
    }

    [Test]
    public void What_is_left_out_is_as_in_the_paper()
    {
        var spec = EvalSpec.Parse("teachers: [rules]");
        var model = ModelCatalog.BuiltIn.Find("openai:gpt-4o");
        Assert.That(spec.SettingsOf(new(0), model), Is.EqualTo(new ChatSettings()));
        Assert.That(spec.SettingsOf(new(0) { Thinks = true }, model).MaxTokens, Is.EqualTo(1000));
        Assert.That(spec.PromptSpecs, Is.EqualTo([new PromptSpec(0)]));
    }

    [TestCase("shots: [1]", "The configuration lacks the key 'teachers'; needed are teachers.")]
    [TestCase("{teachers: [a], speed: 1}", "The configuration has the unknown key 'speed'; allowed are ")]
    [TestCase("teachers: []", "teachers is empty; it must name at least one.")]
    [TestCase("teachers: ['']", "An entry of teachers is ''; it must not be empty.")]
    [TestCase("{teachers: [a], shots: [-1]}", "An entry of shots is '-1'; allowed are whole numbers from 0 to 100.")]
    [TestCase("{teachers: [a], base_url: 'ftp://b'}", "base_url must be an address that begins with http")]
    [TestCase("{teachers: [a], base_url: 'https://b/?key=c'}", "base_url must be an address that begins with http")]
    [TestCase("{teachers: [a], temperature: 3}", "temperature is '3'; allowed are numbers from 0 to 2 and 'default'.")]
    [TestCase("{teachers: [a], limits: {dollars: 0}}", "limits.dollars is '0'; allowed are numbers above 0 up to ")]
    [TestCase(
        "{teachers: [a], requests: {concurrency: 0}}",
        "requests.concurrency is '0'; allowed are whole numbers from 1 to 1024."
    )]
    public void What_is_no_specification_is_refused_in_a_sentence(string yaml, string problem)
    {
        var error = Assert.Throws<ConfigurationException>(() => EvalSpec.Parse(yaml));
        Assert.That(error!.Problem, Does.StartWith(problem));
    }
}
