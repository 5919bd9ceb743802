using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class FailedGameTests
{
    private const string HotLavaIsSafe = "the lava is safe to walk on";

    [Test]
    public void What_was_left_unsaid_is_named_where_it_alone_would_have_helped()
    {
        var game = new PreparedGame(Games.Island(seed: 1, EditKind.HideTargetInBox));
        var failed = FailedGame.Among([game], [game.Teach(new SilentTeacher())]).Single();

        Assert.That(
            failed.Remedies,
            Has.Member(new Remedy(true, EditKind.HideTargetInBox, "the target object has been hidden inside a box"))
        );
    }

    [Test]
    public void A_lie_that_kills_had_better_not_been_said()
    {
        var game = new PreparedGame(Games.Island(seed: 1));
        var failed = FailedGame.Among([game], [game.Teach(new SayingTeacher(["hello", HotLavaIsSafe]))]).Single();

        Assert.That(failed.Remedies, Has.Member(new Remedy(false, EditKind.MakeLavaSafe, HotLavaIsSafe)));
    }

    [Test]
    public void Each_remedy_helps_and_only_games_with_a_gap_have_failed()
    {
        var games = PreparedGame.FromMany(Games.OfThePaper(40));
        var episodes = TeachingEpisode.RunMany(games, _ => new RulesTeacher());
        var failures = FailedGame.Among(games, episodes);

        Assert.That(
            failures.Select(failed => failed.Game),
            Is.EqualTo(games.Zip(episodes).Where(pair => pair.Second.Gap.Value >= 10).Select(pair => pair.First))
        );
        Assert.That(failures.SelectMany(failed => failed.Remedies), Is.Not.Empty);
        foreach (var failed in failures)
        {
            var said = failed.Episode.Utterance.Sentences;
            foreach (var remedy in failed.Remedies)
            {
                var others = remedy.IsAdded
                    ? Enumerable.Range(0, said.Length + 1).Select(at => said.Insert(at, remedy.Sentence))
                    : said.Select((_, at) => said.RemoveAt(at));
                Assert.That(
                    others.Min(sentences => failed.Game.Teach(new SayingTeacher(sentences)).Gap.Value),
                    Is.LessThan(10),
                    $"{failed.Game.Game.Spec.Id}: {remedy}"
                );
            }
        }
    }
}
