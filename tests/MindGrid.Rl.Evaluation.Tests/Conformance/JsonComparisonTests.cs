using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.Conformance;

namespace MindGrid.Rl.Evaluation.Tests.Conformance;

public class JsonComparisonTests
{
    [TestCase("""{"a":1,"b":"x"}""", """{"b":"x","a":1}""", Description = "Fields have no order")]
    [TestCase("""{"a":null}""", "{}", Description = "Absent equals null")]
    [TestCase("{}", """{"a":null}""")]
    [TestCase("""{"a":0}""", """{"a":0.0}""", Description = "Python's 0.0 is 0")]
    [TestCase("""{"a":[1.50,2]}""", """{"a":[1.5,2.000]}""")]
    [TestCase("""{"a":1e2}""", """{"a":100}""")]
    [TestCase("null", "null")]
    public void Equal(string expected, string actual) => Assert.That(Difference(expected, actual), Is.Null);

    [TestCase("""{"a":1}""", """{"a":2}""", "a: expected 1, got 2")]
    [TestCase("""{"a":1}""", """{"a":"1"}""", "a: expected 1, got \"1\"")]
    [TestCase("""{"a":1}""", """{"a":true}""", "a: expected 1, got true")]
    [TestCase("""{"a":0}""", """{"a":null}""", "a: expected 0, got null")]
    [TestCase("""{"a":""}""", "{}", "a: expected \"\", got null")]
    [TestCase("{}", """{"a":false}""", "a: expected null, got false")]
    [TestCase("""{"a":"x"}""", """{"a":"X"}""", "a: expected \"x\", got \"X\"")]
    [TestCase("""{"a":[1]}""", """{"a":[1,null]}""", "a: expected a list of 1, got a list of 2")]
    [TestCase("""{"a":[1,2]}""", """{"a":[2,1]}""", "a[0]: expected 1, got 2")]
    [TestCase("""{"a":{}}""", """{"a":[]}""", "a: expected {}, got []")]
    [TestCase(
        """{"a":{"b":[[0],[0,{"c":1}]]}}""",
        """{"a":{"b":[[0],[0,{"c":2}]]}}""",
        "a.b[1][1].c: expected 1, got 2"
    )]
    [TestCase("""{"a":1,"b":1}""", """{"a":2,"b":2}""", "a: expected 1, got 2", Description = "The first of several")]
    public void Different(string expected, string actual, string difference) =>
        Assert.That(Difference(expected, actual)?.ToString(), Is.EqualTo(difference));

    [TestCase("\"Door not found\"", "\"There is no door.\"", true)]
    [TestCase("\"Door not found\"", "null", false)]
    [TestCase("\"Door not found\"", "\"\"", false)]
    [TestCase("null", "\"There is no door.\"", false)]
    [TestCase("\"\"", "null", true)]
    [TestCase("[null,\"Door not found\"]", "[null,\"There is no door.\"]", true)]
    [TestCase("[null,\"Door not found\"]", "[\"There is no door.\",null]", false)]
    [TestCase("[null,\"Door not found\"]", "[null]", false)]
    public void Messages_are_compared_by_presence(string expected, string actual, bool isSame)
    {
        foreach (var field in (string[])["error", "printed", "edit_errors"])
        {
            Assert.That(In(field), isSame ? Is.Null : Is.Not.Null, field);
        }
        Assert.That(In("errors"), Is.Not.Null, "other fields are compared by value");

        Difference? In(string field) =>
            Difference($$"""{"{{field}}":{{expected}}}""", $$"""{"{{field}}":{{actual}}}""");
    }

    [TestCase("\"Door not found\"", "null", "stages.error: expected true, got false")]
    [TestCase(
        "[\"Door not found\",null]",
        "[\"There is no door.\",\"Blocked\"]",
        "stages.error[1]: expected false, got true"
    )]
    public void A_missing_message_is_reported_at_its_place(string expected, string actual, string difference) =>
        Assert.That(
            Difference($$$"""{"stages":{"error":{{{expected}}}}}""", $$$"""{"stages":{"error":{{{actual}}}}}""")
                ?.ToString(),
            Is.EqualTo(difference)
        );

    [Test]
    public void Long_values_are_shown_by_their_beginning()
    {
        var difference = Difference($"\"{new string('a', 300)}\"", "\"b\"")!;
        Assert.That(difference.Expected, Is.EqualTo($"\"{new string('a', 199)}…"));
    }

    private static Difference? Difference(string expected, string actual) =>
        JsonComparison.FirstDifference(JsonNode.Parse(expected), JsonNode.Parse(actual));
}
