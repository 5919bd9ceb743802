using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Demos;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Tests.Teaching.Demos;

public class DemoSetTests
{
    [Test]
    public void A_demonstration_ends_as_the_teachers_episode_does(
        [Values("literal", "sceptical:2", "forgetful:2", "mishearing:0.5", "bounded:6")] string human
    )
    {
        var games = GamesFor(HumanNames.Parse(human));
        var set = Record(games, game => new TruthfulTeacher(game.Game), maxSentences: 20);

        foreach (var (demo, game) in set.Demos.Zip(games))
        {
            var episode = game.Teach(new TruthfulTeacher(game.Game));
            Assert.That((demo.Best, demo.FinalGap), Is.EqualTo((episode.Gap.Best, episode.Gap.Value)));
            Assert.That(demo.FirstGap, Is.EqualTo(game.Teach(new SilentTeacher()).Gap.Value));
            Assert.That(
                demo.Steps.SkipLast(1).Select(step => (step.Text, step.IsAccepted)),
                Is.EqualTo(episode.Heard.Select(heard => ((string?)heard.Sentence, !heard.IsIgnored)))
            );
            Assert.That(demo.IsCut, Is.False);
        }
    }

    [Test]
    public void The_truth_is_true_and_stopping_follows_the_last_sentence()
    {
        foreach (var demo in Record(SomeGames.All, game => new TruthfulTeacher(game.Game), maxSentences: 20).Demos)
        {
            Assert.That(demo.Steps.SkipLast(1), Has.All.Property(nameof(DemoStep.IsTrue)).True);
            Assert.That(
                demo.Steps.SkipLast(1).Select(step => SentenceCode.EditAt(step.Place)),
                Is.EqualTo(demo.Game.UnknownEdits)
            );
            var stop = demo.Steps[^1];
            Assert.That(
                (stop.IsStop, stop.Text, stop.IsTrue, stop.IsAccepted),
                Is.EqualTo((true, (string?)null, false, false))
            );
        }
    }

    [Test]
    public void The_shaped_rewards_add_up_to_what_was_gained()
    {
        foreach (var demo in Record(SomeGames.All, game => new RandomTeacher(game.Game, 3)).Demos)
        {
            Assert.That(demo.Steps.Sum(step => step.ShapedReward), Is.EqualTo(demo.FirstGap - demo.FinalGap));
            Assert.That(demo.Steps.Sum(step => step.Reward), Is.EqualTo(-demo.FinalGap));
            Assert.That(demo.Steps.SkipLast(1).Select(step => step.Reward), Is.All.Zero);
        }
    }

    [Test]
    public void A_longer_episode_is_cut_and_ends_with_its_last_sentence()
    {
        var set = Record(SomeGames.All, game => new TruthfulTeacher(game.Game), maxSentences: 3);

        Assert.That(set.MaxSentences, Is.EqualTo(3));
        foreach (var demo in set.Demos)
        {
            var said = demo.Game.UnknownEdits.Length;
            Assert.That(demo.IsCut, Is.EqualTo(said > 3));
            Assert.That(demo.Steps, Has.Length.EqualTo(Math.Min(said + 1, 3)));
            Assert.That(demo.Steps[^1].IsStop, Is.EqualTo(said < 3));
            Assert.That(demo.Steps[^1].Reward, Is.EqualTo(-demo.FinalGap));
        }
        Assert.That(set.Demos.Select(demo => demo.IsCut), Does.Contain(true).And.Contain(false));
    }

    [TestCase("hello", "no slots can say “hello”.")]
    [TestCase(
        "there is a walkable passage at column 40 row 4",
        "no slots can say “there is a walkable passage at column 40 row 4”."
    )]
    public void What_no_slots_can_say_is_refused_with_the_game_and_the_sentence(string sentence, string problem)
    {
        var game = SomeGames.All[0];
        Assert.That(
            () => Record([game], _ => new Parrot(["the grid has been flipped along the vertical axis", sentence])),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"Game {game.Game.Spec.Id}: {problem}")
        );
    }

    [Test]
    public void No_games_several_humans_and_the_papers_scoring_are_refused()
    {
        var game = SomeGames.All[0];
        Assert.That(() => Record([], Truth), Throws.ArgumentException.With.Message.Contain("at least one game"));
        Assert.That(
            () => Record([game, game.For(new ScepticalHuman())], Truth),
            Throws.ArgumentException.With.Message.Contain("one human")
        );
        Assert.That(
            () => Record([new PreparedGame(game.Game, Scoring.Paper)], Truth),
            Throws.ArgumentException.With.Message.Contain("The scoring paper")
        );
        Assert.That(() => Record([game], Truth, maxSentences: 0), Throws.TypeOf<ArgumentOutOfRangeException>());

        static ITeacher Truth(PreparedGame game) => new TruthfulTeacher(game.Game);
    }

    private static ImmutableArray<PreparedGame> GamesFor(Human human) =>
        [.. SomeGames.All.Take(25).Select(game => game.For(human))];

    private static DemoSet Record(
        IReadOnlyList<PreparedGame> games,
        Func<PreparedGame, ITeacher> teacherFor,
        int maxSentences = DemoSet.UsualMaxSentences
    ) => DemoSet.Record("teacher", teacherFor, games, maxSentences: maxSentences);

    private sealed class Parrot(ImmutableArray<string> sentences) : ITeacher
    {
        public string Name => "parrot";

        public Utterance Teach(Lesson lesson) => new(sentences);
    }
}
