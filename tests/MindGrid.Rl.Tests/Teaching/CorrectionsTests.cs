using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Tests.Teaching;

public class CorrectionsTests
{
    private static readonly DialogueDesk Desk = new(new LiteralHuman(), Quirks.None);

    [Test]
    public void Correcting_leaves_no_more_gap_than_telling_the_truth()
    {
        foreach (var game in SomeGames.All)
        {
            var dialogue = Correct(new Dialogue(game, seed: 0, Desk));
            var truthful = TeachingEpisode.Run(game.Game, new TruthfulTeacher(game.Game));
            Assert.That(dialogue.Now.Gap, Is.LessThanOrEqualTo(truthful.Gap.Value), game.Game.Spec.Id);
        }
    }

    [Test]
    public void What_was_believed_wrongly_is_put_right_as_far_as_sentences_can()
    {
        var random = new SplitMix64(1);
        var perfect = 0;
        foreach (var game in SomeGames.All)
        {
            var dialogue = new Dialogue(game, seed: 0, Desk);
            dialogue.Say(new Edit.FlipVertical(), isProtected: false, Desk);
            dialogue.Say(SentenceCode.EditAt(random.Below(SentenceCode.Count)), isProtected: false, Desk);
            perfect += Correct(dialogue).Now.Gap <= 0 ? 1 : 0;
        }
        Assert.That(perfect, Is.GreaterThan(SomeGames.All.Length * 9 / 10));
    }

    [Test]
    public void Nothing_is_said_of_what_is_known()
    {
        foreach (var game in SomeGames.All)
        {
            Assert.That(Corrections.Next(game.Game.Real.World, game.Game.Real.World), Is.Null);
        }
    }

    private static Dialogue Correct(Dialogue dialogue)
    {
        for (var said = 0; said < 20; said++)
        {
            if (Corrections.Next(dialogue.Mind.Belief, dialogue.Real.Blueprint) is not { } edit)
            {
                return dialogue;
            }
            dialogue.Say(edit, isProtected: false, Desk);
            Assert.That(dialogue.Now.IsAccepted, $"{dialogue.Game.Game.Spec.Id}: {edit}");
        }
        Assert.Fail($"{dialogue.Game.Game.Spec.Id}: there is no end to it.");
        return dialogue;
    }
}
