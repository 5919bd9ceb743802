using MindGrid.Rl.Evaluation;

namespace Examples.Tests;

/// <summary>The pages name the teachers that there are.</summary>
public class TeachersPageTests
{
    [TestCase("docs/commands.md")]
    [TestCase("docs/concepts.md")]
    public void Every_teacher_is_named(string path)
    {
        var page = File.ReadAllText(ExampleProgram.PathOf(path));
        foreach (var name in TeacherCatalog.BuiltIn.Names)
        {
            Assert.That(page, Does.Contain($"`{name}`"));
        }
    }

    [Test]
    public void The_commands_page_tells_who_teaches_where_nobody_is_named() =>
        Assert.That(
            File.ReadAllText(ExampleProgram.PathOf("docs/commands.md")),
            Does.Contain($"| `{string.Join(',', TeacherCatalog.BuiltIn.UsualNames)}` |")
        );
}
