using System.Text.Json;
using System.Text.Json.Nodes;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>What a model says, and what it took.</summary>
internal sealed record Said(string Text, bool IsRefusal, int InputTokens, int OutputTokens);

/// <summary>How a provider's requests and answers are written.</summary>
internal interface IWireFormat
{
    /// <summary>What the names of its models begin with.</summary>
    string Provider { get; }

    /// <summary>Where requests go.</summary>
    string Path { get; }

    /// <summary>The prompt of a request: the text of its last message.</summary>
    string PromptOf(JsonNode request);

    /// <summary>An answer in one piece; of a null answer, one without content.</summary>
    JsonObject Whole(string model, Said? said);

    /// <summary>An answer in pieces: the name of each event, or null, and its data.</summary>
    IEnumerable<(string? Name, string Data)> Pieces(string model, Said said);

    /// <summary>An error.</summary>
    JsonObject Error(string type, string message);
}

/// <summary>The text of a message, whether written as a text or as parts.</summary>
internal static class MessageText
{
    public static string Of(JsonNode message) =>
        message["content"] is JsonArray parts
            ? string.Concat(parts.Select(part => part!["text"]!.GetValue<string>()))
            : message["content"]!.GetValue<string>();

    public static string Json(this JsonObject node) => JsonSerializer.Serialize(node);
}
