using System.Text.RegularExpressions;

namespace MindGrid.Rl.Cli.Tests;

/// <summary>What the README tells a reader to type works as it stands there, without a network and without a key.</summary>
public partial class ReadmeTests
{
    [Test]
    public async Task The_commands_that_compare_language_models_work()
    {
        using var folder = new TemporaryFolder();
        folder.Write("answer.txt", "The lava is safe to walk on. The target object is hidden inside a box.");
        var commands = Section()
            .Match(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "README.md")))
            .Groups[1]
            .Value.Split('\n')
            .Where(line => line.StartsWith("mindgrid ", StringComparison.Ordinal))
            .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);

        var outputs = new List<string>();
        foreach (var command in commands)
        {
            string[] here =
            [
                .. command.Select(word =>
                    word.Replace("answer.txt", folder.PathOf("answer.txt"))
                        .Replace("runs/first", folder.PathOf("first"))
                ),
            ];
            outputs.Add((await Mindgrid.Run(here)).Succeeded().Output);
        }

        Assert.That(outputs, Has.Count.EqualTo(4));
        Assert.That(outputs[0], Does.Contain("100 samples scored, 0 failed, 0 done before, 0 left; 60 requests."));
        Assert.That(outputs[1], Does.Contain("400 samples scored, 0 failed, 100 done before, 0 left; 240 requests."));
        Assert.That(
            outputs[2],
            Does.Contain("| silent | 65.91 ± 5.17 |").And.Contain("are of the same games and scoring")
        );
        Assert.That(
            outputs[3],
            Does.Contain("300 samples, 0 of them done before.").And.Contain("openai:gpt-4o, five-shot")
        );
    }

    [GeneratedRegex(
        "^## Compare language models\n.*?```bash\n(.*?)```",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex Section();
}
