using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests;

public class TeacherEvaluationTests
{
    private const double Tolerance = 1e-9;

    private static readonly ImmutableArray<TeachingGame> PaperGames = Games.OfThePaper(12);

    private static readonly JsonSerializerOptions NamedNumbers = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly TeacherEntry Silent = TeacherCatalog.BuiltIn.Find("silent");

    [Test]
    public void Figures_summarise_the_episodes_of_all_games([Values("silent", "rules", "truthful")] string name)
    {
        var teacher = TeacherCatalog.BuiltIn.Find(name);
        var result = TeacherEvaluation.Run(PaperGames, teacher, Scoring.Strict);

        var episodes = PaperGames
            .Select(game => TeachingEpisode.Run(game, teacher.For(new PreparedGame(game)), Scoring.Strict))
            .ToList();
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
        var teacher = SayingTeacher.Entry("hello", "the indigo key has disappeared", "", "the lava is safe to walk on");
        ImmutableArray<TeachingGame> games = [Games.Island(seed: 1), Games.Island(seed: 2)];
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
        ImmutableArray<TeachingGame> games = [Games.Island(seed: 1), Games.Island(seed: 2)];
        Assert.That(TeacherEvaluation.Run(games, Silent, scoring).Deaths, Is.Zero);
        var lied = TeacherEvaluation.Run(games, SayingTeacher.Entry("the lava is safe to walk on"), scoring);
        Assert.That(lied.Deaths, Is.EqualTo(2));
        Assert.That(lied.SuccessRate, Is.EqualTo(scoring.DeathEnds ? 0 : 1));
    }

    [Test]
    public void Each_game_gets_a_teacher_of_its_own()
    {
        var taught = new ConcurrentBag<TeachingGame>();
        var teacher = new TeacherEntry(
            "fresh",
            "remembers whom it was made for",
            game =>
            {
                taught.Add(game.Game);
                return new SilentTeacher();
            }
        );
        TeacherEvaluation.Run(PaperGames, teacher, Scoring.Strict);
        Assert.That(taught, Is.EquivalentTo(PaperGames));
    }

    [Test]
    public void Progress_tells_each_game()
    {
        var told = new ToldProgress();
        TeacherEvaluation.Run(PaperGames, Silent, Scoring.Strict, progress: told);
        Assert.That(told.Values, Is.EqualTo(Enumerable.Range(1, PaperGames.Length)));
    }

    [Test]
    public void Cancelling_stops_before_the_next_game()
    {
        using var cancel = new CancellationTokenSource();
        var told = new ToldProgress(after: 2, cancel.Cancel);
        var prepared = PreparedGame.FromMany(PaperGames);
        Assert.That(
            () => TeacherEvaluation.Run(prepared, Silent, degreeOfParallelism: 1, progress: told, cancel: cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(told.Values, Is.EqualTo([1, 2]));
    }

    [Test]
    public void The_figures_do_not_depend_on_the_number_of_threads([Values("paper", "strict")] string name)
    {
        var scoring = Scoring.All.Single(scoring => scoring.Name == name);
        var prepared = PreparedGame.FromMany(PaperGames, scoring);
        var teacher = TeacherCatalog.BuiltIn.Find("random");
        var alone = AsText(TeacherEvaluation.Run(prepared, teacher, degreeOfParallelism: 1));
        Assert.That(alone, Does.Contain("leave").IgnoreCase);
        foreach (var threads in (int[])[2, 5])
        {
            Assert.That(
                AsText(TeacherEvaluation.Run(prepared, teacher, degreeOfParallelism: threads)),
                Is.EqualTo(alone)
            );
        }

        static string AsText(TeacherResult result) =>
            JsonSerializer.Serialize(result with { Seconds = 0 }, NamedNumbers);
    }

    [Test]
    public void The_truth_in_order_is_all_true_and_complete()
    {
        var truthful = TeacherEvaluation.Run(PaperGames, TeacherCatalog.BuiltIn.Find("truthful"), Scoring.Strict);
        var said = truthful.Said;
        Assert.That((said.Truthfulness, said.Score.Precision, said.Score.Recall), Is.EqualTo((1.0, 1.0, 1.0)));
        Assert.That((said.Score.F1, said.KendallTau), Is.EqualTo((1.0, 1.0)));
        Assert.That(said.Sentences, Is.EqualTo(PaperGames.Sum(game => game.UnknownEdits.Length)));
        Assert.That(said.OrderedGames, Is.EqualTo(PaperGames.Count(game => game.UnknownEdits.Length > 1)));
        Assert.That(truthful.ManipulatingSentences, Is.Zero);
        Assert.That(truthful.LeaveOneOut!.Overall.Cost.Mean, Is.Positive);
    }

    [Test]
    public void The_truth_backwards_is_as_true_and_has_the_opposite_order()
    {
        var reversed = TeacherEvaluation.Run(PaperGames, ReversedTeacher.Entry, Scoring.Strict);
        Assert.That((reversed.Said.Truthfulness, reversed.Said.KendallTau), Is.EqualTo((1.0, -1.0)));
        Assert.That(reversed.Gap.Mean, Is.Positive);
    }

    [Test]
    public void Of_silence_nothing_is_known_but_that_it_names_no_edit()
    {
        var silent = TeacherEvaluation.Run(PaperGames, Silent, Scoring.Strict);
        Assert.That(silent.Said.Sentences, Is.Zero);
        Assert.That(silent.Said.Truthfulness, Is.Null);
        Assert.That((silent.Said.Score.Precision, silent.Said.Score.F1), Is.EqualTo(((double?)null, (double?)null)));
        Assert.That(silent.Said.Score.Recall, Is.Zero);
        Assert.That(silent.Said.KendallTau, Is.Null);
        Assert.That(silent.LeaveOneOut!.Overall.Sentences, Is.Zero);
    }

    [Test]
    public void Gaps_stand_in_the_order_of_the_games()
    {
        var result = TeacherEvaluation.Run(PaperGames, Silent, Scoring.Strict);
        Assert.That(
            result.Gaps,
            Is.EqualTo(PaperGames.Select(game => TeachingEpisode.Run(game, new SilentTeacher()).Gap.Value))
        );
    }

    [Test]
    public void Nothing_is_left_out_where_nobody_asks_for_it()
    {
        var prepared = PreparedGame.FromMany(PaperGames);
        var rules = TeacherCatalog.BuiltIn.Find("rules");
        Assert.That(TeacherEvaluation.Run(prepared, rules, leaveOneOut: false).LeaveOneOut, Is.Null);
        Assert.That(
            TeacherEvaluation.Run(prepared, rules).LeaveOneOut!.Overall.Sentences,
            Is.EqualTo(prepared.Sum(game => game.Teach(new RulesTeacher()).Heard.Length))
        );
    }

    [Test]
    public void No_games_are_refused() =>
        Assert.That(
            () => TeacherEvaluation.Run([], Silent, Scoring.Strict),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("games")
        );
}
