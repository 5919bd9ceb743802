using MindGrid.Rl.Teaching.InversePlanning;

namespace MindGrid.Rl.Tests.Teaching.InversePlanning;

public class BeliefPriorTests
{
    [TestCase(10)]
    [TestCase(12)]
    public void All_ways_to_draw_edits_together_weigh_one(int kinds)
    {
        var prior = new BeliefPrior();
        var sum = 0.0;
        for (var known = 0; known < prior.KnownCounts.Length; known++)
        {
            for (var unknown = 0; unknown <= kinds - known; unknown++)
            {
                sum += Choose(kinds, known) * Choose(kinds - known, unknown) * prior.WeightOf(kinds, known, unknown);
            }
        }
        Assert.That(sum, Is.EqualTo(1).Within(1e-9));
    }

    private static double Choose(int from, int count) =>
        Enumerable.Range(0, count).Aggregate(1.0, (ways, i) => ways * (from - i) / (i + 1));
}
