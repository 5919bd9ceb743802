using System.Text.RegularExpressions;

namespace Examples.Tests;

/// <summary>The README's example is a program of this repository, and does what the README says.</summary>
[NonParallelizable] // the console is shared
public partial class FirstGapTests
{
    [Test]
    public void The_readme_shows_the_program_word_for_word()
    {
        var shown = CSharpBlock().Match(File.ReadAllText(ExampleProgram.PathOf("README.md"))).Groups[1].Value;

        Assert.That(shown, Is.EqualTo(File.ReadAllText(ExampleProgram.PathOf("examples/FirstGap/Program.cs"))));
    }

    [Test]
    public void The_program_prints_the_papers_game_and_three_gaps()
    {
        var printed = ExampleProgram.Run("FirstGap");

        Assert.That(printed, Does.Contain("Goal: pick up the purple ball."));
        Assert.That(printed, Does.Contain("a closed saffron door at column 7 and row 9"));
        Assert.That(
            Regex.Matches(printed, "gap: (-?[0-9]+)").Select(gap => gap.Groups[1].Value),
            Is.EqualTo(new[] { "100", "0", "0" })
        );
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
