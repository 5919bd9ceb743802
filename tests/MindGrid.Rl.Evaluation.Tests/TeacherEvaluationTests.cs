using System.Collections.Immutable;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests;

public class TeacherEvaluationTests
{
    private const double Tolerance = 1e-9;

    private static readonly ImmutableArray<TeachingGame> PaperGames =
    [
        .. PaperFactory.TestGames(12).Select(game => TeachingGame.From(game.Spec)),
    ];

    private static readonly TeacherEntry Silent = TeacherCatalog.BuiltIn.Find("silent");

    [Test]
    public void Figures_summarise_the_episodes_of_all_games([Values("silent", "rules", "truthful")] string name)
    {
        var teacher = TeacherCatalog.BuiltIn.Find(name);
        var result = TeacherEvaluation.Run(PaperGames, teacher, Scoring.Strict);

        var episodes = PaperGames.Select(game => TeachingEpisode.Run(game, teacher.For(game), Scoring.Strict)).ToList();
        Assert.That(result.Name, Is.EqualTo(name));
        Assert.That(result.Gap.Mean, Is.EqualTo(episodes.Average(episode => episode.Gap.Value)).Within(Tolerance));
        Assert.That(
            result.ClippedGap.Mean,
            Is.EqualTo(episodes.Average(episode => Math.Max(0, episode.Gap.Value))).Within(Tolerance)
        );
        Assert.That(result.NegativeGaps, Is.EqualTo(episodes.Count(episode => episode.Gap.Value < 0)));
        Assert.That(
            result.SuccessRate,
            Is.EqualTo(episodes.Count(episode => episode.Played.Success) / 12.0).Within(Tolerance)
        );
        Assert.That(result.Seconds, Is.Positive);
    }

    [Test]
    public void The_order_of_the_games_does_not_matter()
    {
        var teacher = TeacherCatalog.BuiltIn.Find("rules");
        var forward = TeacherEvaluation.Run(PaperGames, teacher, Scoring.Paper);
        var backward = TeacherEvaluation.Run([.. PaperGames.Reverse()], teacher, Scoring.Paper);
        Assert.That(forward.Gap.Mean, Is.Not.Zero);
        Assert.That(backward.Gap.Mean, Is.EqualTo(forward.Gap.Mean).Within(Tolerance));
        Assert.That(backward.Gap.StandardError, Is.EqualTo(forward.Gap.StandardError).Within(Tolerance));
        Assert.That(backward.ClippedGap.Mean, Is.EqualTo(forward.ClippedGap.Mean).Within(Tolerance));
        Assert.That(Counts(backward), Is.EqualTo(Counts(forward)));

        static (int, int, int, double) Counts(TeacherResult result) =>
            (result.NegativeGaps, result.Deaths, result.IgnoredSentences, result.SuccessRate);
    }

    [Test]
    public void Sentences_that_are_not_understood_or_not_believed_are_counted_over_all_games()
    {
        // A key on an island is understood and refused; "hello" is not understood; a blank is no sentence; the last is believed.
        var teacher = Saying("hello", "the indigo key has disappeared", "", "the lava is safe to walk on");
        ImmutableArray<TeachingGame> games = [Island(seed: 1), Island(seed: 2)];
        Assert.That(TeacherEvaluation.Run(games, teacher, Scoring.Strict).IgnoredSentences, Is.EqualTo(2 * 2));
    }

    [Test]
    public void Silence_has_no_ignored_sentences() =>
        Assert.That(TeacherEvaluation.Run(PaperGames, Silent, Scoring.Strict).IgnoredSentences, Is.Zero);

    [Test]
    public void Who_is_told_that_lava_is_safe_dies_and_is_counted_under_every_scoring(
        [Values("paper", "strict", "success-only")] string name
    )
    {
        var scoring = Scoring.All.Single(scoring => scoring.Name == name);
        ImmutableArray<TeachingGame> games = [Island(seed: 1), Island(seed: 2)];
        Assert.That(TeacherEvaluation.Run(games, Silent, scoring).Deaths, Is.Zero);
        var lied = TeacherEvaluation.Run(games, Saying("the lava is safe to walk on"), scoring);
        Assert.That(lied.Deaths, Is.EqualTo(2));
        Assert.That(lied.SuccessRate, Is.EqualTo(scoring.DeathEnds ? 0 : 1));
    }

    [Test]
    public void Each_game_gets_a_teacher_of_its_own()
    {
        var taught = new List<TeachingGame>();
        var teacher = new TeacherEntry(
            "fresh",
            "remembers whom it was made for",
            game =>
            {
                taught.Add(game);
                return new SilentTeacher();
            }
        );
        TeacherEvaluation.Run(PaperGames, teacher, Scoring.Strict);
        Assert.That(taught, Is.EqualTo(PaperGames));
    }

    [Test]
    public void Progress_tells_each_game()
    {
        var told = new ToldProgress();
        TeacherEvaluation.Run(PaperGames[..3], Silent, Scoring.Strict, told);
        Assert.That(told.Values, Is.EqualTo([1, 2, 3]));
    }

    [Test]
    public void Cancelling_stops_before_the_next_game()
    {
        using var cancel = new CancellationTokenSource();
        var told = new ToldProgress(after: 2, cancel.Cancel);
        Assert.That(
            () => TeacherEvaluation.Run(PaperGames, Silent, Scoring.Strict, told, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(told.Values, Is.EqualTo([1, 2]));
    }

    [Test]
    public void No_games_are_refused() =>
        Assert.That(
            () => TeacherEvaluation.Run([], Silent, Scoring.Strict),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("games")
        );

    /// <summary>An island that nothing has happened to: whoever is told something about it is lied to.</summary>
    private static TeachingGame Island(long seed) =>
        TeachingGame.From(
            new()
            {
                Id = $"island-{seed}",
                Layout = Layout.TreasureIsland,
                Seed = seed,
                Colors = [TileColor.Red, TileColor.Green, TileColor.Blue],
                FalseEdits = [],
                TrueEdits = [],
                Skills = SkillNames.For(Layout.TreasureIsland),
            }
        );

    private static TeacherEntry Saying(params ImmutableArray<string> sentences) =>
        new("saying", "says the same in every game", _ => new SayingTeacher(sentences));

    private sealed class SayingTeacher(ImmutableArray<string> sentences) : ITeacher
    {
        public string Name => "saying";

        public Utterance Teach(Lesson lesson) => new(sentences);
    }
}
