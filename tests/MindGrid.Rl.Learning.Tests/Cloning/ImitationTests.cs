using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Learning.Tests.Cloning;

[TestFixture("behaviour-cloning")]
[TestFixture("dagger")]
[TestFixture("procedure-cloning")]
public class ImitationTests(string name)
{
    [Test]
    public void The_same_seed_gives_the_same_weights()
    {
        Assert.That(Trained(seed: 1), Is.EqualTo(Trained(seed: 1)));
        Assert.That(Trained(seed: 1), Is.Not.EqualTo(Trained(seed: 2)));
    }

    [Test]
    public void An_update_does_not_depend_on_those_before_it_but_by_the_weights()
    {
        // Without a learning rate the weights stay.
        var options = Students.Options with
        {
            LearningRate = 0,
            ExpertUpdates = 2,
        };
        using var fresh = Students.Learner(name, Students.Policy(name), options);
        using var used = Students.Learner(name, Students.Policy(name), options);
        used.Update(0, new());
        used.Update(2, new());

        Assert.That(Reported(used, 3), Is.EqualTo(Reported(fresh, 3)));
        Assert.That(Reported(used, 4), Is.Not.EqualTo(Reported(fresh, 3)));
    }

    [Test]
    public void A_few_games_are_learned_until_the_teacher_leaves_the_gap_that_the_expert_leaves()
    {
        const int Games = 8;
        var env = Students.Env with { Games = GamePool.From(new FreshGames(), 1, Games) };
        var policy = Students.Policy(name);
        using var learner = Students.Learner(name, policy, Students.Options with { ExpertUpdates = 20 }, env);
        const int Most = 400;
        var (update, loss) = (0, double.MaxValue);
        while (loss > 0.02 && update < Most)
        {
            loss = Reported(learner, update++)["train/loss"];
        }

        Assert.That(update, Is.LessThan(Most));
        var teacher = new LearnedTeacher(name, policy, Students.Encoder, env);
        for (var game = 0; game < Games; game++)
        {
            var prepared = env.Games.Draw(game);
            Assert.That(prepared.Teach(teacher).Gap.Value, Is.EqualTo(GapOfTheExpert(prepared)), prepared.Game.Spec.Id);
        }
    }

    private static int GapOfTheExpert(PreparedGame game)
    {
        var belief = game.Game.Believed.World;
        var said = new List<Edits.Edit>();
        while (Corrections.Next(belief, game.Game.Real.World) is { } edit)
        {
            said.Add(edit);
            belief = edit.TryApply(belief).World;
        }
        var layout = game.Game.Spec.Layout;
        return game.Teach(new Saying([.. said.Select(edit => Language.EditGrammar.Say(edit, layout))])).Gap.Value;
    }

    private static Dictionary<string, double> Reported(Learner learner, long update)
    {
        var metrics = new Metrics();
        learner.Update(update, metrics);
        return metrics.Means.ToDictionary(entry => entry.Name, entry => entry.Mean);
    }

    private float[] Trained(long seed)
    {
        var policy = Students.Policy(name);
        using var learner = Students.Learner(name, policy, Students.Options with { Seed = seed, ExpertUpdates = 1 });
        learner.Update(0, new());
        learner.Update(1, new());
        return Students.Weights(policy);
    }

    private sealed class Saying(params IReadOnlyList<string> sentences) : ITeacher
    {
        public string Name => "saying";

        public Utterance Teach(Lesson lesson) => new([.. sentences]);
    }
}
