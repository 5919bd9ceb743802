using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Cli.Tests;

public class EvaluateTablesTests
{
    private const int Columns = 100;

    [Test]
    public void Six_teachers_with_long_names_fit_the_terminal_in_two_tables_of_gaps()
    {
        string[] names = ["silent", "random", "rules", "truthful", "inverse-planning", "greedy-oracle-17"];
        var lines = Print(names);

        Assert.That(
            lines.Where(line => line.StartsWith("| unknown ")).Select(line => Cells(line)[2..]),
            Is.EqualTo([names[..4], names[4..]])
        );
        var afterTheFirst = lines.SkipWhile(line => line.Length > 0);
        Assert.That(afterTheFirst.Select(line => line.Length), Has.All.LessThanOrEqualTo(Columns));
        Assert.That(lines.Count(line => line.StartsWith("By edit, ")), Is.EqualTo(names.Length));
    }

    /// <summary>The lines of all tables for teachers who all do the same: say the truth.</summary>
    private static string[] Print(string[] names)
    {
        TeachingGame[] games = [.. PaperFactory.TestGames(20).Select(game => TeachingGame.From(game.Spec))];
        var truthful = TeacherEvaluation.Run(games, TeacherCatalog.BuiltIn.Find("truthful"), Scoring.Strict);
        using var output = new StringWriter { NewLine = "\n" };
        var tables = new EvaluateTables(
            new Terminal(output, TextWriter.Null),
            new EvaluateRequest("paper", Scoring.Strict, new LiteralHuman(), games),
            [.. names.Select(name => truthful with { Name = name })]
        );
        tables.Write(baseline: "rules", byEdit: true);
        return [.. output.ToString().Split('\n').Select(line => line.TrimEnd())];
    }

    private static string[] Cells(string row) => row.Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
