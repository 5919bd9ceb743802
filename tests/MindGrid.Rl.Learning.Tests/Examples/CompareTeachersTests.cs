using MindGrid.Rl.Learning.Tests.Training;

namespace MindGrid.Rl.Learning.Tests.Examples;

/// <summary>The example compares runs with teachers that were not trained, on the paper's games and on fresh ones.</summary>
public class CompareTeachersTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Delete_what_was_written() => _folder.Dispose();

    [TestCase("3", "paper")]
    [TestCase("fresh:4:9", "strict")]
    public void The_table_has_a_row_for_each_teacher_and_one_for_all_runs(string suite, string scoring)
    {
        var runs = new[] { _folder.PathOf("one"), _folder.PathOf("two") };
        for (var seed = 0; seed < runs.Length; seed++)
        {
            TinyRun.Train(TinyRun.Options with { Updates = 1, Seed = seed }, runs[seed]);
        }
        var rows = ExampleProgram.Run("CompareTeachers", [suite, scoring, .. runs]).Trim().Split('\n');
        var means = rows[5..7].Select(row => double.Parse(row.Split('|', '±')[2])).ToArray();

        Assert.That(rows[0], Does.Contain($"games of `{suite}`, scoring {scoring}"));
        Assert.That(
            rows[2..].Select(row => row.Split('|')[1].Trim()),
            Is.EqualTo(new[] { "silent", "rules", "inverse-planning", "one", "two", "mean of 2 runs" })
        );
        Assert.That(rows[3], Does.EndWith("| 0.00 [0.00, 0.00] |"), "rules against rules");
        Assert.That(double.Parse(rows[7].Split('|', '±')[2]), Is.EqualTo(means.Average()).Within(0.011));
    }

    [Test]
    public void Without_runs_the_others_are_compared() =>
        Assert.That(ExampleProgram.Run("CompareTeachers", "3", "paper").Trim().Split('\n'), Has.Length.EqualTo(5));
}
