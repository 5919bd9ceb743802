using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

/// <summary>What is sent to the endpoints, and what comes of what they answer.</summary>
public class ChatClientsTests
{
    private const string Said = "The lava is safe to walk on.";
    private static readonly PromptSpec ZeroShot = new(Shots: 0);

    [Test]
    public async Task OpenAI_is_sent_the_papers_settings_under_its_own_names()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAi(Said));
        var answer = await Ask(endpoint, "openai:gpt-4o-2024-05-13", "What changed?");
        var (address, headers, body) = endpoint.Requests.Single();
        Assert.That(address.AbsoluteUri, Is.EqualTo("https://api.openai.com/v1/chat/completions"));
        Assert.That(headers, Does.Contain($"Authorization: Bearer {FakeEndpoint.Key}"));
        Same(
            body,
            """
            {"model": "gpt-4o-2024-05-13", "messages": [{"role": "user", "content": "What changed?"}], "temperature": 0,
             "max_completion_tokens": 250}
            """
        );
        Same(answer.Sent, """{"model": "gpt-4o-2024-05-13", "temperature": 0, "max_completion_tokens": 250}""");
        Assert.That(
            (answer.Text, answer.FinishReason, answer.Model, answer.Usage),
            Is.EqualTo((Said, "stop", "gpt-4o-2024-05-13", new TokenUsage(700, 12)))
        );
        Assert.That(answer.Latency, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Anthropic_is_sent_the_papers_settings_under_its_own_names()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.Anthropic(Said));
        var answer = await Ask(endpoint, "anthropic:claude-3-5-sonnet-20240620", "What changed?");
        var (address, headers, body) = endpoint.Requests.Single();
        Assert.That(address.AbsoluteUri, Is.EqualTo("https://api.anthropic.com/v1/messages"));
        Assert.That(headers, Does.Contain($"Authorization: Bearer {FakeEndpoint.Key}"));
        Assert.That(headers, Does.Match("(?m)^anthropic-version: 2023-06-01\r?$"));
        Same(
            body,
            """
            {"model": "claude-3-5-sonnet-20240620", "max_tokens": 250, "temperature": 0,
             "messages": [{"role": "user", "content": [{"type": "text", "text": "What changed?"}]}]}
            """
        );
        Same(
            answer.Sent,
            """
            {"model": "claude-3-5-sonnet-20240620", "max_tokens": 250, "temperature": 0, "anthropic-version": "2023-06-01"}
            """
        );
        Assert.That(
            (answer.Text, answer.FinishReason, answer.Model, answer.Usage),
            Is.EqualTo((Said, "stop", "claude-3-5-sonnet-20240620", new TokenUsage(800, 15)))
        );
    }

    [Test]
    public async Task A_compatible_endpoint_is_found_by_its_address_and_needs_no_key()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAi(Said));
        var connection = endpoint.Connection with
        {
            BaseUrl = new("http://models.example:8000/v1"),
            Keys = new(_ => null, userSecrets: null),
        };
        var answer = await Ask(connection, "openai-compatible:gemma-7b-instruct");
        Assert.That(
            endpoint.Requests.Single().Address.AbsoluteUri,
            Is.EqualTo("http://models.example:8000/v1/chat/completions")
        );
        Same(answer.Sent, """{"model": "gemma-7b-instruct", "temperature": 0, "max_tokens": 250}""");
    }

    [Test]
    public async Task The_address_of_a_compatible_endpoint_may_stand_in_the_environment()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAi(Said));
        var keys = new ApiKeys(
            name => name == "OPENAI_COMPATIBLE_BASE_URL" ? "http://localhost:8000/v1" : null,
            userSecrets: null
        );
        await Ask(endpoint.Connection with { Keys = keys }, "openai-compatible:m");
        Assert.That(endpoint.Requests.Single().Address.Port, Is.EqualTo(8000));
    }

    [TestCase("openai:o3")]
    [TestCase("openai:gpt-5-mini-2025-08-07")]
    [TestCase("anthropic:claude-opus-4-7")]
    public async Task Models_that_refuse_a_temperature_are_sent_none_and_the_record_says_so(string name)
    {
        var isOpenAi = name.StartsWith("openai", StringComparison.Ordinal);
        var endpoint = FakeEndpoint.Answering(isOpenAi ? FakeEndpoint.OpenAi(Said) : FakeEndpoint.Anthropic(Said));
        var answer = await Ask(endpoint, name);
        Assert.That(endpoint.Requests.Single().Body.ContainsKey("temperature"), Is.False);
        Assert.That(answer.Sent.ContainsKey("temperature"), Is.False);
        Assert.That((string?)answer.Sent["anthropic-version"], isOpenAi ? Is.Null : Is.Not.EqualTo("2023-06-01"));
    }

    [Test]
    public async Task The_repositorys_prompt_comes_with_its_system_message_for_OpenAI()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAi(Said));
        await Ask(
            endpoint,
            "openai:gpt-4.1",
            prompt: new(Shots: 0) { Version = PromptVersion.Repo2025, Thinks = true }
        );
        var body = endpoint.Requests.Single().Body;
        Same(body["messages"]![0]!, """{"role": "system", "content": "You are a helpful assistant."}""");
        Assert.That((int)body["max_completion_tokens"]!, Is.EqualTo(1000));
    }

    [Test]
    public async Task Answers_that_come_in_pieces_are_put_together_for_OpenAI()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAiStream("The lava ", "is safe."), "text/event-stream");
        var answer = await Ask(endpoint.Connection with { Streams = true }, "openai:gpt-4o");
        Assert.That(
            (answer.Text, answer.FinishReason, answer.Model, answer.Usage),
            Is.EqualTo(("The lava is safe.", "length", "gpt-4o", new TokenUsage(700, 250)))
        );
        Assert.That((bool)answer.Sent["stream"]!, Is.True);
    }

    [Test]
    public async Task Answers_that_come_in_pieces_are_put_together_for_Anthropic()
    {
        var stream = FakeEndpoint.AnthropicStream("The lava ", "is safe.");
        var endpoint = FakeEndpoint.Answering(stream, "text/event-stream");
        var answer = await Ask(endpoint.Connection with { Streams = true }, "anthropic:claude-haiku-4-5");
        Assert.That((answer.Text, answer.FinishReason), Is.EqualTo(("The lava is safe.", "stop")));
        Assert.That(answer.Usage.Output, Is.EqualTo(15));
        Assert.That((bool)answer.Sent["stream"]!, Is.True);
    }

    [TestCase("openai:gpt-4o", "data: {\"model\": \"gpt-4o\", \"choices\": [{\"index\": 0, \"delta\": {}")]
    [TestCase("anthropic:claude-haiku-4-5", "event: message_delta")]
    public void Pieces_that_stop_coming_before_the_end_are_no_answer(string name, string end)
    {
        var stream = name.StartsWith("openai", StringComparison.Ordinal)
            ? FakeEndpoint.OpenAiStream("The lava ", "is safe.")
            : FakeEndpoint.AnthropicStream("The lava ", "is safe.");
        var endpoint = FakeEndpoint.Answering(
            stream[..stream.IndexOf(end, StringComparison.Ordinal)],
            "text/event-stream"
        );
        var error = Assert.ThrowsAsync<ModelRequestException>(() =>
            Ask(endpoint.Connection with { Streams = true }, name)
        )!;
        Assert.That(error.Message, Is.EqualTo($"The answer of {name} cannot be read: it breaks off."));
        Assert.That(error.MayPass, Is.True);
    }

    [Test]
    public async Task A_refusal_is_an_answer_in_the_models_own_words()
    {
        var endpoint = FakeEndpoint.Answering(
            """{"choices": [{"finish_reason": "stop", "message": {"content": null, "refusal": "I cannot help."}}]}"""
        );
        var answer = await Ask(endpoint, "openai:gpt-4o");
        Assert.That((answer.Text, answer.FinishReason), Is.EqualTo(("I cannot help.", "refusal")));
        Assert.That((answer.Model, answer.Usage), Is.EqualTo(((string?)null, new TokenUsage(null, null))));
    }

    [Test]
    public async Task Anthropics_refusal_is_an_answer_without_words()
    {
        var refusal = FakeEndpoint.Anthropic("").Replace("end_turn", "refusal");
        var answer = await Ask(FakeEndpoint.Answering(refusal), "anthropic:claude-haiku-4-5");
        Assert.That(answer.Text, Is.Empty);
        Assert.That(answer.FinishReason, Is.Not.Null.And.Not.EqualTo("stop"));
    }

    [Test]
    public async Task Many_requests_at_once_each_record_what_was_sent_for_them()
    {
        var endpoint = FakeEndpoint.Answering(FakeEndpoint.OpenAi(Said));
        var model = ModelCatalog.BuiltIn.Find("openai:gpt-4o");
        using var client = ChatClients.Connect(model, endpoint.Connection);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 64)
                .Select(tokens => new LlmTeacher(client, model, ZeroShot, new() { MaxTokens = tokens }).AskAsync("?"))
        );
        Assert.That(
            answers.Select(answer => (int)answer.Sent["max_completion_tokens"]!),
            Is.EqualTo(Enumerable.Range(1, 64))
        );
    }

    [Test]
    public void A_provider_without_a_key_is_refused_and_the_variable_named() =>
        Assert.That(
            () => ChatClients.Connect("anthropic:m", new() { Keys = new(_ => null, userSecrets: null) }),
            Throws.ArgumentException.With.Message.EqualTo(
                "anthropic:m needs a key: set the environment variable ANTHROPIC_API_KEY, or run 'dotnet user-secrets set ANTHROPIC_API_KEY KEY --id mindgrid'."
            )
        );

    [TestCase("http://models.example/v1", "would travel to models.example unencrypted")]
    [TestCase("https://me:secret@models.example/v1", "carry no name or password")]
    [TestCase("ftp://models.example/v1", "must begin with https:// or http://")]
    public void An_address_that_would_give_secrets_away_is_refused(string address, string reason) =>
        Assert.That(
            () =>
                ChatClients.Connect(
                    "openai-compatible:m",
                    FakeEndpoint.Answering("").Connection with
                    {
                        BaseUrl = new(address),
                    }
                ),
            Throws.ArgumentException.With.Message.Contains(reason).And.Message.Not.Contains("secret")
        );

    [Test]
    public void A_compatible_endpoint_without_an_address_is_refused() =>
        Assert.That(
            () => ChatClients.Connect("openai-compatible:m", new() { Keys = new(_ => null, userSecrets: null) }),
            Throws.ArgumentException.With.Message.Contains("OPENAI_COMPATIBLE_BASE_URL")
        );

    internal static Task<Answer> Ask(
        FakeEndpoint endpoint,
        string name,
        string text = "?",
        PromptSpec? prompt = null
    ) => Ask(endpoint.Connection, name, text, prompt);

    internal static async Task<Answer> Ask(
        ChatConnection connection,
        string name,
        string text = "?",
        PromptSpec? prompt = null,
        CancellationToken cancel = default
    )
    {
        var model = ModelCatalog.BuiltIn.Find(name);
        using var client = ChatClients.Connect(model, connection);
        return await new LlmTeacher(client, model, prompt ?? ZeroShot).AskAsync(text, cancel);
    }

    private static void Same(JsonNode actual, string expected) =>
        Assert.That(JsonNode.DeepEquals(actual, JsonNode.Parse(expected)), Is.True, actual.ToJsonString());
}
