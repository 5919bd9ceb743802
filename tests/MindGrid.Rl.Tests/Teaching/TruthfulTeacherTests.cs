using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class TruthfulTeacherTests
{
    [Test]
    public void The_unknown_edits_are_said_in_the_order_in_which_they_were_made()
    {
        foreach (var spec in PaperFactory.TestGames(50).Select(game => game.Spec))
        {
            var game = TeachingGame.From(spec);
            var said = new TruthfulTeacher(game).Teach(new Lesson(World.From(game.Real.World), HumanPlan: null));
            Assert.That(
                said.Sentences.Select(sentence => EditGrammar.Parse(sentence, spec.Layout)),
                Is.EqualTo(game.UnknownEdits)
            );
        }
    }
}
