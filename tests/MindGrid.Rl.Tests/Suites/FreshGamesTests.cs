using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class FreshGamesTests
{
    private const int Many = 2_000;

    private static readonly Lazy<ImmutableArray<PreparedGame>> Balanced = new(() =>
        Draw(new FreshGames(GameShape.Balanced), 200)
    );

    [Test]
    public void Of_two_edits_the_human_knows_none_one_or_both()
    {
        var games = Draw(new FreshGames(GameShape.PartlyKnown), 300);
        Assert.That(games.Select(game => game.Game.Spec.TrueEdits.Length), Is.All.EqualTo(2));
        for (var known = 0; known <= 2; known++)
        {
            var count = games.Count(game => game.Game.Spec.FalseEdits.Length == known);
            Assert.That(count, Is.InRange(60, 140), $"{known} known");
        }
    }

    [Test]
    public void A_game_depends_on_its_seed_alone([Values] GameShape shape)
    {
        var games = new FreshGames(shape);
        var alone = Enumerable.Range(0, 24).Select(seed => AsText(new FreshGames(shape).Draw(seed))).ToArray();
        var backwards = Enumerable.Range(0, 24).Reverse().Select(seed => AsText(games.Draw(seed))).Reverse();
        var together = Enumerable.Range(0, 24).AsParallel().AsOrdered().Select(seed => AsText(games.Draw(seed)));

        Assert.That(backwards, Is.EqualTo(alone));
        Assert.That(together, Is.EqualTo(alone));
        Assert.That(alone, Is.Unique);
    }

    [Test]
    public void Neighbouring_seeds_do_not_share_their_first_draws()
    {
        var games = Draw(new FreshGames(GameShape.TrainLike), 400);

        // One bit decides the layout; of 400 fair ones, fewer than 140 of one kind come up less than once in a billion times.
        Assert.That(games.Count(game => game.Game.Spec.Layout == Layout.RoomDoorKey), Is.InRange(140, 260));
        Assert.That(games.Select(game => game.Game.Spec.Seed), Is.Unique);
    }

    [TestCase(long.MinValue)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(long.MaxValue)]
    public void Every_seed_has_a_game(long seed) =>
        Assert.That(new FreshGames().Draw(seed).Game.Spec.Id, Is.EqualTo($"test-{seed}"));

    [Test]
    public void Both_worlds_have_a_plan_and_the_best_return_is_that_of_the_real_one([Values] GameShape shape)
    {
        foreach (var game in Draw(new FreshGames(shape), 40))
        {
            var again = new PreparedGame(TeachingGame.From(game.Game.Spec));
            Assert.That(again.HasBothPlans, game.Game.Spec.Id);
            Assert.That((game.Scoring, game.BestReturn), Is.EqualTo((Scoring.Strict, again.BestReturn)));
            Assert.That(game.FirstPlan!.Steps, Is.EqualTo(again.FirstPlan!.Steps));
        }
    }

    [Test]
    public void Train_like_games_have_two_edits_and_test_like_ones_those_of_the_test_split()
    {
        foreach (var spec in Draw(new FreshGames(GameShape.TrainLike), 100).Select(game => game.Game.Spec))
        {
            Assert.That((spec.FalseEdits.Length, spec.TrueEdits.Length), Is.EqualTo((0, 2)));
        }
        var test = Draw(new FreshGames(GameShape.TestLike), 300).Select(game => game.Game.Spec).ToArray();
        Assert.That(test.Select(spec => spec.FalseEdits.Length), Has.All.EqualTo(2));
        // None to all but one of the 8 (room) or 10 (island) that are left.
        Assert.That(
            test.Select(spec => (spec.Layout, spec.TrueEdits.Length - 2)).Distinct(),
            Is.EquivalentTo(
                Enumerable
                    .Range(0, 8)
                    .Select(count => (Layout.RoomDoorKey, count))
                    .Concat(Enumerable.Range(0, 10).Select(count => (Layout.TreasureIsland, count)))
            )
        );
    }

    [Test]
    public void A_layout_can_be_asked_for([Values] Layout layout, [Values] GameShape shape)
    {
        var games = Draw(new FreshGames(shape, layout: layout), 10);
        Assert.That(games.Select(game => game.Game.Spec.Layout), Has.All.EqualTo(layout));
    }

    /// <summary>Played by the whole episode, sentences and reader included, not by what chose the games.</summary>
    [Test]
    public void In_a_balanced_game_leaving_out_any_sentence_costs()
    {
        foreach (var game in Balanced.Value)
        {
            var sentences = game.Teach(new TruthfulTeacher(game.Game)).Utterance.Sentences;
            Assert.That(
                sentences,
                Has.Length.EqualTo(game.Game.Spec.TrueEdits.Length - game.Game.Spec.FalseEdits.Length)
            );
            Assert.That(GapAfter(game, sentences), Is.Zero, game.Game.Spec.Id);
            foreach (var sentence in sentences)
            {
                Assert.That(GapAfter(game, sentences.Remove(sentence)), Is.Positive, $"{game.Game.Spec.Id} {sentence}");
            }
        }
    }

    [Test]
    public void Balanced_games_have_one_to_four_unknown_edits_as_often_and_every_kind_that_can_matter()
    {
        var unknown = Balanced.Value.Select(game => game.Game.UnknownEdits).ToArray();
        foreach (var count in Enumerable.Range(1, 4))
        {
            Assert.That(unknown.Count(edits => edits.Length == count), Is.InRange(25, 80), $"{count} edits");
        }
        Assert.That(
            unknown.SelectMany(edits => edits).Select(edit => edit.Kind).Distinct(),
            Is.EquivalentTo(EditNames.For(Layout.TreasureIsland).Remove(EditKind.ChangeTargetColor))
        );
        Assert.That(
            Balanced.Value.Select(game => game.Game.Spec.FalseEdits.Length).Distinct(),
            Is.EquivalentTo([0, 1, 2])
        );
    }

    [Test]
    public void No_training_game_has_what_the_paper_holds_out([Values] GameShape shape)
    {
        foreach (var game in Draw(new FreshGames(shape), shape == GameShape.Balanced ? 300 : Many))
        {
            Assert.That(HeldOut.Problem(game.Game), Is.Null);
            Assert.That(game.Game.Spec.Seed, Is.GreaterThan(PaperFactory.MaxSeed));
        }
    }

    [Test]
    public void Training_and_tests_never_share_a_world()
    {
        var training = Draw(new FreshGames(), Many).Select(game => game.Game.Spec.Seed);
        var test = Draw(new FreshGames(training: false), Many).Select(game => game.Game.Spec.Seed);
        var suite = FreshSuite.Games(5, GameSplit.TestOut).Take(200).Select(game => game.Spec.Seed);

        Assert.That(training, Has.All.Matches<long>(long.IsEvenInteger));
        Assert.That(test, Has.All.Matches<long>(long.IsOddInteger));
        Assert.That(suite, Has.All.Matches<long>(long.IsOddInteger));
    }

    [Test]
    public void Colours_that_are_held_out_are_had_only_for_tests()
    {
        var colors = PaperFactory.TestGames(1)[0].Spec.Colors;
        Assert.That(
            new FreshGames(colors: GameSplit.TestOut, training: false).Draw(3).Game.Spec.Colors,
            Is.EqualTo(colors)
        );
        Assert.That(
            () => new FreshGames(colors: GameSplit.TestOut),
            Throws.ArgumentException.With.Message.StartsWith(
                $"The colours of test_out must not be trained on: {colors[0].Name()} is a colour of the paper's test_out."
            )
        );
        Assert.That(
            () => new FreshGames(colors: "test_in"),
            Throws.ArgumentException.With.Message.StartsWith(
                "There are no games in the colours of 'test_in'; known are train, val_out, test_out."
            )
        );
    }

    [Test]
    public void Sources_that_draw_the_same_games_are_equal()
    {
        var (games, same) = (new FreshGames(GameShape.Balanced), new FreshGames(GameShape.Balanced));
        Assert.That((same, same.GetHashCode()), Is.EqualTo((games, games.GetHashCode())));
        Assert.That(new FreshGames(), Is.Not.EqualTo(new FreshGames(training: false)));
        Assert.That(
            new FreshGames(layout: Layout.RoomDoorKey).Describe().ToJsonString(),
            Is.EqualTo("""{"shape":"test","colors":"train","layout":"room_door_key","training":true}""")
        );
    }

    [Test]
    public void Shapes_are_found_by_their_names([Values] GameShape shape)
    {
        Assert.That((GameShapes.TryParse(shape.Name(), out var found), found), Is.EqualTo((true, shape)));
        Assert.That(GameShapes.TryParse("Train", out _), Is.False);
    }

    private static ImmutableArray<PreparedGame> Draw(FreshGames games, int count) =>
        [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(seed => games.Draw(seed))];

    private static int GapAfter(PreparedGame game, ImmutableArray<string> sentences) =>
        game.Teach(new Saying(sentences)).Gap.Value;

    private static string AsText(PreparedGame game) =>
        $"{SuiteFile.ToJson(new(game.Game.Spec, 1))} {game.BestReturn} {string.Join(';', game.FirstPlan!.Steps)}";

    private sealed class Saying(ImmutableArray<string> sentences) : ITeacher
    {
        public string Name => "saying";

        public Utterance Teach(Lesson lesson) => new(sentences);
    }
}
