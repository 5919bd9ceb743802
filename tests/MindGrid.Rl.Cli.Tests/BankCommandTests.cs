using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Cli.Tests;

public class BankCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task The_bank_holds_the_games_that_were_asked_for([Values] GameShape shape)
    {
        var file = _folder.PathOf("games.bank");
        var run = await Mindgrid.Run([
            "bank",
            "--out",
            file,
            "--games",
            "12",
            "--shape",
            shape.Name(),
            "--layout",
            "treasure_island",
            "--seed",
            "-4",
        ]);
        Assert.That(run.Succeeded().Output, Is.EqualTo($"Wrote 12 games to {file}.\n"));

        using var bank = GameBank.Open(file);
        var games = new FreshGames(shape, layout: Layout.TreasureIsland);
        Assert.That(
            Enumerable.Range(0, bank.Count).Select(i => AsText(bank[i].Game.Spec)),
            Is.EqualTo(Enumerable.Range(0, 12).Select(i => AsText(games.Draw(EpisodeSeed.Of(-4, i)).Game.Spec)))
        );
    }

    [Test]
    public async Task The_same_command_writes_the_same_bytes()
    {
        string[] files = [_folder.PathOf("a.bank"), _folder.PathOf("b.bank")];
        foreach (var file in files)
        {
            (await Mindgrid.Run("bank", "--out", file, "--games", "20")).Succeeded();
        }
        Assert.That(File.ReadAllBytes(files[0]), Is.EqualTo(File.ReadAllBytes(files[1])));
        Assert.That(Directory.GetFileSystemEntries(_folder.PathOf("")), Is.EquivalentTo(files));
    }

    [Test]
    public async Task Games_in_held_out_colours_are_marked_as_not_for_training()
    {
        var file = _folder.PathOf("test.bank");
        var run = await Mindgrid.Run("bank", "--out", file, "--games", "3", "--colors", "test_out", "--json");
        var report = JsonNode.Parse(run.Succeeded().Output)!.AsObject();
        Assert.That(
            report.ToJsonString(),
            Is.EqualTo(new JsonObject { ["file"] = file, ["games"] = 3 }.ToJsonString())
        );

        using var bank = GameBank.Open(file);
        Assert.That(JsonNode.Parse(bank.Source)!["training"]!.GetValue<bool>(), Is.False);
        Assert.That(bank[0].Game.Spec.Colors, Is.EqualTo(PaperFactory.TestGames(1)[0].Spec.Colors));
    }

    [Test]
    public async Task What_is_in_a_bank_is_counted()
    {
        var file = _folder.PathOf("games.bank");
        (await Mindgrid.Run("bank", "--out", file, "--games", "40", "--shape", "train")).Succeeded();
        var shown = JsonNode.Parse((await Mindgrid.Run("bank", "--show", file, "--json")).Succeeded().Output)!;

        Assert.That(
            shown.AsObject().Select(field => field.Key),
            Is.EqualTo(["file", "games", "source", "layouts", "unknownEdits", "edits"])
        );
        using var bank = GameBank.Open(file);
        var games = Enumerable.Range(0, 40).Select(i => bank[i].Game).ToArray();
        Assert.That(shown["source"]!.ToJsonString(), Is.EqualTo(bank.Source));
        Assert.That(
            shown["layouts"]!["room_door_key"]!.GetValue<int>(),
            Is.EqualTo(games.Count(game => game.Spec.Layout == Layout.RoomDoorKey))
        );
        Assert.That(shown["unknownEdits"]!.AsObject().Sum(count => count.Value!.GetValue<int>()), Is.EqualTo(40));
        foreach (var kind in Enum.GetValues<EditKind>())
        {
            Assert.That(
                shown["edits"]![kind.Name()]!["unknown"]!.GetValue<int>(),
                Is.EqualTo(games.Count(game => game.UnknownEdits.Any(edit => edit.Kind == kind))),
                kind.Name()
            );
        }
    }

    [Test]
    public async Task What_is_in_a_bank_is_told()
    {
        var file = _folder.PathOf("games.bank");
        (await Mindgrid.Run("bank", "--out", file, "--games", "5", "--layout", "room_door_key")).Succeeded();
        var lines = (await Mindgrid.Run("bank", "--show", file)).Succeeded().Output.Split('\n');

        Assert.That(
            lines[0],
            Is.EqualTo(
                $$"""{{file}}: 5 games, drawn from {"shape":"test","colors":"train","layout":"room_door_key","training":true,"seed":1}."""
            )
        );
        Assert.That(lines[1], Is.EqualTo("Layouts: room_door_key in 5, treasure_island in 0."));
        Assert.That(lines, Has.Some.StartsWith("| flip_vertical "));
    }

    [Test]
    public async Task A_bank_is_a_suite_for_the_other_commands()
    {
        var file = _folder.PathOf("games.bank");
        (await Mindgrid.Run("bank", "--out", file, "--games", "6", "--shape", "balanced")).Succeeded();
        var evaluated = await Mindgrid.Run("evaluate", "--suite", file, "--teacher", "truthful", "--json");
        var report = JsonNode.Parse(evaluated.Succeeded().Output)!;
        Assert.That(report["games"]!.GetValue<int>(), Is.EqualTo(6));
        Assert.That(report["teachers"]![0]!["gapMean"]!.GetValue<double>(), Is.Zero);

        var shown = await Mindgrid.Run("show", "--suite", file, "--game", "5", "--json");
        using var bank = GameBank.Open(file);
        Assert.That(
            JsonNode.Parse(shown.Succeeded().Output)!["id"]!.GetValue<string>(),
            Is.EqualTo(bank[5].Game.Spec.Id)
        );
    }

    [Test]
    public async Task More_games_than_a_bank_has_are_refused()
    {
        var file = _folder.PathOf("games.bank");
        (await Mindgrid.Run("bank", "--out", file, "--games", "2")).Succeeded();
        await AssertRefused($"--games is 3; '{file}' has 2.", "evaluate", "--suite", file, "--games", "3");
    }

    [Test]
    public async Task A_file_that_is_no_bank_is_refused_by_each_command()
    {
        var file = _folder.Write("games.bank", new string('x', 100));
        await AssertRefused($"{file}: It is no game bank.", "bank", "--show", file);
        await AssertRefused($"--suite: {file}: It is no game bank.", "evaluate", "--suite", file);
        await AssertRefused($"--suite: {file}: It is no game bank.", "show", "--suite", file);
    }

    [TestCase("bank", "bank needs either --out FILE or --show FILE.")]
    [TestCase("bank --out a --show b", "bank needs either --out FILE or --show FILE.")]
    [TestCase("bank --out a.bank", "--out needs --games N.")]
    [TestCase("bank --out a.bank --games 0", "--games is 0; it must be at least 1.")]
    [TestCase(
        "bank --out a.bank --games 1 --shape odd",
        "--shape: there is no shape 'odd'; known are train, test, balanced, partly-known."
    )]
    [TestCase(
        "bank --out a.bank --games 1 --colors test_in",
        "--colors: there are no colours of 'test_in'; known are train, val_out, test_out."
    )]
    [TestCase(
        "bank --out a.bank --games 1 --layout castle",
        "--layout: there is no layout 'castle'; known are room_door_key, treasure_island, both."
    )]
    [TestCase("bank --out nowhere/a.bank --games 1", "--out: the folder of 'nowhere/a.bank' does not exist.")]
    [TestCase("bank --show nowhere.bank", "--show: 'nowhere.bank' is no file.")]
    public Task What_cannot_be_done_is_refused_in_a_sentence(string line, string sentence) =>
        AssertRefused(sentence, line.Split(' '));

    private static async Task AssertRefused(string sentence, params string[] arguments)
    {
        var run = await Mindgrid.Run(arguments);
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo((CommandLine.BadUsage, "", $"mindgrid: {sentence}\n"))
        );
    }

    private static string AsText(MindGrid.Rl.Teaching.GameSpec spec) => SuiteFile.ToJson(new(spec, 1)).ToJsonString();
}
