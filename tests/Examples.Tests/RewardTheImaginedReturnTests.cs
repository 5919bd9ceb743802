namespace Examples.Tests;

/// <summary>docs/imagined-return.md shows what the example prints.</summary>
[NonParallelizable] // the console is shared
public class RewardTheImaginedReturnTests
{
    [Test]
    public void The_page_shows_the_table_that_the_program_prints()
    {
        var page = File.ReadAllText(ExampleProgram.PathOf("docs/imagined-return.md"));
        var printed = ExampleProgram.Run("RewardTheImaginedReturn").ReplaceLineEndings("\n");

        Assert.That(page, Does.Contain($"-c Release\n{printed}```\n"));
        Assert.That(printed, Does.Match("(?m)^truthful +0[.]00 .* 100[.]0 % +0 .* 0 +0$"));
    }
}
