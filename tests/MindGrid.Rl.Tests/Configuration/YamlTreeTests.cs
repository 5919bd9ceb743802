using MindGrid.Rl.Configuration;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Configuration;

public class YamlTreeTests
{
    private static IEnumerable<TestCaseData> Problems() =>
        [
            Problem("an alias without anchor", "a: *lost", 1, 4, "The alias *lost has no anchor before it."),
            Problem("an alias inside its anchor", "a: &a\n  - *a\n", 2, 5, "The alias *a has no anchor before it."),
            Problem("an alias before its anchor", "a: *b\nb: &b 1\n", 1, 4, "The alias *b has no anchor before it."),
            Problem(
                "a second document",
                "a: 1\n---\nb: 2\n",
                2,
                1,
                "A second document begins here; only one is allowed."
            ),
            Problem("no text", "", 1, 1, "The text is empty; a mapping is needed."),
            Problem("only a comment", "# nothing\n", 2, 1, "The text is empty; a mapping is needed."),
            Problem("a key that is a mapping", "{a: 1}: 2", 1, 1, "A key is a mapping; it must be a word."),
            Problem("nesting too deep", new string('[', 40), 1, 34, "Values are nested deeper than 32 levels."),
            Problem("too many aliases", Aliases(257), 258, 3, "There are more than 256 aliases."),
            Problem(
                "a text too long",
                new string(' ', YamlTree.MaxLength + 1),
                1,
                1,
                "The text has 1048577 characters; allowed are 1048576."
            ),
        ];

    [TestCaseSource(nameof(Problems))]
    public void What_is_not_one_modest_document_is_refused(string yaml, int line, int column, string sentence)
    {
        var error = Assert.Throws<ConfigurationException>(() => YamlTree.Read(yaml, "game.yaml"))!;
        Assert.That((error.Line, error.Column, error.Problem), Is.EqualTo((line, column, sentence)));
    }

    // The parser chooses place and reason: some of its places are where the broken value begins, some where it breaks.
    [TestCase("a: 1\n\tb: 2\n", 1, 4)]
    [TestCase("a: [1, 2\n", 2, 1)]
    [TestCase("a: \"x\n", 1, 4)]
    [TestCase("a: 1\n b: 2\n", 2, 3)]
    [TestCase("%YAML 9\n", 1, 1)]
    [TestCase("a: @\n", 1, 4)]
    public void What_is_not_YAML_is_refused(string yaml, int line, int column)
    {
        var error = Assert.Throws<ConfigurationException>(() => YamlTree.Read(yaml, "game.yaml"))!;
        Assert.That((error.Line, error.Column), Is.EqualTo((line, column)));
        Assert.That(error.Problem, Does.Match(@"^This is not YAML: .*[^.]\.$"));
    }

    [Test]
    public void The_limits_themselves_are_allowed()
    {
        Assert.That(YamlTree.Read(new string('[', 33) + new string(']', 33), "x"), Is.TypeOf<YamlList>());
        Assert.That(((YamlList)YamlTree.Read(Aliases(256), "x")).Items, Has.Count.EqualTo(257));
        Assert.That(((YamlScalar)YamlTree.Read("a".PadRight(YamlTree.MaxLength), "x")).Text, Is.EqualTo("a"));
    }

    [Test]
    public void Aliases_stand_for_the_anchored_value_itself()
    {
        // Copied, the tenth level would hold 2^100 words.
        var levels = Enumerable
            .Range(1, 25)
            .Select(i => $"- &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        var list = (YamlList)YamlTree.Read("- &a0 word\n" + string.Concat(levels), "x");
        var last = (YamlList)list.Items[^1];
        Assert.That(last.Items, Has.Count.EqualTo(10).And.All.SameAs(list.Items[^2]));
    }

    [Test]
    public void A_later_anchor_of_the_same_name_is_the_one_meant()
    {
        var list = (YamlList)YamlTree.Read("[&a 1, &a 2, *a]", "x");
        Assert.That(list.Items[2], Is.SameAs(list.Items[1]));
    }

    [Test]
    public void Values_know_their_places()
    {
        var map = (YamlMap)YamlTree.Read("one: 1\ntwo:\n  - \"2\"\n", "x");
        Assert.That(
            map.Entries.Select(entry => (entry.Key.Text, entry.Key.Start.Line, entry.Key.Start.Column)),
            Is.EqualTo([("one", 1, 1), ("two", 2, 1)])
        );
        var two = (YamlScalar)((YamlList)map.Entries[1].Value).Items.Single();
        Assert.That((two.Text, two.Start.Line, two.Start.Column), Is.EqualTo(("2", 3, 5)));
    }

    // Texts on which YamlDotNet's scanner throws what is no YamlException.
    [TestCase("a: {\n1")]
    [TestCase(": {\n1")]
    public void What_the_parser_fails_on_is_refused_as_well(string yaml)
    {
        var error = Assert.Throws<ConfigurationException>(() => YamlTree.Read(yaml, "game.yaml"))!;
        Assert.That(error.Problem, Does.StartWith("This is not YAML"));
    }

    /// <summary>Whatever a text is, reading it either gives a configuration or says where it is wrong.</summary>
    [Test]
    public void Damaged_texts_are_refused_and_never_crash()
    {
        const string Damage = "\t\n :-[]{}&*!|>'\"%@`#,?0a\u0000\u00e9\ufeff";
        var random = new CPythonRandom(2026);
        var refused = 0;
        for (var i = 0; i < 1500; i++)
        {
            var text = AppendixB.Yaml.ToCharArray();
            for (var changes = random.Between(1, 3); changes > 0; changes--)
            {
                text[random.Below(text.Length)] = Damage[random.Below(Damage.Length)];
            }
            var yaml = new string(text);
            try
            {
                AppendixB.Parse(yaml);
            }
            catch (ConfigurationException error)
            {
                refused++;
                Assert.That(error.Line, Is.InRange(1, 60), yaml);
                Assert.That(error.Column, Is.InRange(1, 60), yaml);
            }
        }
        Assert.That(refused, Is.GreaterThan(1000));
    }

    /// <summary>A word, and so many aliases of it, each on a line of its own.</summary>
    private static string Aliases(int count) => "- &a word\n" + string.Concat(Enumerable.Repeat("- *a\n", count));

    private static TestCaseData Problem(string name, string yaml, int line, int column, string sentence) =>
        new TestCaseData(yaml, line, column, sentence).SetArgDisplayNames(name);
}
