using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class PreparedGameTests
{
    private static readonly Lazy<ImmutableArray<TeachingGame>> Games = new(() =>
        TeachingGame.FromMany([.. PaperFactory.TestGames(12).Select(game => game.Spec)])
    );

    private static readonly (string Name, Func<TeachingGame, ITeacher> For)[] Teachers =
    [
        ("silent", _ => new SilentTeacher()),
        ("rules", _ => new RulesTeacher()),
        ("random", game => new RandomTeacher(game, seed: 3)),
        ("truthful", game => new TruthfulTeacher(game)),
    ];

    /// <summary>The plans that are shared are compared with plans that are made afresh, planner by planner.</summary>
    [Test]
    public void Each_plan_is_the_one_that_a_planner_of_its_own_makes(
        [ValueSource(typeof(Scoring), nameof(Scoring.All))] Scoring scoring
    )
    {
        foreach (var game in Games.Value)
        {
            var prepared = new PreparedGame(game, scoring);
            Assert.That(
                Steps(prepared.FirstPlan),
                Is.EqualTo(Steps(PlannerOf(game.Believed).MakePlan(game.Believed.World)))
            );
            foreach (var (name, teacherFor) in Teachers)
            {
                var episode = prepared.Teach(teacherFor(game));
                var belief = episode.BeliefAfter;
                var taught = scoring.OnePlannerPerGame
                    ? PlannerOf(game.Believed)
                    : new Planner(belief, game.Spec.Skills);
                Assert.That(
                    Steps(episode.TaughtPlan),
                    Is.EqualTo(Steps(taught.MakePlan(belief))),
                    $"{game.Spec.Id} {name}"
                );

                var real = scoring.OnePlannerPerGame ? taught : PlannerOf(game.Real);
                var best = real.MakePlan(game.Real.World)?.ToActions() ?? [];
                var played = PlayedPlan.Play(game.Real.World, best.AsSpan(), scoring.DeathEnds);
                Assert.That(episode.Gap.Best, Is.EqualTo(scoring.ReturnOf(played)), $"{game.Spec.Id} {name}");
            }

            Planner PlannerOf(EditedWorld world) => new(world.World, game.Spec.Skills);
        }
    }

    [Test]
    public void Episodes_do_not_depend_on_threads_or_on_earlier_teachers(
        [ValueSource(typeof(Scoring), nameof(Scoring.All))] Scoring scoring,
        [Values(1, 2, 3)] int threads
    )
    {
        var prepared = PreparedGame.FromMany(Games.Value, scoring, null, threads);
        foreach (var (_, teacherFor) in Teachers)
        {
            var alone = Games.Value.Select(game => AsText(TeachingEpisode.Run(game, teacherFor(game), scoring)));
            Assert.That(
                TeachingEpisode.RunMany(Games.Value, teacherFor, scoring, degreeOfParallelism: threads).Select(AsText),
                Is.EqualTo(alone)
            );
            Assert.That(
                TeachingEpisode.RunMany(prepared, game => teacherFor(game.Game), threads).Select(AsText),
                Is.EqualTo(alone)
            );
        }
    }

    [Test]
    public void What_a_teacher_throws_is_thrown_as_it_is([Values(1, 2, 3)] int threads) =>
        Assert.That(
            () => TeachingEpisode.RunMany(Games.Value, game => new BrokenTeacher(game), Scoring.Strict, threads),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(Games.Value[0].Spec.Id)
        );

    [Test]
    public void A_teacher_that_steps_its_lesson_does_not_disturb_the_next_one()
    {
        var prepared = new PreparedGame(Games.Value[0]);
        var before = AsText(prepared.Teach(new RulesTeacher()));
        prepared.Teach(new SteppingTeacher());
        Assert.That(AsText(prepared.Teach(new RulesTeacher())), Is.EqualTo(before));
    }

    private static string AsText(TeachingEpisode episode) =>
        $"{episode.Gap} {episode.Played} {string.Join(';', episode.Utterance.Sentences)} {Steps(episode.FirstPlan)} "
        + $"{Steps(episode.TaughtPlan)} {string.Join(';', episode.Heard.Select(heard => heard.Reason))} "
        + $"{string.Join(';', episode.BeliefAfter.Objects)} {episode.BeliefAfter.AgentCell}";

    private static string Steps(Plan? plan) => plan is null ? "none" : string.Join(';', plan.Steps);

    private sealed class BrokenTeacher(TeachingGame game) : ITeacher
    {
        public string Name => "broken";

        public Utterance Teach(Lesson lesson) => throw new NotSupportedException(game.Spec.Id);
    }

    private sealed class SteppingTeacher : ITeacher
    {
        public string Name => "stepping";

        public Utterance Teach(Lesson lesson)
        {
            Step.Apply(lesson.RealWorld, Rl.Grid.AgentAction.Forward);
            Step.Apply(lesson.RealWorld, Rl.Grid.AgentAction.Left);
            return Utterance.Silence;
        }
    }
}
