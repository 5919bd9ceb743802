using System.Text.Json.Nodes;
using System.Xml.Linq;
using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Cli.Tests;

public class ShowCommandTests
{
    [Test]
    public async Task The_papers_first_game_is_shown_from_the_first_plan_to_the_gap()
    {
        var (exitCode, output, errors) = await Mindgrid.Run("show");

        Assert.That(exitCode, Is.EqualTo(CommandLine.Done), errors);
        string[] expected =
        [
            "Game 0 of suite paper: env-test_out-0",
            "Goal:    pick up the purple ball.",
            "Teacher: truthful",
            "Scoring: strict",
            "What the human believes",
            "What is real",
            "Step 1: open the door at column 5 row 5",
            "1. “the grid has been flipped along the vertical",
            "Believed.",
            "- Mirrored: the whole grid, column c is now",
            "Turned: agent, now facing west.",
            "Success: yes",
            "Return:  90, in 10 steps.",
            "Best:    90",
            "Gap:     0",
        ];
        foreach (var text in expected)
        {
            Assert.That(output, Does.Contain(text));
        }
    }

    [Test]
    public async Task In_a_pipe_there_are_no_escapes_and_no_line_is_wider_than_100([Values(0, 3, 5, 97)] int game)
    {
        var (_, output, _) = await Mindgrid.Run("show", "--game", $"{game}");

        Assert.That(output, Does.Not.Contain("\e"));
        Assert.That(output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(100));
    }

    [Test]
    public async Task An_ignored_sentence_comes_with_its_reason()
    {
        // The reference's reader does not know "locked"; what is said about that door later finds none.
        string[] options = ["show", "--game", "5", "--scoring", "paper"];
        var (_, output, _) = await Mindgrid.Run(options);
        var (_, json, _) = await Mindgrid.Run([.. options, "--json"]);

        var heard = JsonNode.Parse(json)!["sentences"]!.AsArray().SelectMany(said => said!["heard"]!.AsArray());
        var ignored = heard.Where(sentence => sentence!["isIgnored"]!.GetValue<bool>()).ToList();
        Assert.That(
            ignored.Select(sentence => sentence!["text"]!.GetValue<string>()),
            Is.EqualTo([
                "a new locked door has been installed at column 7 row 6",
                "the door at column 7 row 6 is no longer in the original state",
            ])
        );
        foreach (var sentence in ignored)
        {
            Assert.That(output, Does.Contain($". “{sentence!["text"]}”\nIgnored: {sentence["reason"]}\n"));
        }
        Assert.That(output, Does.Contain("Ignored: There is no door at column 7 row 6."));
    }

    [Test]
    public async Task A_death_is_told_with_its_step_and_cell()
    {
        var (_, output, _) = await Mindgrid.Run("show", "--game", "97", "--teacher", "silent");
        var (_, json, _) = await Mindgrid.Run("show", "--game", "97", "--teacher", "silent", "--json");

        var step = JsonNode.Parse(json)!["played"]!["diedAtStep"]!.GetValue<int>();
        Assert.That(output, Does.Contain($"Death:   at step {step} of {step}, column"));
        Assert.That(output, Does.Contain("◄ dies at"));
        Assert.That(output, Does.Contain("that ends the episode"));
    }

    [Test]
    public async Task Json_has_the_same_content()
    {
        var (exitCode, output, _) = await Mindgrid.Run("show", "--game", "5", "--scoring", "paper", "--json");

        var json = JsonNode.Parse(output)!;
        var sentences = json["sentences"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(CommandLine.Done));
            Assert.That(json["id"]!.GetValue<string>(), Is.EqualTo("env-test_out-5"));
            Assert.That(json["scoring"]!["name"]!.GetValue<string>(), Is.EqualTo("paper"));
            Assert.That(json["firstPlan"]![0]!.GetValue<string>(), Is.EqualTo("get the ball at column 3 row 9"));
            Assert.That(sentences, Has.Count.EqualTo(7));
            Assert.That(sentences[0]!["heard"]![0]!["isIgnored"]!.GetValue<bool>(), Is.True);
            Assert.That(sentences[2]!["changedCells"]!.ToJsonString(), Is.EqualTo("""[{"column":8,"row":6}]"""));
            Assert.That(json["gap"]!.GetValue<int>(), Is.Zero);
        });
    }

    [Test]
    public async Task The_human_is_told_where_it_is_not_the_literal_one()
    {
        var (_, doubted, _) = await Mindgrid.Run("show", "--human", "sceptical:2");
        var (_, usual, _) = await Mindgrid.Run("show");
        var (_, json, _) = await Mindgrid.Run("show", "--human", "sceptical:2", "--json");

        Assert.That(doubted, Does.Contain("\nHuman:   sceptical:2.\nTeacher: truthful"));
        Assert.That(doubted, Does.Contain("Ignored: The human's own plan would not work then, so it doubts it."));
        Assert.That(usual, Does.Not.Contain("Human:"));
        Assert.That(JsonNode.Parse(json)!["human"]!.GetValue<string>(), Is.EqualTo("sceptical:2"));
    }

    [Test]
    public async Task The_picture_is_written_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory("mindgrid-show-").FullName;
        try
        {
            var file = Path.Combine(folder, "game.svg");
            await File.WriteAllTextAsync(file, "what was there before");

            var (exitCode, _, errors) = await Mindgrid.Run("show", "--svg", file);

            Assert.That(exitCode, Is.EqualTo(CommandLine.Done), errors);
            Assert.That(Directory.GetFiles(folder), Is.EqualTo((string[])[file]), "the temporary file is gone");
            Assert.That(XDocument.Load(file).Root!.Name.LocalName, Is.EqualTo("svg"));

            // The name is taken by a folder, so that the picture cannot be put there.
            var taken = Directory.CreateDirectory(Path.Combine(folder, "taken.svg")).FullName;
            Assert.That(
                () => WholeFile.Write(taken, writer => writer.Write("<svg/>")),
                Throws.InstanceOf<SystemException>()
            );
            Assert.That(File.Exists(taken + ".tmp"), Is.False);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("500", "--game is 500; the suite 'paper' has the games 0 to 499.")]
    [TestCase("-1", "--game is -1; games count from 0.")]
    public async Task A_game_that_is_not_there_is_bad_usage(string game, string message)
    {
        var (exitCode, output, errors) = await Mindgrid.Run("show", "--game", game);

        Assert.That(exitCode, Is.EqualTo(CommandLine.BadUsage));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain(message));
    }

    [TestCase("--teacher", "nobody", "There is no teacher 'nobody'")]
    [TestCase("--teacher", "silent,rules", "name only one")]
    [TestCase("--scoring", "none", "there is no scoring 'none'")]
    [TestCase("--svg", "no/such/folder/game.svg", "--svg: the folder of")]
    public async Task Options_that_mean_nothing_are_bad_usage(string option, string value, string message)
    {
        var (exitCode, _, errors) = await Mindgrid.Run("show", option, value);

        Assert.That(exitCode, Is.EqualTo(CommandLine.BadUsage));
        Assert.That(errors, Does.Contain(message));
    }

    // Every game is played twice inside, as an episode and sentence by sentence; a difference would throw.
    [Test]
    public async Task Every_teacher_and_scoring_can_be_shown(
        [Values("silent", "rules", "truthful")] string teacher,
        [Values("paper", "strict", "success-only")] string scoring
    )
    {
        for (var game = 0; game < 6; game++)
        {
            var (exitCode, _, errors) = await Mindgrid.Run(
                "show",
                "--game",
                $"{game}",
                "--teacher",
                teacher,
                "--scoring",
                scoring
            );
            Assert.That(exitCode, Is.EqualTo(CommandLine.Done), $"game {game}: {errors}");
        }
    }

    [Test]
    public async Task A_user_can_teach_with_words_of_their_own()
    {
        var (exitCode, output, errors) = await Mindgrid.Run(
            "show",
            "--say",
            "The board was mirrored along the vertical axis!"
        );
        Assert.That(exitCode, Is.EqualTo(CommandLine.Done), errors);
        Assert.That(output, Does.Contain("The board was mirrored").And.Contain("Believed."));
    }
}
