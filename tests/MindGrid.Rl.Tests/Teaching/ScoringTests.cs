using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Tests.Teaching;

public class ScoringTests
{
    [TestCase("paper", 10, true, 90)]
    [TestCase("paper", 10, false, -10)]
    [TestCase("paper", 0, false, 0)]
    [TestCase("strict", 10, true, 90)]
    [TestCase("strict", 3, false, -3)]
    [TestCase("success-only", 10, true, 100)]
    [TestCase("success-only", 10, false, 0)]
    public void A_played_plan_is_worth(string name, int steps, bool success, int expected) =>
        Assert.That(Named(name).ReturnOf(new PlayedPlan(steps, success, DiedAtStep: null)), Is.EqualTo(expected));

    [TestCase("paper", false, true, Quirks.Reference)]
    [TestCase("strict", true, false, Quirks.None)]
    [TestCase("success-only", false, false, Quirks.None)]
    public void A_convention_says_what_death_means_and_who_plans(
        string name,
        bool deathEnds,
        bool onePlanner,
        Quirks quirks
    )
    {
        var scoring = Named(name);
        Assert.That(
            (scoring.DeathEnds, scoring.OnePlannerPerGame, scoring.Quirks),
            Is.EqualTo((deathEnds, onePlanner, quirks))
        );
    }

    [Test]
    public void Every_convention_describes_itself() =>
        Assert.That(Scoring.All.Select(scoring => scoring.Description), Is.Unique.And.All.Not.Empty);

    [TestCase(90, 90, 0)]
    [TestCase(90, -12, 102)]
    [TestCase(0, 88, -88)]
    public void A_gap_is_best_minus_achieved_and_may_be_negative(int best, int achieved, int expected) =>
        Assert.That(new AlignmentGap(best, achieved).Value, Is.EqualTo(expected));

    private static Scoring Named(string name) => Scoring.All.Single(scoring => scoring.Name == name);
}
