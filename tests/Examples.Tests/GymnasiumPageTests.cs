using System.Text.RegularExpressions;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace Examples.Tests;

/// <summary>docs/gymnasium.md shows code that is run, and timelines that environments really have.</summary>
public partial class GymnasiumPageTests
{
    private static readonly string Page = File.ReadAllText(ExampleProgram.PathOf("docs/gymnasium.md"));

    [Test]
    public void Every_code_block_is_run_somewhere_word_for_word()
    {
        var run = Directory
            .GetFiles(ExampleProgram.PathOf("examples"), "Program.cs", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(ExampleProgram.PathOf("tests/Examples.Tests"), "*PageSnippets.cs"))
            .Select(file => WithoutIndentation(File.ReadAllText(file)))
            .ToList();
        // The README's first block is FirstGap, which has a test of its own.
        var readme = CodeBlock().Matches(File.ReadAllText(ExampleProgram.PathOf("README.md"))).Skip(1).ToList();
        var page = CodeBlock().Matches(Page).ToList();
        var teaching = CodeBlock().Matches(File.ReadAllText(ExampleProgram.PathOf("docs/teaching.md"))).ToList();

        Assert.That(page, Has.Count.GreaterThan(8));
        Assert.That(readme, Is.Not.Empty);
        Assert.That(teaching, Is.Not.Empty);
        foreach (
            var block in page.Concat(readme).Concat(teaching).Select(match => WithoutIndentation(match.Groups[1].Value))
        )
        {
            Assert.That(run.Any(text => text.Contains(block)), () => $"Nobody runs this block:\n{block}");
        }
    }

    [TestCase(AutoresetMode.NextStep, "Reset", "Step", "Step", "Step", "Step")]
    [TestCase(AutoresetMode.SameStep, "Reset", "Step", "Step", "Step", "Step")]
    [TestCase(AutoresetMode.Disabled, "Reset", "Step", "Step", "Reset(mask)", "Step")]
    public void The_timelines_are_what_an_environment_returns(AutoresetMode autoreset, params string[] calls)
    {
        var timeline = Draw(autoreset, calls);

        Assert.That(Page, Does.Contain(timeline), () => $"The page lacks this timeline of {autoreset}:\n{timeline}");
    }

    private static string Draw(AutoresetMode autoreset, string[] calls)
    {
        using var env = new TwoStepEpisodes(autoreset);
        string[] names =
        [
            "call",
            "Observations",
            "FinalObservations",
            "Rewards",
            "Terminated",
            "EpisodeStarts",
            "EpisodeReturns",
            "EpisodeLengths",
        ];
        var columns = new List<string[]> { names };
        foreach (var call in calls)
        {
            var step = call switch
            {
                "Step" => env.Step(new int[1]),
                "Reset" => env.Reset(seed: 0),
                _ => env.Reset(mask: new[] { true }),
            };
            columns.Add(Column(call, step));
        }
        var lines = names.Select(
            (_, row) => string.Concat(columns.Select((column, i) => Cell(column[row], i))).TrimEnd()
        );
        return string.Join("\n", lines);
    }

    private static string Cell(string text, int column) => text.PadRight(column == 0 ? 20 : 13);

    private static string[] Column(string call, StepBatch step) =>
        [
            call,
            Name(step.Observations),
            step.Terminated[0] ? Name(step.FinalObservations) : ".",
            $"{step.Rewards[0]}",
            step.Terminated[0] ? "yes" : ".",
            step.EpisodeStarts[0] ? "yes" : ".",
            $"{step.EpisodeReturns[0]}",
            $"{step.EpisodeLengths[0]}",
        ];

    /// <summary>a0 is the first observation of episode a, a2 its last.</summary>
    private static string Name(SpaceArray observation)
    {
        var seen = observation.Row<int>(0);
        return $"{(char)('a' + seen[0])}{seen[1]}";
    }

    private static string WithoutIndentation(string code) =>
        string.Join("\n", code.Split('\n').Select(line => line.TrimStart()));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
