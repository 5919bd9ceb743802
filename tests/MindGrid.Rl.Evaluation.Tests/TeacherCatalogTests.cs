using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests;

public class TeacherCatalogTests
{
    [Test]
    public void The_built_in_teachers_are_found_by_their_own_names()
    {
        var game = TeachingGame.From(PaperFactory.TestGames(1)[0].Spec);
        Assert.That(
            TeacherCatalog.BuiltIn.Names,
            Is.EqualTo([
                "silent",
                "random",
                "rules",
                "truthful",
                "inverse-planning",
                "greedy-oracle",
                "imagined-return",
            ])
        );
        foreach (var name in TeacherCatalog.BuiltIn.Names)
        {
            var entry = TeacherCatalog.BuiltIn.Find(name);
            Assert.That(entry.For(new PreparedGame(game)).Name, Is.EqualTo(name));
            Assert.That(entry.Summary, Is.Not.Empty);
        }
    }

    [Test]
    public void Those_that_take_long_are_not_usual() =>
        Assert.That(
            TeacherCatalog.BuiltIn.UsualNames,
            Is.EqualTo(["silent", "random", "rules", "truthful", "inverse-planning"])
        );

    [TestCase("nobody")]
    [TestCase("Silent")]
    [TestCase("")]
    public void An_unknown_name_is_refused_with_the_known_ones(string name) =>
        Assert.That(
            () => TeacherCatalog.BuiltIn.Find(name),
            Throws
                .TypeOf<ArgumentException>()
                .With.Message.EqualTo(
                    $"There is no teacher '{name}'; known are {string.Join(", ", TeacherCatalog.BuiltIn.Names)}."
                )
        );

    [Test]
    public void An_extended_catalog_is_a_copy()
    {
        var entry = new TeacherEntry("mine", "says nothing", _ => new SilentTeacher());
        var extended = new TeacherCatalog(TeacherCatalog.BuiltIn.Entries.Add(entry));
        Assert.That(extended.Find("mine"), Is.SameAs(entry));
        Assert.That(TeacherCatalog.BuiltIn.Names, Has.No.Member("mine"));
    }
}
