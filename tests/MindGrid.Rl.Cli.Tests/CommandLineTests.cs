using System.Text.RegularExpressions;

namespace MindGrid.Rl.Cli.Tests;

public class CommandLineTests
{
    private const string Hint =
        "mindgrid: 'mindgrid --help' lists the commands, 'mindgrid COMMAND --help' a command's options.\n";

    [TestCase("", "Required command was not provided.")]
    [TestCase("suite", "Required command was not provided.")]
    [TestCase("verify", "Required command was not provided.")]
    [TestCase("verify reference", "Required argument missing for command: 'reference'.")]
    [TestCase("suite paper", "Option '--out' is required.")]
    [TestCase("suite paper --out", "Required argument missing for option: '--out'.")]
    [TestCase("evaluate --fast", "Unrecognized command or argument '--fast'.")]
    [TestCase("evaluate silent", "Unrecognized command or argument 'silent'.")]
    [TestCase("evaluate --games", "Required argument missing for option: '--games'.")]
    [TestCase(
        "evaluate --scoring paper --scoring strict",
        "Option '--scoring' expects a single argument but 2 were provided."
    )]
    public async Task What_cannot_be_parsed_is_bad_usage_with_a_hint(string line, string sentence)
    {
        var run = await Mindgrid.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(run.Errors, Is.EqualTo($"mindgrid: {sentence}\n{Hint}"));
    }

    [TestCase("dance", "Unrecognized command or argument 'dance'.")]
    [TestCase("suite mine --out games.jsonl", "Unrecognized command or argument 'mine'.")]
    [TestCase("verify world", "Unrecognized command or argument 'world'.")]
    [TestCase("evaluate --games abc", "--games is 'abc'; it must be a whole number.")]
    [TestCase("evaluate --games 1.5", "--games is '1.5'; it must be a whole number.")]
    public async Task What_is_unknown_is_bad_usage_and_named(string line, string beginning)
    {
        var run = await Mindgrid.Run(line.Split(' '));
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(run.Errors, Does.Contain($"mindgrid: {beginning}").And.EndsWith(Hint));
    }

    [TestCase("evaluate --games 0", "--games is 0; it must be at least 1.")]
    [TestCase("evaluate --games -1", "--games is -1; it must be at least 1.")]
    [TestCase("evaluate --games 501", "--games is 501; the paper's suite has 500 test games.")]
    [TestCase(
        "evaluate --teacher nobody",
        "--teacher: There is no teacher 'nobody'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
    )]
    [TestCase(
        "evaluate --teacher silent,Rules",
        "--teacher: There is no teacher 'Rules'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
    )]
    [TestCase(
        "evaluate --teacher silent,",
        "--teacher: There is no teacher ''; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
    )]
    [TestCase(
        "evaluate --scoring lenient",
        "--scoring: there is no scoring 'lenient'; known are paper, strict, success-only."
    )]
    [TestCase("evaluate --suite nowhere.jsonl", "--suite: 'nowhere.jsonl' is neither 'paper' nor a file.")]
    [TestCase("evaluate --suite nowhere.yaml", "--suite: 'nowhere.yaml' is neither 'paper' nor a file.")]
    [TestCase("evaluate --suite .", "--suite: '.' is neither 'paper' nor a file.")]
    [TestCase("verify reference nowhere.jsonl", "There is no file 'nowhere.jsonl'.")]
    public async Task What_cannot_be_done_is_bad_usage_in_one_sentence(string line, string sentence)
    {
        var run = await Mindgrid.Run(line.Split(' '));
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo((CommandLine.BadUsage, "", $"mindgrid: {sentence}\n"))
        );
    }

    [TestCase("games.jsonl", "", "'{0}' has no games.")]
    [TestCase("games.jsonl", "[]\n", "{0}, line 1: This is not a JSON object.")]
    [TestCase("games.jsonl", "{}\n", "{0}, line 1: The field 'id' is missing.")]
    [TestCase("game.yaml", "", "{0}, line 1, column 1: The text is empty; a mapping is needed.")]
    [TestCase(
        "game.yml",
        "task: chess\n",
        "{0}, line 1, column 1: The configuration lacks the key 'true_agent'; needed are task, true_agent, false_agent."
    )]
    public async Task A_file_that_is_no_suite_is_bad_usage(string name, string text, string sentence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf(name);
        await File.WriteAllTextAsync(path, text);
        var run = await Mindgrid.Run("evaluate", "--suite", path);
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo((CommandLine.BadUsage, "", $"mindgrid: --suite: {string.Format(sentence, path)}\n"))
        );
    }

    [Test]
    public async Task Agents_of_different_worlds_are_bad_usage()
    {
        using var folder = new TemporaryFolder();
        var paper = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "appendix_b.yaml"));
        var path = folder.PathOf("game.yaml");
        await File.WriteAllTextAsync(path, paper.Remove(paper.LastIndexOf("5815062", StringComparison.Ordinal), 1));
        var run = await Mindgrid.Run("evaluate", "--suite", path);
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo(
                (
                    CommandLine.BadUsage,
                    "",
                    $"mindgrid: --suite: {path}, line 34, column 3: false_agent does not fit: "
                        + "true_agent.env.seed is 5815062, but false_agent.env.seed is 815062: "
                        + "a teaching game needs the same for both agents.\n"
                )
            )
        );
    }

    [TestCase("[]", "This is not a JSON object.")]
    [TestCase("{", "This is not JSON: ")]
    public async Task A_file_that_is_no_reference_is_complained_about(string line, string problem)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("records.jsonl", line);
        var run = await Mindgrid.Run("verify", "reference", path);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(run.Errors, Does.Match($@"^mindgrid: .*{Regex.Escape($"{path}, line 1: {problem}")}.*\n$"));
    }

    [Test]
    public async Task A_game_whose_world_cannot_be_made_is_bad_usage()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "games.jsonl",
            """
            {"id":"a","layout":"room_door_key","seed":1,"colors":["red"],"false_edits":[],"true_edits":[],"skills":["primitive"]}
            """
        );
        var run = await Mindgrid.Run("evaluate", "--suite", path);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(run.Errors, Does.StartWith("mindgrid: --suite: ").And.Contain("two different"));
    }

    [Test]
    public async Task An_empty_file_name_is_bad_usage()
    {
        var run = await Mindgrid.Run("suite", "paper", "--out", "");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(run.Errors, Does.StartWith("mindgrid: --out"));
    }

    [Test]
    public async Task Messages_name_no_type_of_the_program() =>
        Assert.That((await Mindgrid.Run("evaluate", "--games", "abc")).Errors, Does.Not.Contain("System."));

    [Test]
    public async Task Help_lists_the_commands()
    {
        var run = (await Mindgrid.Run("--help")).Succeeded();
        foreach (var command in (string[])["suite", "evaluate", "verify"])
        {
            Assert.That(run.Output, Does.Match($@"(?m)^  {command}\b"));
        }
    }

    [Test]
    public async Task Help_of_evaluate_names_every_teacher_and_scoring()
    {
        var run = (await Mindgrid.Run("evaluate", "--help")).Succeeded();
        foreach (var name in (string[])["silent (", "rules (", "truthful (", "paper: ", "strict: ", "success-only: "])
        {
            Assert.That(run.Output, Does.Contain(name));
        }
    }
}
