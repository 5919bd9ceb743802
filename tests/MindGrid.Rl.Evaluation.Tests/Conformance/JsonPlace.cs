using System.Text.Json;
using System.Text.Json.Nodes;

namespace MindGrid.Rl.Evaluation.Tests.Conformance;

/// <summary>A place in a JSON document that can be named as differences name it, read and replaced.</summary>
/// <param name="Container">The object or array that holds the value.</param>
/// <param name="Field">The value's name in an object, or null.</param>
/// <param name="Index">The value's index in an array.</param>
/// <param name="Path">For example true.plan.plan[2].words.</param>
internal sealed record JsonPlace(JsonNode Container, string? Field, int Index, string Path)
{
    public JsonNode? Value
    {
        get => Field is null ? Container[Index] : Container[Field];
        set
        {
            if (Field is null)
            {
                Container[Index] = value;
            }
            else
            {
                Container[Field] = value;
            }
        }
    }

    /// <summary>The place of a path.</summary>
    public static JsonPlace Find(JsonNode root, string path) =>
        Below(root).SingleOrDefault(place => place.Path == path)
        ?? throw new ArgumentException($"The record has no {path}.");

    /// <summary>All places below a node, each container before what it contains.</summary>
    public static IEnumerable<JsonPlace> Below(JsonNode? node, string path = "") =>
        Children(node, path).SelectMany(place => Below(place.Value, place.Path).Prepend(place));

    /// <summary>A value of the same type that differs as little as it can: one digit, one letter, one item.</summary>
    public static JsonNode Nudged(JsonNode? value) =>
        value switch
        {
            null => "something",
            JsonArray list => new JsonArray([.. list.Select(item => item?.DeepClone()), 0]),
            _ when value.GetValueKind() is JsonValueKind.True => false,
            _ when value.GetValueKind() is JsonValueKind.False => true,
            _ when value.GetValueKind() is JsonValueKind.Number => value.GetValue<decimal>() + 1,
            _ => NudgedText(value.GetValue<string>()),
        };

    private static string NudgedText(string text) =>
        text == "" ? "x" : text[..^1] + (char)(text[^1] == '0' ? '1' : '0');

    private static IEnumerable<JsonPlace> Children(JsonNode? node, string path) =>
        node switch
        {
            JsonObject fields =>
            [
                .. fields.Select(field => new JsonPlace(
                    fields,
                    field.Key,
                    -1,
                    path == "" ? field.Key : $"{path}.{field.Key}"
                )),
            ],
            JsonArray items =>
            [
                .. Enumerable.Range(0, items.Count).Select(i => new JsonPlace(items, null, i, $"{path}[{i}]")),
            ],
            _ => [],
        };
}
