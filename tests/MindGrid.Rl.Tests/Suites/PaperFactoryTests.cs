using System.Text.Json;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Tests.Golden;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class PaperFactoryTests
{
    private static readonly Lazy<IReadOnlyList<SuiteGame>> Games = new(() => PaperFactory.Games());

    [Test]
    public void There_are_7000_games_in_five_splits()
    {
        Assert.That(
            Games.Value.GroupBy(game => game.Spec.Split).Select(split => $"{split.Key} {split.Count()}"),
            Is.EqualTo(["train 5000", "val_in 500", "test_in 500", "val_out 500", "test_out 500"])
        );
        Assert.That(Games.Value, Has.Count.EqualTo(7000));
    }

    [Test]
    public void Ids_are_unique_and_count_within_the_split()
    {
        Assert.That(Games.Value.Select(game => game.Spec.Id), Is.Unique);
        foreach (var split in Games.Value.GroupBy(game => game.Spec.Split))
        {
            Assert.That(
                split.Select(game => game.Spec.Id),
                Is.EqualTo(Enumerable.Range(0, split.Count()).Select(i => $"env-{split.Key}-{i}"))
            );
        }
    }

    [Test]
    public void The_first_forty_games_of_three_splits_equal_the_references_in_every_field()
    {
        var records = GoldenFile.Read("specs_first40");
        var ours = Games.Value.ToDictionary(game => game.Spec.Id, AsText);
        Assert.That(records, Has.Count.EqualTo(120));
        foreach (var record in records)
        {
            Assert.That(ours[record.Text("id")], Is.EqualTo(AsText(record)));
        }
    }

    [Test]
    public void The_first_test_game_is_the_papers_Appendix_B()
    {
        var spec = PaperFactory.TestGames(1)[0].Spec;
        Assert.That((spec.Seed, spec.Layout), Is.EqualTo((5815062, Layout.RoomDoorKey)));
        Assert.That(spec.Colors, Is.EqualTo([TileColor.Purple, TileColor.Lime, TileColor.Saffron, TileColor.Grey]));
        Assert.That(spec.FalseEdits, Is.EqualTo([EditKind.ToggleOpening, EditKind.AddOpening]));
        Assert.That(spec.TrueEdits, Is.EqualTo([EditKind.ToggleOpening, EditKind.AddOpening, EditKind.FlipVertical]));
        Assert.That(spec.Skills, Is.EqualTo(Enum.GetValues<SkillKind>().Where(kind => kind != SkillKind.FixBridge)));
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(500)]
    public void Test_games_are_the_beginning_of_their_split(int count) =>
        Assert.That(
            PaperFactory.TestGames(count).Select(AsText),
            Is.EqualTo(Games.Value.Where(game => game.Spec.Split == "test_out").Take(count).Select(AsText))
        );

    [Test]
    public void Train_games_drawn_alone_are_the_beginning_of_their_split_as_often_as_they_are_asked_for()
    {
        var alone = PaperFactory.TrainGames();
        var expected = Games.Value.Where(game => game.Spec.Split == "train").Take(40).Select(AsText).ToList();
        Assert.That(alone.Take(40).Select(AsText), Is.EqualTo(expected));
        Assert.That(alone.Take(40).Select(AsText), Is.EqualTo(expected));
    }

    [TestCase(0, "1")]
    [TestCase(501, "500")]
    public void Another_number_of_test_games_is_refused_and_the_limit_named(int count, string limit) =>
        Assert.That(
            () => PaperFactory.TestGames(count),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"'{limit}'")
        );

    [Test]
    public void Known_colors_games_have_two_edits_of_which_the_human_knows_none()
    {
        foreach (var spec in Games.Value.Select(game => game.Spec).Where(spec => !spec.Split.EndsWith("_out")))
        {
            Assert.That(spec.FalseEdits, Is.Empty);
            Assert.That(spec.TrueEdits, Has.Length.EqualTo(2).And.Unique);
        }
    }

    [Test]
    public void Other_games_have_two_known_edits_and_up_to_as_many_more_as_are_left_but_one()
    {
        foreach (var spec in Games.Value.Select(game => game.Spec).Where(spec => spec.Split.EndsWith("_out")))
        {
            var all = EditNames.For(spec.Layout);
            Assert.That(spec.FalseEdits, Has.Length.EqualTo(2));
            Assert.That(spec.TrueEdits.Take(2), Is.EqualTo(spec.FalseEdits));
            Assert.That(spec.TrueEdits, Is.Unique);
            Assert.That(spec.TrueEdits.Length, Is.InRange(2, 2 + all.Length - 3));
            Assert.That(spec.TrueEdits, Is.SubsetOf(all));
        }
    }

    [Test]
    public void Splits_in_and_out_share_no_color()
    {
        var colors = Games
            .Value.GroupBy(game => game.Spec.Split)
            .ToDictionary(split => split.Key, split => split.SelectMany(game => game.Spec.Colors).ToHashSet());
        Assert.That(colors["train"], Is.EquivalentTo(colors["val_in"]).And.EquivalentTo(colors["test_in"]));
        Assert.That(
            colors["train"].Concat(colors["val_out"]).Concat(colors["test_out"]),
            Is.EquivalentTo(Enum.GetValues<TileColor>())
        );
    }

    [Test]
    public void Seeds_are_multiples_of_the_splits_prime([Values("train", "val_out", "test_out")] string split)
    {
        var prime = split switch
        {
            "train" => 2,
            "val_out" => 7,
            _ => 11,
        };
        Assert.That(Games.Value.Where(game => game.Spec.Split == split && game.Spec.Seed % prime != 0), Is.Empty);
    }

    [Test]
    public void Cancelling_stops_between_two_games()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.That(() => PaperFactory.Games(cancel: cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static string AsText(SuiteGame game) =>
        Join(
            game.Spec.Id,
            game.Spec.Split,
            game.Spec.Layout,
            game.Spec.Seed,
            game.FactoryAttempts,
            game.Spec.Colors,
            game.Spec.FalseEdits,
            game.Spec.TrueEdits,
            game.Spec.Skills
        );

    private static string AsText(JsonElement record) =>
        Join(
            record.Text("id"),
            record.Text("split"),
            ReferenceNames.Layout(record.Text("layout")),
            record.GetProperty("seed").GetInt64(),
            record.Number("factory_attempts"),
            record.Texts("colors").Select(ReferenceNames.Color),
            record.Texts("false_edits").Select(ReferenceNames.Edit),
            record.Texts("true_edits").Select(ReferenceNames.Edit),
            record.Texts("skills").Select(ReferenceNames.Skill)
        );

    private static string Join(
        string id,
        string split,
        Layout layout,
        long seed,
        int attempts,
        IEnumerable<TileColor> colors,
        IEnumerable<EditKind> known,
        IEnumerable<EditKind> real,
        IEnumerable<SkillKind> skills
    ) =>
        $"{id} {split} {layout} {seed} {attempts} [{string.Join(' ', colors)}] [{string.Join(' ', known)}] "
        + $"[{string.Join(' ', real)}] [{string.Join(' ', skills)}]";
}
