using MindGrid.Rl.Language;

namespace MindGrid.Rl.Tests.Language;

public class SentenceTemplateTests
{
    private static readonly SentenceTemplate Door = new("a new {state} door at column {col} row {row}");

    [Test]
    public void Slots_are_named_in_order() => Assert.That(Door.Slots, Is.EqualTo(["state", "col", "row"]));

    [Test]
    public void What_is_filled_in_is_read_back()
    {
        Dictionary<string, string> values = new()
        {
            ["state"] = "locked",
            ["col"] = "10",
            ["row"] = "3",
        };
        var sentence = Door.Fill(values);
        Assert.That(sentence, Is.EqualTo("a new locked door at column 10 row 3"));
        Assert.That(Door.Match(sentence), Is.EquivalentTo(values));
    }

    [TestCase("so a new locked door at column 1 row 3")]
    [TestCase("a new locked door at column 1 row 3.")]
    [TestCase("a new locked door at column 1 row x")]
    [TestCase("a new ajar door at column 1 row 3")]
    [TestCase("a new locked door at row 3 column 1")]
    [TestCase("A new locked door at column 1 row 3")]
    [TestCase("")]
    public void Nothing_but_the_whole_sentence_matches(string sentence) => Assert.That(Door.Match(sentence), Is.Null);

    [Test]
    public void Signs_that_mean_something_in_patterns_are_taken_literally() =>
        Assert.That(new SentenceTemplate("is it (really) so?").Match("is it really so"), Is.Null);
}
