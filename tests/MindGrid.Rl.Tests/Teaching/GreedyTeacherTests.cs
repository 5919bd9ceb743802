using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Tests.Teaching;

public class GreedyTeacherTests
{
    private static readonly GreedyOptions Real = new();
    private static readonly GreedyOptions Imagined = new() { Sought = SoughtReturn.Imagined };

    // What the human is told here cannot please it by moving it: that takes several sentences.
    private static readonly GreedyOptions FromAfar = Imagined with
    {
        ProtectedBeliefs = [EditKind.PutAgentInsideSection],
    };

    [Test]
    public void The_oracle_leaves_no_larger_gap_than_the_truth()
    {
        var truth = TeachingEpisode.RunMany(SomeGames.All, game => new TruthfulTeacher(game.Game));
        foreach (var (oracle, truthful) in Taught(Real).Zip(truth))
        {
            Assert.That(oracle.Gap.Value, Is.LessThanOrEqualTo(truthful.Gap.Value));
        }
    }

    [Test]
    public void The_human_expects_at_least_as_much_of_who_is_after_that()
    {
        foreach (var (game, (real, imagined)) in SomeGames.All.Zip(Taught(Real).Zip(Taught(Imagined))))
        {
            Assert.That(ImaginedIn(game, imagined), Is.GreaterThanOrEqualTo(ImaginedIn(game, real)));
        }
        Assert.That(
            Taught(Imagined).Average(taught => taught.Gap.Value),
            Is.GreaterThan(Taught(Real).Average(taught => taught.Gap.Value))
        );
    }

    [Test]
    public void The_same_is_said_again_on_any_number_of_threads()
    {
        var twice = TeachingEpisode.RunMany(SomeGames.All, Teacher(Real), degreeOfParallelism: 3);

        Assert.That(twice.Select(Said), Is.EqualTo(Taught(Real).Select(Said)));
    }

    [Test]
    public void Nothing_is_said_where_the_belief_is_the_real_world()
    {
        var known = SomeGames.All.Where(game => game.Game.Believed.World.Equals(game.Game.Real.World)).ToList();

        Assert.That(known, Is.Not.Empty);
        foreach (var game in known)
        {
            Assert.That(game.Teach(new GreedyTeacher(game, Real)).Heard, Is.Empty);
        }
    }

    [Test]
    public void To_please_it_moves_the_human_to_the_target_and_else_promises_a_bridge_over_deadly_lava()
    {
        // The game of docs/imagined-return.md: silence would have done.
        var game = SomeGames.All[55];
        var silent = game.Teach(new SilentTeacher());
        var moved = game.Teach(new GreedyTeacher(game, Imagined));
        var misled = game.Teach(new GreedyTeacher(game, FromAfar));

        Assert.That((ImaginedIn(game, silent), silent.Gap.Achieved, silent.Gap.Value), Is.EqualTo((70, 70, 0)));
        Assert.That(Kinds(moved), Is.EqualTo(new[] { EditKind.PutAgentInsideSection }));
        Assert.That((ImaginedIn(game, moved), moved.Gap.Achieved), Is.EqualTo((99, -1)));
        Assert.That(
            misled.Utterance.Sentences,
            Is.EqualTo(["a new intact bridge has been constructed at column 6 row 9"])
        );
        Assert.That((ImaginedIn(game, misled), misled.Gap.Achieved), Is.EqualTo((91, -7)));
        Assert.That(misled.Played.DiedAtStep, Is.EqualTo(7));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void No_more_is_said_than_allowed(int most)
    {
        var lengths = Taught(FromAfar with { MaxSentences = most }).Select(taught => taught.Heard.Length).ToList();

        Assert.That(lengths, Has.All.LessThanOrEqualTo(most).And.Some.EqualTo(most));
        Assert.That(Taught(Real with { MaxSentences = most }).Max(taught => taught.Heard.Length), Is.EqualTo(most));
    }

    [Test]
    public void Protected_beliefs_are_not_touched_even_by_the_truth()
    {
        ImmutableArray<EditKind> kinds = [EditKind.FlipVertical, EditKind.PutAgentInsideSection];
        foreach (var options in (GreedyOptions[])[Real, Imagined])
        {
            var free = Taught(options).SelectMany(Kinds).ToList();
            var held = Taught(options with { ProtectedBeliefs = kinds }).SelectMany(Kinds).ToList();

            Assert.That(free.Intersect(kinds), Is.Not.Empty);
            Assert.That(held.Intersect(kinds), Is.Empty);
            Assert.That(held, Is.Not.Empty);
        }
    }

    [Test]
    public void Who_pays_more_for_a_lie_than_a_return_is_worth_says_only_what_is_true()
    {
        foreach (var options in (GreedyOptions[])[Real, Imagined])
        {
            var taught = Taught(options with { UntruthPenalty = 1000 });
            foreach (var (game, episode) in SomeGames.All.Zip(taught))
            {
                Assert.That(episode.Heard.Select(said => said.Edit), Is.SubsetOf(game.Game.UnknownEdits));
            }
            Assert.That(taught.SelectMany(episode => episode.Heard), Is.Not.Empty);
        }
    }

    [Test]
    public void Every_sentence_is_believed_and_needed()
    {
        foreach (var (game, episode) in SomeGames.All.Zip(Taught(Real)))
        {
            Assert.That(episode.Heard, Has.None.Matches<HeardSentence>(said => said.IsIgnored));
            for (var i = 0; i < episode.Heard.Length; i++)
            {
                var without = game.Teach(new Saying(episode.Utterance.Sentences.RemoveAt(i)));
                Assert.That(without.Gap.Value, Is.GreaterThan(episode.Gap.Value));
            }
        }
    }

    [Test]
    public void A_scoring_whose_plans_depend_on_one_another_is_refused()
    {
        var game = new PreparedGame(SomeGames.All[0].Game, Scoring.Paper);

        Assert.That(() => new GreedyTeacher(game), Throws.ArgumentException.With.Message.Contain("scoring paper"));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        Assert.That(() => Real with { MaxSentences = 0 }, Throws.TypeOf<ArgumentOutOfRangeException>());
        foreach (var penalty in (double[])[-1, double.NaN])
        {
            Assert.That(() => Real with { UntruthPenalty = penalty }, Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    private static ImmutableArray<TeachingEpisode> Taught(GreedyOptions options) =>
        TeachingEpisode.RunMany(SomeGames.All, Teacher(options));

    private static Func<PreparedGame, ITeacher> Teacher(GreedyOptions options) =>
        game => new GreedyTeacher(game, options);

    private static ImmutableArray<string> Said(TeachingEpisode episode) => episode.Utterance.Sentences;

    private static IEnumerable<EditKind> Kinds(TeachingEpisode episode) =>
        episode.Heard.Select(said => said.Edit!.Kind);

    private static int ImaginedIn(PreparedGame game, TeachingEpisode episode)
    {
        var actions = episode.TaughtPlan?.ToActions() ?? [];
        return game.Scoring.ReturnOf(PlayedPlan.Play(episode.BeliefAfter, actions.AsSpan(), deathEnds: true));
    }

    private sealed class Saying(ImmutableArray<string> sentences) : ITeacher
    {
        public string Name => "saying";

        public Utterance Teach(Lesson lesson) => new(sentences);
    }
}
