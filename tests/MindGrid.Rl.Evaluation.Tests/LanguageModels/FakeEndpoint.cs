using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.LanguageModels;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

/// <summary>An endpoint without a network: notes what is sent and answers what a test gives it.</summary>
internal sealed class FakeEndpoint(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public const string Key = "sk-test-0123456789abcdef";

    public List<(Uri Address, string Headers, JsonObject Body)> Requests { get; } = [];

    /// <summary>The connection to it, with the same key for all providers.</summary>
    public ChatConnection Connection =>
        new()
        {
            Transport = this,
            Keys = new(name => name.EndsWith("_KEY", StringComparison.Ordinal) ? Key : null, userSecrets: null),
        };

    public static FakeEndpoint Answering(string body, string type = "application/json", int status = 200) =>
        new(_ => Task.FromResult(Response(body, type, status)));

    public static HttpResponseMessage Response(string body, string type = "application/json", int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    /// <summary>What OpenAI's endpoint answers.</summary>
    public static string OpenAi(string text) =>
        $$$"""
            {"id": "c1", "object": "chat.completion", "created": 1, "model": "gpt-4o-2024-05-13",
             "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "{{{text}}}"}}],
             "usage": {"prompt_tokens": 700, "completion_tokens": 12, "total_tokens": 712}}
            """;

    /// <summary>What OpenAI's endpoint answers in pieces.</summary>
    public static string OpenAiStream(params string[] pieces) =>
        string.Concat(
            pieces.Select(piece =>
                $$$"""data: {"model": "gpt-4o", "choices": [{"index": 0, "delta": {"content": "{{{piece}}}"}, "finish_reason": null}]}"""
                + "\n\n"
            )
        )
        + """
            data: {"model": "gpt-4o", "choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]}

            data: {"model": "gpt-4o", "choices": [], "usage": {"prompt_tokens": 700, "completion_tokens": 250}}

            data: [DONE]


            """.ReplaceLineEndings("\n");

    /// <summary>What Anthropic's endpoint answers.</summary>
    public static string Anthropic(string text) =>
        $$$"""
            {"id": "m1", "type": "message", "role": "assistant", "model": "claude-3-5-sonnet-20240620",
             "content": [{"type": "text", "text": "{{{text}}}"}], "stop_reason": "end_turn", "stop_sequence": null,
             "usage": {"input_tokens": 800, "output_tokens": 15}}
            """;

    /// <summary>What Anthropic's endpoint answers in pieces.</summary>
    public static string AnthropicStream(params string[] pieces) =>
        Event(
            "message_start",
            """{"type": "message_start", "message": {"id": "m1", "type": "message", "role": "assistant", "model": "claude-haiku-4-5", "content": [], "stop_reason": null, "stop_sequence": null, "usage": {"input_tokens": 800, "output_tokens": 1}}}"""
        )
        + Event(
            "content_block_start",
            """{"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}"""
        )
        + string.Concat(
            pieces.Select(piece =>
                Event(
                    "content_block_delta",
                    $$$"""{"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "{{{piece}}}"}}"""
                )
            )
        )
        + Event("content_block_stop", """{"type": "content_block_stop", "index": 0}""")
        + Event(
            "message_delta",
            """{"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": null}, "usage": {"output_tokens": 15}}"""
        )
        + Event("message_stop", """{"type": "message_stop"}""");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();
        lock (Requests)
        {
            Requests.Add((request.RequestUri!, request.Headers.ToString(), body));
        }
        return await answer(cancellationToken);
    }

    private static string Event(string name, string data) => $"event: {name}\ndata: {data}\n\n";
}
