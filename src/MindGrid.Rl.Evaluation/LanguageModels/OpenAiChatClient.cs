namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

/// <summary>
/// Speaks chat completions through OpenAI's package. Bodies are written and read here: compatible endpoints name the token limit
/// otherwise and end answers for reasons that the package does not know.
/// </summary>
/// <param name="chat">The package's client.</param>
/// <param name="model">The model.</param>
internal sealed class OpenAiChatClient(OpenAI.Chat.ChatClient chat, LanguageModel model) : IChatClient
{
    private static readonly ChatFinishReason Refused = new("refusal");

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var content = Body(messages, options, streams: false);
        var result = await chat.CompleteChatAsync(
            content,
            new RequestOptions { CancellationToken = cancellationToken }
        );
        using var answer = JsonDocument.Parse(result.GetRawResponse().Content);
        var update = Read(answer.RootElement, "message") ?? throw new InvalidDataException("it has no choices");
        return new[] { update }.ToChatResponse();
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var content = Body(messages, options, streams: true);
        var request = new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false };
        var result = await chat.CompleteChatAsync(content, request);
        using var response = result.GetRawResponse();
        var isRefusal = false;
        await foreach (var item in SseParser.Create(response.ContentStream!).EnumerateAsync(cancellationToken))
        {
            if (item.Data == "[DONE]")
            {
                break;
            }
            using var piece = JsonDocument.Parse(item.Data);
            if (Read(piece.RootElement, "delta") is { } update)
            {
                // The end of a stream that refuses says "stop", as if it had answered.
                isRefusal |= update.FinishReason == Refused;
                update.FinishReason = isRefusal ? Refused : update.FinishReason;
                yield return update;
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private BinaryContent Body(IEnumerable<ChatMessage> messages, ChatOptions? options, bool streams)
    {
        var said = messages.Select(message =>
            (JsonNode)new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text }
        );
        var body = new JsonObject { ["model"] = model.Id, ["messages"] = new JsonArray([.. said]) };
        if (options?.Temperature is { } temperature)
        {
            body["temperature"] = temperature;
        }
        if (options?.MaxOutputTokens is { } limit)
        {
            body[model.TokenLimit] = limit;
        }
        if (streams)
        {
            body["stream"] = true;
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }
        return BinaryContent.Create(BinaryData.FromString(body.ToJsonString()));
    }

    /// <summary>Reads a whole answer, or a piece of one; null where it has neither a choice nor usage.</summary>
    private static ChatResponseUpdate? Read(JsonElement answer, string part)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = Text(answer, "model") };
        if (answer.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
        {
            update.Contents.Add(
                new UsageContent(
                    new()
                    {
                        InputTokenCount = Number(usage, "prompt_tokens"),
                        OutputTokenCount = Number(usage, "completion_tokens"),
                    }
                )
            );
        }
        if (!answer.TryGetProperty("choices", out var choices) || choices.GetArrayLength() == 0)
        {
            return part == "delta" && update.Contents.Count > 0 ? update : null;
        }
        var choice = choices[0];
        var message = choice.GetProperty(part);
        var refusal = Text(message, "refusal");
        update.Contents.Add(new TextContent(Text(message, "content") ?? refusal ?? ""));
        var reason = Text(choice, "finish_reason");
        update.FinishReason =
            refusal is not null ? Refused
            : string.IsNullOrEmpty(reason) ? null
            : new(reason);
        return update;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static long? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : null;
}
