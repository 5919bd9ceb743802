namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json.Nodes;
using MindGrid.Rl.Suites;

/// <summary>A game of the paper's data set, found again by its identity: everything about it is output.</summary>
internal static class SpecRecord
{
    private static readonly Lazy<Dictionary<string, JsonObject>> Games = new(() =>
        PaperFactory.Games().Select(SuiteFile.ToJson).ToDictionary(game => game["id"]!.GetValue<string>())
    );

    public static JsonObject Replay(JsonObject input)
    {
        var id = SuiteFile.Required<string>(input, "id");
        return Games.Value.TryGetValue(id, out var game)
            ? game.DeepClone().AsObject()
            : throw new FormatException($"The paper's data set has no game '{id}'.");
    }
}
