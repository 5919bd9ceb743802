using System.Text.RegularExpressions;

namespace MindGrid.Rl.Learning.Tests.Examples;

/// <summary>The example trains, keeps what it has trained, and compares it.</summary>
public partial class TrainATeacherTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Delete_what_was_written() => _folder.Dispose();

    [Test]
    public void The_program_trains_once_and_goes_on_at_the_end_when_it_is_started_again()
    {
        var folder = _folder.PathOf("run");
        var first = ExampleProgram.Run("TrainATeacher", folder, "2");
        var second = ExampleProgram.Run("TrainATeacher", folder, "2");

        Assert.That(first, Does.StartWith("Training behaviour-cloning, updates 1 to 2."));
        Assert.That(second, Does.StartWith("Training behaviour-cloning, updates 3 to 2."));
        Assert.That(After(second), Is.EqualTo(After(first)), "nothing was left to train");
        Assert.That(Differences().Matches(first), Has.Count.EqualTo(3), first);
        Assert.That(first, Does.Contain("It has seen 6,144 lessons."));
    }

    private static string After(string printed) => printed[printed.IndexOf("It has seen", StringComparison.Ordinal)..];

    [GeneratedRegex(@"learned minus [a-z-]+: -?[0-9.]+, 95 % from -?[0-9.]+ to -?[0-9.]+")]
    private static partial Regex Differences();
}
