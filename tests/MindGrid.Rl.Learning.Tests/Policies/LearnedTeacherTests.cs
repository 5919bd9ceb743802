using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using TorchSharp;

namespace MindGrid.Rl.Learning.Tests.Policies;

public class LearnedTeacherTests
{
    private const int Games = 24;
    private static readonly GamePool Pool = GamePool.From(new FreshGames(), 1, Games);

    [Test]
    public void A_teacher_says_what_its_policy_says_in_the_environment(
        [Values] bool onePass,
        [Values(SentenceMask.Plausible, SentenceMask.InOrder, SentenceMask.Sayable)] SentenceMask mask
    )
    {
        var options = new TeachEnvOptions
        {
            Games = Pool,
            Mask = mask,
            MaxSentences = 6,
            Autoreset = AutoresetMode.SameStep,
        };
        var encoder = new LessonEncoder(options.MaxPlanSteps, options.MaxSentences);
        torch.manual_seed(5);
        using var network = onePass ? new OnePassNetwork(encoder, 16) : new TeacherNetwork(encoder, 16);
        var policy = new TeacherPolicy(network);
        var teacher = new LearnedTeacher("policy", policy, encoder, options);

        using var env = new TeachEnv(Games, options);
        _ = env.Reset(1);
        var alone = Enumerable
            .Range(0, Games)
            .Select(game => env.GameAt(game).Teach(teacher).Utterance.Sentences.ToList())
            .ToArray();
        var together = Conversations(policy, encoder, env, options.MaxSentences);

        Assert.That(together.Sum(said => said.Count), Is.Positive, "something is said");
        Assert.That(together, Is.EqualTo(alone));
    }

    /// <summary>[games] the likeliest sentences in the games that the environment stands at, until each of them ends.</summary>
    private static List<string>[] Conversations(TeacherPolicy policy, LessonEncoder encoder, TeachEnv env, int turns)
    {
        var batch = new SentenceBatch(Games, encoder);
        var chosen = new int[Games * SentenceCode.Slots];
        var said = Enumerable.Range(0, Games).Select(_ => new List<string>()).ToArray();
        var hasEnded = new bool[Games];
        for (var turn = 0; turn < turns; turn++)
        {
            var observations = env.Observe().Observations;
            for (var game = 0; game < Games; game++)
            {
                batch.WriteLesson(game, observations, game);
            }
            policy.Choose(batch, [.. Enumerable.Range(0, Games).Select(env.AllowedIn)], chosen);
            for (var game = 0; game < Games; game++)
            {
                var place = SentenceCode.PlaceOf(chosen.AsSpan(game * SentenceCode.Slots, SentenceCode.Slots));
                hasEnded[game] |= place == SentenceCode.Count;
                if (!hasEnded[game])
                {
                    var layout = env.GameAt(game).Game.Spec.Layout;
                    said[game].Add(EditGrammar.Say(SentenceCode.EditAt(place), layout));
                }
            }
            _ = env.Step(chosen);
        }
        return said;
    }
}
