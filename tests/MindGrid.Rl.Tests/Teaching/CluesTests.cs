using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class CluesTests
{
    [Test]
    public void Whatever_is_true_is_plausible()
    {
        var train = FreshSuite.Games(7, GameSplit.Train).Take(300);
        var test = FreshSuite.Games(7, GameSplit.TestOut, UnknownEdits.AllLeft).Take(300);
        var specs = PaperFactory.TestGames(300).Concat(train).Concat(test).Select(game => game.Spec);
        foreach (var game in TeachingGame.FromMany([.. specs]))
        {
            var plausible = Plausible(game);
            var missing = game.UnknownEdits.Where(edit => !plausible.Contains(SentenceCode.PlaceOf(edit)));
            Assert.That(missing, Is.Empty, game.Spec.Id);
        }
    }

    [Test]
    public void Few_sentences_are_plausible() =>
        Assert.That(
            SomeGames.All.Average(game => Plausible(game.Game).Count),
            Is.LessThan(60),
            "of 2604 that can be said"
        );

    [Test]
    public void What_is_plausible_depends_on_the_real_world_alone()
    {
        foreach (var prepared in SomeGames.All)
        {
            var game = prepared.Game;
            var other = game with { Believed = game.Real };
            Assert.That(Plausible(other).Places, Is.EqualTo(Plausible(game).Places));
        }
    }

    private static SentenceSet Plausible(TeachingGame game)
    {
        var plausible = new SentenceSet();
        new Clues(World.From(game.Real.World)).CollectPlausible(plausible);
        return plausible;
    }
}
