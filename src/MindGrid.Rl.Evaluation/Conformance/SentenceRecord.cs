namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json.Nodes;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;

/// <summary>What the reader makes of a sentence.</summary>
internal static class SentenceRecord
{
    public static JsonObject Replay(JsonObject input)
    {
        var layout = SuiteFile.ReadLayout(input);
        var sentence = new ReferenceReader().Read(SuiteFile.Required<string>(input, "sentence"), layout).Single();
        return new JsonObject { ["parsed"] = Replays.Parsed(sentence.Edit) };
    }
}
