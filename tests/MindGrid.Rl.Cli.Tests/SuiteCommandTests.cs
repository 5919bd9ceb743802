using System.CommandLine;
using System.Text.Json.Nodes;
using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Cli.Tests;

/// <summary>The factory is replayed twice for all tests, once for each form of the report.</summary>
public class SuiteCommandTests
{
    private static readonly TemporaryFolder Folder = new();
    private static readonly string First = Folder.PathOf("first.jsonl");
    private static readonly string Second = Folder.PathOf("second.jsonl");
    private static CliRun _told = null!;
    private static CliRun _reported = null!;

    [OneTimeSetUp]
    public static async Task WriteTwice()
    {
        _told = await Mindgrid.Run("suite", "paper", "--out", First);
        _reported = await Mindgrid.Run("suite", "paper", "--out", Second, "--json");
    }

    [OneTimeTearDown]
    public static void Remove() => Folder.Dispose();

    [Test]
    public void The_file_has_a_line_for_each_of_the_7000_games()
    {
        _told.Succeeded();
        var games = SuiteFile.Read(First).ToList();
        Assert.That(games, Has.Count.EqualTo(7000));
        Assert.That(games.Select(game => game.Id), Is.Unique);
        Assert.That(
            games.GroupBy(game => game.Split).Select(split => (split.Key, split.Count())),
            Is.EqualTo([("train", 5000), ("val_in", 500), ("test_in", 500), ("val_out", 500), ("test_out", 500)])
        );
    }

    [Test]
    public void The_first_test_games_are_those_that_evaluate_takes() =>
        Assert.That(
            File.ReadLines(First).Where(line => line.Contains("\"env-test_out-")).Take(20),
            Is.EqualTo(PaperFactory.TestGames(20).Select(game => SuiteFile.ToJson(game).ToJsonString()))
        );

    [Test]
    public void The_same_bytes_are_written_each_time()
    {
        var bytes = File.ReadAllBytes(First);
        Assert.That(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Second)));
        Assert.That(bytes.AsSpan().Contains((byte)'\r'), Is.False);
        Assert.That(bytes[^1], Is.EqualTo((byte)'\n'));
    }

    [Test]
    public void Nothing_else_is_left_in_the_folder() =>
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(First)!), Is.EquivalentTo([First, Second]));

    [Test]
    public void The_report_counts_the_games_of_each_split() =>
        Assert.That(
            _told.Output.ReplaceLineEndings(" "),
            Does.EndWith("(train 5000, val_in 500, test_in 500, val_out 500, test_out 500). ")
        );

    [Test]
    public void The_JSON_report_names_suite_file_and_games()
    {
        var report = JsonNode.Parse(_reported.Succeeded().Output)!.AsObject();
        Assert.That(report.Select(field => field.Key), Is.EqualTo(["suite", "file", "games"]));
        Assert.That(report["suite"]!.GetValue<string>(), Is.EqualTo("paper"));
        Assert.That(report["file"]!.GetValue<string>(), Is.EqualTo(Second));
        Assert.That(report["games"]!.GetValue<int>(), Is.EqualTo(7000));
    }

    [Test]
    public async Task The_written_games_are_verified_as_specs()
    {
        var run = (await Mindgrid.Run("verify", "reference", First, "--json")).Succeeded();
        var file = JsonNode.Parse(run.Output)!["files"]!.AsArray().Single()!;
        Assert.That(
            (file["kind"]!.GetValue<string>(), file["agree"]!.GetValue<int>(), file["total"]!.GetValue<int>()),
            Is.EqualTo(("spec", 7000, 7000))
        );
    }

    [Test]
    public async Task A_missing_folder_is_refused_and_not_made()
    {
        using var folder = new TemporaryFolder();
        var missing = folder.PathOf("missing");
        var file = Path.Combine(missing, "games.jsonl");
        var run = await Mindgrid.Run("suite", "paper", "--out", file);
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo((CommandLine.BadUsage, "", $"mindgrid: --out: the folder of '{file}' does not exist.\n"))
        );
        Assert.That(Directory.Exists(missing), Is.False);
    }

    [Test]
    public void A_stopped_replay_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var command = SuiteCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null));
        var parsed = command.Parse(["paper", "--out", folder.PathOf("games.jsonl")]);
        Assert.That(
            () =>
                parsed.InvokeAsync(
                    new InvocationConfiguration { EnableDefaultExceptionHandler = false },
                    new CancellationToken(canceled: true)
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(Directory.GetFileSystemEntries(folder.PathOf("")), Is.Empty);
    }
}
