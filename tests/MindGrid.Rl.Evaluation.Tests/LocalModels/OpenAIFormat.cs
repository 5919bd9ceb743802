using System.Text.Json.Nodes;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class OpenAIFormat : IWireFormat
{
    public string Provider => "openai";

    public string Path => "/v1/chat/completions";

    public string PromptOf(JsonNode request) => MessageText.Of(request["messages"]!.AsArray()[^1]!);

    public JsonObject Whole(string model, Said? said) =>
        Envelope("chat.completion", model, said is null ? [] : [Choice("message", MessageOf(said), "stop")], said);

    public IEnumerable<(string? Name, string Data)> Pieces(string model, Said said)
    {
        yield return (null, Chunk(model, new() { ["role"] = "assistant" }, null));
        foreach (var piece in said.Text.Chunk(7))
        {
            var key = said.IsRefusal ? "refusal" : "content";
            yield return (null, Chunk(model, new() { [key] = new string(piece) }, null));
        }
        yield return (null, Chunk(model, [], "stop"));
        yield return (null, Envelope("chat.completion.chunk", model, [], said).Json());
        yield return (null, "[DONE]");
    }

    public JsonObject Error(string type, string message) =>
        new()
        {
            ["error"] = new JsonObject { ["message"] = message, ["type"] = type },
        };

    private static JsonObject MessageOf(Said said) =>
        new()
        {
            ["role"] = "assistant",
            ["content"] = said.IsRefusal ? null : said.Text,
            ["refusal"] = said.IsRefusal ? said.Text : null,
        };

    private static string Chunk(string model, JsonObject delta, string? finish) =>
        Envelope("chat.completion.chunk", model, [Choice("delta", delta, finish)], null).Json();

    private static JsonObject Choice(string key, JsonObject content, string? finish) =>
        new()
        {
            ["index"] = 0,
            [key] = content,
            ["finish_reason"] = finish,
        };

    private static JsonObject Envelope(string kind, string model, JsonArray choices, Said? said) =>
        new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = kind,
            ["created"] = 1_700_000_000,
            ["model"] = model,
            ["choices"] = choices,
            ["usage"] = said is null
                ? null
                : new JsonObject
                {
                    ["prompt_tokens"] = said.InputTokens,
                    ["completion_tokens"] = said.OutputTokens,
                    ["total_tokens"] = said.InputTokens + said.OutputTokens,
                },
        };
}
