using System.Text;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Tests.Configuration;

/// <summary>Whatever a file holds, reading it gives a game, or the one kind of error that says where the file is wrong.</summary>
public class ConfigurationFuzzTests
{
    private static readonly string[] Configurations =
    [
        AppendixB.Yaml,
        AppendixB.With("false_agent:", "scoring: paper\nreward:\n  step_cost: 2\n  success: 50\nfalse_agent:"),
        .. PaperFactory.TestGames(4).Select(game => GameConfiguration.From(game.Spec).ToYaml()),
        "{task: pickup, true_agent: {preference: [{reward_carry_object_hof: 1}], skill: [\"left\", 'right'], env: &e {task: pickup, "
            + "layout: treasure_island, edits: [], seed: 7, allowed_object_colors: [red, blue], render_mode: null}}, "
            + "false_agent: {preference: [], skill: [primitive], env: *e}}\n",
        AliasBomb(levels: 12),
    ];

    private static readonly string[] Suites =
    [
        .. PaperFactory.TestGames(8).Select(game => SuiteFile.ToJson(game).ToJsonString() + "\n"),
        string.Concat(PaperFactory.TestGames(3).Select(game => SuiteFile.ToJson(game).ToJsonString() + "\r\n")),
    ];

    [TestCase(5_500)]
    [TestCase(300_000, Category = "Slow")]
    public void A_damaged_configuration_is_read_or_refused_in_its_own_words(int texts) =>
        Fuzzing.Run(
            texts,
            random =>
            {
                var text = Fuzzing.Damaged(random, Configurations);
                return random.Next(4) == 0 ? Encoding.UTF8.GetString(Fuzzing.DamagedBytes(random, text)) : text;
            },
            text =>
            {
                try
                {
                    GameConfiguration.Parse(text);
                }
                catch (ConfigurationException error)
                {
                    // Columns count from 1 and past the end at most.
                    if (error.Line < 1 || error.Column < 1 || error.Line > text.Length + 2 || error.Problem == "")
                    {
                        throw;
                    }
                }
            },
            text => text
        );

    [TestCase(3_000)]
    [TestCase(100_000, Category = "Slow")]
    public void A_damaged_suite_is_read_or_refused_in_its_own_words(int files)
    {
        var folder = Directory.CreateTempSubdirectory("mindgrid-");
        try
        {
            var path = Path.Combine(folder.FullName, "games.jsonl");
            Fuzzing.Run(
                files,
                random => Fuzzing.DamagedBytes(random, Fuzzing.Damaged(random, Suites)),
                bytes =>
                {
                    File.WriteAllBytes(path, bytes);
                    try
                    {
                        _ = SuiteFile.Read(path).Count();
                    }
                    catch (InvalidDataException error)
                    {
                        Assert.That(error.Message, Does.StartWith($"{path}, line "));
                    }
                },
                Encoding.UTF8.GetString
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string AliasBomb(int levels) =>
        "task: &a0 [pickup, pickup]\n"
        + string.Concat(
            Enumerable
                .Range(1, levels)
                .Select(i => $"key{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 8))}]\n")
        );
}
