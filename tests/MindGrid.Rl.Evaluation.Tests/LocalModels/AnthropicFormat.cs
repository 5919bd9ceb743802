using System.Text.Json.Nodes;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>Anthropic's messages.</summary>
internal sealed class AnthropicFormat : IWireFormat
{
    public string Provider => "anthropic";

    public string Path => "/v1/messages";

    public string PromptOf(JsonNode request) => MessageText.Of(request["messages"]!.AsArray()[^1]!);

    public JsonObject Whole(string model, Said? said) =>
        Message(model, said is null ? [] : [TextBlock(said.Text)], said is null ? null : StopReason(said), said);

    public IEnumerable<(string? Name, string Data)> Pieces(string model, Said said)
    {
        yield return Event("message_start", new() { ["message"] = Message(model, [], null, said) });
        yield return Event("content_block_start", new() { ["index"] = 0, ["content_block"] = TextBlock("") });
        foreach (var piece in said.Text.Chunk(7))
        {
            var delta = new JsonObject { ["type"] = "text_delta", ["text"] = new string(piece) };
            yield return Event("content_block_delta", new() { ["index"] = 0, ["delta"] = delta });
        }
        yield return Event("content_block_stop", new() { ["index"] = 0 });
        yield return Event(
            "message_delta",
            new()
            {
                ["delta"] = new JsonObject { ["stop_reason"] = StopReason(said), ["stop_sequence"] = null },
                ["usage"] = new JsonObject { ["output_tokens"] = said.OutputTokens },
            }
        );
        yield return Event("message_stop", []);
    }

    public JsonObject Error(string type, string message) =>
        new()
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
        };

    private static string StopReason(Said said) => said.IsRefusal ? "refusal" : "end_turn";

    private static JsonObject TextBlock(string text) => new() { ["type"] = "text", ["text"] = text };

    private static (string, string) Event(string name, JsonObject data)
    {
        data.Insert(0, "type", name);
        return (name, data.Json());
    }

    private static JsonObject Message(string model, JsonArray content, string? stopReason, Said? said) =>
        new()
        {
            ["id"] = "msg_1",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = model,
            ["content"] = content,
            ["stop_reason"] = stopReason,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = said?.InputTokens ?? 0,
                ["output_tokens"] = said?.OutputTokens ?? 0,
            },
        };
}
