using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.Conformance;
using MindGrid.Rl.Evaluation.Tests.Golden;

namespace MindGrid.Rl.Evaluation.Tests.Conformance;

public class RecordKindsTests
{
    private static readonly HashSet<string> ComparedByPresence = ["error", "printed", "edit_errors"];

    private static IEnumerable<TestCaseData> Samples() =>
        [
            Sample("games", "a game", _ => true),
            Sample("games", "a game with an edit that did nothing", record => Stages(record).Any(HasError)),
            Sample("traces", "a trace", _ => true),
            Sample("parse", "a sentence", record => record["parsed"] is not null),
            Sample("parse", "a sentence that says nothing", record => record["parsed"] is null),
            Sample("teaching", "a teaching", _ => true),
            Sample("teaching", "a teaching with a refused sentence", record => record["error"] is not null),
            Sample("specs_first40", "a spec", _ => true),
        ];

    [TestCaseSource(nameof(Samples))]
    public void Each_field_that_is_not_an_input_is_compared(string file, Func<JsonObject, bool> isMeant)
    {
        var (expected, replayed) = WithoutInputs(GoldenRecords.Read(file).First(isMeant));
        Assert.That(JsonComparison.FirstDifference(expected, replayed), Is.Null);

        var places = JsonPlace.Below(expected).Where(IsLeaf).ToList();
        Assert.That(places, Is.Not.Empty);
        foreach (var place in places)
        {
            var original = place.Value;
            place.Value = JsonPlace.Nudged(original);
            var difference = JsonComparison.FirstDifference(expected, replayed);
            place.Value = original;
            Assert.That(difference?.Path, Is.EqualTo(place.Path));
        }
    }

    [TestCase("games", "game")]
    [TestCase("traces", "trace")]
    [TestCase("traces_long", "trace")]
    [TestCase("parse", "sentence")]
    [TestCase("teaching", "teaching")]
    [TestCase("specs_first40", "spec")]
    public void A_record_is_told_by_a_field_that_no_earlier_kind_has(string file, string kind) =>
        Assert.That(GoldenRecords.Read(file).Select(record => KindOf(record).Name), Has.All.EqualTo(kind));

    private static bool IsLeaf(JsonPlace place) =>
        place.Value is not JsonObject
        && !place.Path.Split('.', '[').Any(ComparedByPresence.Contains)
        // An array is changed by one more item, so only an empty one says more than its items do.
        && place.Value is not JsonArray { Count: > 0 };

    private static (JsonObject Expected, JsonObject Replayed) WithoutInputs(JsonObject record)
    {
        var kind = KindOf(record);
        var replayed = kind.Replay(record);
        foreach (var input in kind.Inputs)
        {
            record.Remove(input);
            replayed.Remove(input);
        }
        return (record, replayed);
    }

    private static RecordKind KindOf(JsonObject record) =>
        RecordKind.All.First(kind => record.ContainsKey(kind.Telling));

    private static JsonArray Stages(JsonObject game) => game["true"]!["stages"]!.AsArray();

    private static bool HasError(JsonNode? stage) => stage!["error"] is not null;

    private static TestCaseData Sample(string file, string name, Func<JsonObject, bool> isMeant) =>
        new TestCaseData(file, isMeant).SetArgDisplayNames(name);
}
