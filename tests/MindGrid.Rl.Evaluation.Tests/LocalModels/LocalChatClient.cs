using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>Asks a <see cref="LocalModel"/> in OpenAI's format, in one piece or in a stream.</summary>
internal sealed class LocalChatClient(Uri url, string model, bool streams) : IChatClient
{
    private readonly HttpClient _http = new(new CheckedHttpHandler(new SocketsHttpHandler()))
    {
        BaseAddress = url,
        // The run has its own idea of too late.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        if (streams)
        {
            return await GetStreamingResponseAsync(messages, options, cancellationToken)
                .ToChatResponseAsync(cancellationToken);
        }
        using var response = await PostAsync(messages, cancellationToken);
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
        var choice = answer["choices"]!.AsArray()[0]!;
        return new(new ChatMessage(ChatRole.Assistant, TextOf(choice["message"]!)))
        {
            FinishReason = FinishOf(choice["message"]!, choice),
            ModelId = answer["model"]!.GetValue<string>(),
            Usage = UsageOf(answer),
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var response = await PostAsync(messages, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var isRefusal = false;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "data: [DONE]")
            {
                yield break;
            }
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
            {
                continue;
            }
            var chunk = JsonNode.Parse(line["data: ".Length..])!;
            if (chunk["choices"]!.AsArray() is [{ } choice])
            {
                isRefusal |= choice["delta"]!["refusal"] is not null;
                yield return new(ChatRole.Assistant, TextOf(choice["delta"]!))
                {
                    FinishReason = isRefusal ? new("refusal") : FinishOf(choice["delta"]!, choice),
                    ModelId = chunk["model"]!.GetValue<string>(),
                };
            }
            else
            {
                yield return new(ChatRole.Assistant, [new UsageContent(UsageOf(chunk)!)]);
            }
        }
        throw new MalformedAnswerException("The stream ends before the answer does.");
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> PostAsync(IEnumerable<ChatMessage> messages, CancellationToken cancel)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["stream"] = streams,
            ["messages"] = new JsonArray([
                .. messages.Select(message => new JsonObject
                {
                    ["role"] = message.Role.Value,
                    ["content"] = message.Text,
                }),
            ]),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(body.ToJsonString(), null, "application/json"),
        };
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    private static string TextOf(JsonNode message) =>
        (message["refusal"] ?? message["content"])?.GetValue<string>() ?? "";

    private static ChatFinishReason? FinishOf(JsonNode message, JsonNode choice) =>
        message["refusal"] is not null ? new("refusal")
        : choice["finish_reason"] is { } reason ? new(reason.GetValue<string>())
        : null;

    private static UsageDetails? UsageOf(JsonNode answer) =>
        answer["usage"] is { } usage
            ? new()
            {
                InputTokenCount = usage["prompt_tokens"]!.GetValue<long>(),
                OutputTokenCount = usage["completion_tokens"]!.GetValue<long>(),
            }
            : null;
}
