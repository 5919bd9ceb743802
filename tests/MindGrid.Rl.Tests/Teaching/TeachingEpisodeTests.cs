using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class TeachingEpisodeTests
{
    private static readonly Lazy<ImmutableArray<TeachingGame>> PaperGames = new(() =>
        [.. PaperFactory.TestGames(100).Select(game => TeachingGame.From(game.Spec))]
    );

    // The numbers on which the reference's own code lands on these games (the paper's Table 1 prints the first).
    [TestCase("paper", "silent", "65.91 ± 5.17")]
    [TestCase("paper", "rules", "21.36 ± 4.17")]
    [TestCase("paper", "truthful", "0.00 ± 0.00")]
    [TestCase("strict", "silent", "73.58 ± 4.97")]
    [TestCase("strict", "rules", "25.84 ± 4.40")]
    [TestCase("success-only", "silent", "66.00 ± 4.76")]
    public void The_papers_hundred_games_give_its_gaps(string scoring, string teacher, string expected)
    {
        var convention = Scoring.All.Single(candidate => candidate.Name == scoring);
        var gaps = PaperGames.Value.Select(game =>
            (double)TeachingEpisode.Run(game, Teacher(teacher, game), convention).Gap.Value
        );
        Assert.That(MeanAndStandardError([.. gaps]), Is.EqualTo(expected));
    }

    [Test]
    public void Who_knows_all_edits_has_no_gap_untaught(
        [ValueSource(typeof(Scoring), nameof(Scoring.All))] Scoring scoring
    )
    {
        foreach (var game in PaperGames.Value.Take(50))
        {
            var known = game with { Believed = game.Real };
            Assert.That(known.UnknownEdits, Is.Empty);

            // One planner for both worlds goes on in its stream of draws, but what it plans costs the same.
            var episode = TeachingEpisode.Run(known, new SilentTeacher(), scoring);
            Assert.That(episode.Gap.Value, Is.Zero, $"{game.Spec.Id}, {scoring.Name}");
        }
    }

    [Test]
    public void The_truth_told_is_believed_to_the_letter()
    {
        foreach (var game in PaperGames.Value)
        {
            var episode = TeachingEpisode.Run(game, new TruthfulTeacher(game));
            if (episode.Heard.All(sentence => !sentence.IsIgnored))
            {
                Assert.That(episode.BeliefAfter, Is.EqualTo(game.Real.World), game.Spec.Id);
                Assert.That(episode.Gap.Value, Is.Zero, game.Spec.Id);
            }
            Assert.That(episode.Utterance.Sentences, Has.Length.EqualTo(game.UnknownEdits.Length));
        }
    }

    [Test]
    public void An_episode_is_a_pure_function()
    {
        foreach (var game in PaperGames.Value.Take(20))
        {
            var (one, other) = (Run(), Run());
            Assert.That((one.Gap, one.Played), Is.EqualTo((other.Gap, other.Played)));
            Assert.That(one.FirstPlan!.Steps, Is.EqualTo(other.FirstPlan!.Steps));
            Assert.That(one.BeliefAfter, Is.EqualTo(other.BeliefAfter));

            TeachingEpisode Run() => TeachingEpisode.Run(game, new RulesTeacher(), Scoring.Paper);
        }
    }

    [Test]
    public void A_human_without_a_plan_does_nothing_and_gets_nothing()
    {
        var game = HandMadeGame.Of(Sketch.Room(Sketch.Door(TileKind.DoorLocked)), Sketch.Room(Sketch.Passage()));
        var episode = TeachingEpisode.Run(game, new SilentTeacher());
        Assert.That(episode.TaughtPlan, Is.Null);
        Assert.That(episode.Played, Is.EqualTo(new PlayedPlan(0, false, DiedAtStep: null)));
        Assert.That(episode.Gap, Is.EqualTo(new AlignmentGap(Best: 95, Achieved: 0)));
    }

    // Believed: a cool island, 5 actions to the target. Real: hot lava, and a bridge far away: 15 actions.
    [TestCase("strict", 3, -3)]
    [TestCase("success-only", 5, 100)]
    [TestCase("paper", 5, 95)]
    public void Death_on_hot_lava_believed_cool_counts_as_the_convention_says(string scoring, int steps, int achieved)
    {
        var real = Sketch.Island(Sketch.Bridge(intact: true, row: 9));
        var game = HandMadeGame.Of(real with { Obstacle = TileKind.SafeLava }, real);
        var convention = Scoring.All.Single(candidate => candidate.Name == scoring);
        var episode = TeachingEpisode.Run(game, new SilentTeacher(), convention);
        Assert.That(episode.Played.DiedAtStep, Is.EqualTo(3));
        Assert.That(episode.Played.Steps, Is.EqualTo(steps));
        Assert.That(episode.Gap.Achieved, Is.EqualTo(achieved));
    }

    [Test]
    public void A_detour_costs_its_steps()
    {
        var believed = Sketch.Room(Sketch.Passage(row: 1));
        var real = Sketch.Room(Sketch.Passage(row: 1), Sketch.Passage(row: 5));
        var silent = TeachingEpisode.Run(HandMadeGame.Of(believed, real), new SilentTeacher());
        Assert.That(silent.Played.Success);
        Assert.That(silent.Gap.Best, Is.EqualTo(95));
        Assert.That(silent.Gap.Value, Is.EqualTo(silent.Played.Steps - 5));
        Assert.That(silent.Gap.Value, Is.Positive);
    }

    private static ITeacher Teacher(string name, TeachingGame game) =>
        name switch
        {
            "silent" => new SilentTeacher(),
            "rules" => new RulesTeacher(),
            _ => new TruthfulTeacher(game),
        };

    private static string MeanAndStandardError(double[] values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return FormattableString.Invariant($"{mean:F2} ± {Math.Sqrt(variance / values.Length):F2}");
    }
}
