using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MindGrid.Rl.Cli.Tests;

public class VerifyCommandTests
{
    private const string Sentence = """
        {"layout":"room_door_key","sentence":"there is a walkable passage at column 6 row 9","parsed":{"edit":"add_passage","args":{"col":6,"row":9}}}
        """;

    private const string MisreadSentence = """
        {"layout":"room_door_key","sentence":"there is a walkable passage","parsed":{"edit":"add_passage","args":{"col":6,"row":9}}}
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Agreement_is_success()
    {
        var file = _folder.Write("same.jsonl", Sentence, Sentence);
        var run = (await Mindgrid.Run("verify", "reference", file)).Succeeded();
        Assert.That(run.Output, Is.EqualTo($"{file}: 2/2 of kind sentence agree in every field\n"));
    }

    [Test]
    public async Task A_difference_is_failure_and_is_shown_where_it_is()
    {
        var file = _folder.Write("misread.jsonl", Sentence, MisreadSentence);
        var run = await Mindgrid.Run("verify", "reference", file);
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((CommandLine.Failed, "")));
        Assert.That(
            Regex.Replace(run.Output, @"\s+", " "),
            Is.EqualTo(
                $"{file}: 1/2 of kind sentence agree in every field "
                    + "line 2 there is a walkable passage: parsed: "
                    + """expected {"edit":"add_passage","args":{"col":6,"row":9}}, got null """
            )
        );
    }

    [Test]
    public async Task A_pipe_gets_a_difference_on_one_line_however_long()
    {
        var file = _folder.Write($"{new string('m', 200)}.jsonl", MisreadSentence);
        var run = await Mindgrid.Run("verify", "reference", file);
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task One_differing_file_among_many_is_failure()
    {
        var (same, misread) = (_folder.Write("same.jsonl", Sentence), _folder.Write("misread.jsonl", MisreadSentence));
        var run = await Mindgrid.Run("verify", "reference", same, misread, same);
        Assert.That(run.ExitCode, Is.EqualTo(CommandLine.Failed));
        Assert.That(run.Output.Split(" of kind "), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task The_JSON_report_has_a_row_for_each_file_and_kind()
    {
        var (same, misread) = (
            _folder.Write("same.jsonl", Sentence),
            _folder.Write("misread.jsonl", MisreadSentence, Sentence)
        );
        var run = await Mindgrid.Run("verify", "reference", "--json", same, misread);
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((CommandLine.Failed, "")));
        var expected = new JsonObject { ["files"] = new JsonArray(Row(same, 1, 1), Row(misread, 1, 2)) };
        Assert.That(JsonNode.Parse(run.Output)!.ToJsonString(), Is.EqualTo(expected.ToJsonString()));

        static JsonObject Row(string file, int agree, int total) =>
            new()
            {
                ["file"] = file,
                ["kind"] = "sentence",
                ["agree"] = agree,
                ["total"] = total,
            };
    }

    [Test]
    public async Task All_files_must_be_there_before_the_first_is_read()
    {
        var run = await Mindgrid.Run(
            "verify",
            "reference",
            _folder.Write("same.jsonl", Sentence),
            _folder.PathOf("missing.jsonl")
        );
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo((CommandLine.BadUsage, "", $"mindgrid: There is no file '{_folder.PathOf("missing.jsonl")}'.\n"))
        );
    }
}
