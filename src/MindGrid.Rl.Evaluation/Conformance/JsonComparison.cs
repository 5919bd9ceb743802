namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>A field in which two records differ.</summary>
/// <param name="Path">Where, for example true.plan.plan[2].words.</param>
/// <param name="Expected">What the file says.</param>
/// <param name="Actual">What the replay gives.</param>
public sealed record Difference(string Path, string Expected, string Actual)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: expected {Expected}, got {Actual}";
}

/// <summary>
/// Compares records field by field. An absent field equals null. Error messages and printed lines are the reference's own words
/// (with Python class names in them), so only whether there are any is compared.
/// </summary>
internal static class JsonComparison
{
    private static readonly HashSet<string> ComparedByPresence = ["error", "printed", "edit_errors"];

    /// <summary>The first difference, or null.</summary>
    public static Difference? FirstDifference(JsonNode? expected, JsonNode? actual, string path = "") =>
        (expected, actual) switch
        {
            (JsonObject left, JsonObject right) => InFields(left, right, path),
            (JsonArray left, JsonArray right) => left.Count == right.Count
                ? InItems(left, right, path)
                : new(path, $"a list of {left.Count}", $"a list of {right.Count}"),
            (null, null) => null,
            (JsonValue left, JsonValue right) when SameValue(left, right) => null,
            _ => new(path, Shown(expected), Shown(actual)),
        };

    private static Difference? InFields(JsonObject expected, JsonObject actual, string path)
    {
        foreach (var name in expected.Select(field => field.Key).Union(actual.Select(field => field.Key)))
        {
            var (left, right) = (expected[name], actual[name]);
            var inside = path == "" ? name : $"{path}.{name}";
            var difference = ComparedByPresence.Contains(name)
                ? FirstDifference(Presence(left), Presence(right), inside)
                : FirstDifference(left, right, inside);
            if (difference is not null)
            {
                return difference;
            }
        }
        return null;
    }

    private static Difference? InItems(JsonArray expected, JsonArray actual, string path)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            if (FirstDifference(expected[i], actual[i], $"{path}[{i}]") is { } difference)
            {
                return difference;
            }
        }
        return null;
    }

    private static JsonNode Presence(JsonNode? node) =>
        node is JsonArray list
            ? new JsonArray([.. list.Select(item => (JsonNode)IsPresent(item))])
            : JsonValue.Create(IsPresent(node));

    private static bool IsPresent(JsonNode? node) => node is not null && node.ToString() != "";

    private static bool SameValue(JsonValue left, JsonValue right) =>
        left.GetValueKind() == JsonValueKind.Number && right.GetValueKind() == JsonValueKind.Number
            ? Number(left) == Number(right)
            : JsonNode.DeepEquals(left, right);

    // Python writes 0.0 where a value may be fractional. All our numbers are exact as doubles.
    private static double Number(JsonValue value) =>
        double.Parse(
            value.ToJsonString(),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Shown(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length <= 200 ? text : text[..200] + "…";
    }
}
