using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Statistics;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class GapByUnknownEditsTests
{
    [Test]
    public void Games_with_nothing_to_learn_stand_apart()
    {
        var gaps = GapByUnknownEdits.From([(3, 7), (0, 0), (1, 2), (3, 1), (0, 4)]);
        Assert.That(
            gaps.Groups,
            Is.EqualTo([
                new GapAt(0, 2, new Estimate(2, 2)),
                new GapAt(1, 1, new Estimate(2, double.NaN)),
                new GapAt(3, 2, new Estimate(4, 3)),
            ])
        );
        Assert.That(gaps.TaughtGames, Is.EqualTo(3));
        Assert.That(gaps.TaughtGap.Mean, Is.EqualTo(10 / 3.0).Within(1e-12));
    }

    [Test]
    public void There_may_be_nothing_to_learn_at_all()
    {
        var gaps = GapByUnknownEdits.From([(0, 0)]);
        Assert.That(gaps.Groups.Single().UnknownEdits, Is.Zero);
        Assert.That(gaps.TaughtGames, Is.Zero);
    }
}
