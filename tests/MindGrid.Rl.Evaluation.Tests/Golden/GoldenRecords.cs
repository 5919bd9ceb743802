using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.Conformance;

namespace MindGrid.Rl.Evaluation.Tests.Golden;

/// <summary>Records exported from the Python reference (khanhptnk/mindgrid), one JSON object a line.</summary>
internal static class GoldenRecords
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.jsonl.gz");

    public static IEnumerable<string> Lines(string name)
    {
        using var reader = ReferenceVerifier.OpenText(PathOf(name));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    public static IEnumerable<JsonObject> Read(string name) =>
        Lines(name).Select(line => JsonNode.Parse(line)!.AsObject());
}
