using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

public class LlmTeacherTests
{
    private static readonly PreparedGame Game = new(Games.OfThePaper(1)[0]);

    [Test]
    public void It_teaches_like_any_other_teacher()
    {
        var endpoint = FakeEndpoint.Answering(
            FakeEndpoint.OpenAi("The grid has been flipped along the vertical axis.")
        );
        using var client = ChatClients.Connect("openai:gpt-4o", endpoint.Connection);
        var teacher = new LlmTeacher(client, ModelCatalog.BuiltIn.Find("openai:gpt-4o"), new(Shots: 1));
        var episode = Game.Teach(teacher);
        Assert.That(teacher.Name, Is.EqualTo("openai:gpt-4o"));
        Assert.That(episode.BeliefAfter, Is.EqualTo(Game.Game.Real.World));
        Assert.That(episode.Gap, Is.EqualTo(Game.Teach(new TruthfulTeacher(Game.Game)).Gap));
        Assert.That(
            (string)endpoint.Requests.Single().Body["messages"]![0]!["content"]!,
            Is.EqualTo(new PromptWriter().Write(new(Shots: 1), Game))
        );
    }

    [Test]
    public void It_reads_with_the_reader_that_it_is_given()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAi("1. The key. [End Game]"));
        using var client = ChatClients.Connect("openai:gpt-4o", endpoint.Connection);
        var model = ModelCatalog.BuiltIn.Find("openai:gpt-4o");
        Assert.That(
            new LlmTeacher(client, model, new(Shots: 0), reader: new ReferenceReader()).Teach(ALesson()).Sentences,
            Is.EqualTo(["1", "the key"])
        );
        Assert.That(
            new LlmTeacher(client, model, new(Shots: 0)).Teach(ALesson()).Sentences,
            Is.EqualTo(["1. The key. [End Game]"])
        );
    }

    [Test]
    public void What_fails_is_thrown_as_it_is()
    {
        var endpoint = FakeEndpoint.Answering("{}", status: 503);
        using var client = ChatClients.Connect("openai:gpt-4o", endpoint.Connection);
        var teacher = new LlmTeacher(client, ModelCatalog.BuiltIn.Find("openai:gpt-4o"), new(Shots: 0));
        Assert.That(() => teacher.Teach(ALesson()), Throws.TypeOf<ModelRequestException>());
    }

    [Test]
    public async Task A_client_of_ones_own_is_recorded_with_what_was_asked_of_it()
    {
        using var folder = new TemporaryFolder();
        using var client = ChatClients.Connect($"scripted:{folder.Write("a.txt", "Nothing.")}");
        var teacher = new LlmTeacher(
            client,
            new(ModelProvider.OpenAi, "m"),
            new(Shots: 0),
            new() { Temperature = 0.5, MaxTokens = 9 }
        );
        var answer = await teacher.AskAsync("?");
        Assert.That(
            answer.Sent.ToJsonString(),
            Is.EqualTo("""{"model":"m","temperature":0.5,"max_completion_tokens":9}""")
        );
    }

    private static Lesson ALesson() => new(MindGrid.Rl.Worlds.World.From(Game.Game.Real.World), Game.FirstPlan?.Steps);
}
