using MindGrid.Rl.Evaluation.LanguageModels;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

public class ApiKeysTests
{
    private const string Name = "OPENAI_API_KEY";

    [Test]
    public void The_environment_comes_before_the_file_of_secrets()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("secrets.json", """{"OPENAI_API_KEY": "of-the-file"}""");
        Assert.That(new ApiKeys(_ => "of-the-environment\n", file).Find(Name), Is.EqualTo("of-the-environment"));
        Assert.That(new ApiKeys(_ => " ", file).Find(Name), Is.EqualTo("of-the-file"));
        Assert.That(new ApiKeys(_ => null, file).Find("ANTHROPIC_API_KEY"), Is.Null);
        Assert.That(new ApiKeys(_ => null, folder.PathOf("none.json")).Find(Name), Is.Null);
    }

    [TestCase("""{"OPENAI_API_KEY": 5, "x": "sk-secret"}""")]
    [TestCase("""{"OPENAI_API_KEY": "sk-secret" """)]
    [TestCase("""["sk-secret"]""")]
    public void A_damaged_file_is_refused_without_a_word_of_it(string text)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("secrets.json", text);
        var error = Assert.Throws<ArgumentException>(() => new ApiKeys(_ => null, file).Find(Name))!;
        Assert.That(error.Message, Is.EqualTo($"The secrets in {file} are no JSON object of texts that can be read."));
        Assert.That(error.ToString(), Does.Not.Contain("sk-secret"));
    }

    [TestCase("sk-secret sk-other")]
    [TestCase("sk-secret\r\nX-Header: 1")]
    [TestCase("sk-secretä")]
    public void A_key_that_no_header_can_carry_is_refused_without_a_word_of_it(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new ApiKeys(_ => key, null).Find(Name))!;
        Assert.That(
            error.Message,
            Is.EqualTo("The key in OPENAI_API_KEY has a space or another character that no key has.")
        );
    }

    [Test]
    public void Keys_are_not_printed() =>
        Assert.That(
            FakeEndpoint.Answering("").Connection.ToString(),
            Does.Contain("Keys").And.Not.Contain(FakeEndpoint.Key)
        );
}
