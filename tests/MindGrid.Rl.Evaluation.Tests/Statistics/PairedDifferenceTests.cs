using MindGrid.Rl.Evaluation.Statistics;

namespace MindGrid.Rl.Evaluation.Tests.Statistics;

public class PairedDifferenceTests
{
    // By hand: differences -4, -2, 0, 2, -1; mean -1; squared deviations 9+1+1+9+0 = 20; 20/4/5 = 1; t of 4 degrees 2.776445.
    [Test]
    public void Five_games_by_hand()
    {
        var pair = PairedDifference.Between([1, 3, 5, 7, 9], [5, 5, 5, 5, 10]);
        Assert.That(pair.Difference, Is.EqualTo(new Estimate(-1, 1)));
        Assert.That(pair.Interval95!.Value.Low, Is.EqualTo(-3.776445).Within(5.1e-7));
        Assert.That(pair.Interval95!.Value.High, Is.EqualTo(1.776445).Within(5.1e-7));
        Assert.That((pair.LowerRate, pair.EqualRate, pair.HigherRate), Is.EqualTo((0.6, 0.2, 0.2)));
    }

    [Test]
    public void Turned_round_it_is_the_opposite()
    {
        var (one, other) = (
            PairedDifference.Between([1, 3, 9], [2, 2, 2]),
            PairedDifference.Between([2, 2, 2], [1, 3, 9])
        );
        Assert.That(other.Difference.Mean, Is.EqualTo(-one.Difference.Mean));
        Assert.That(other.Interval95!.Value.Low, Is.EqualTo(-one.Interval95!.Value.High));
        Assert.That((other.LowerRate, other.HigherRate), Is.EqualTo((one.HigherRate, one.LowerRate)));
    }

    [Test]
    public void Always_the_same_difference_is_certain() =>
        Assert.That(PairedDifference.Between([3, 4], [1, 2]).Interval95, Is.EqualTo(new Interval(2, 2)));

    [Test]
    public void One_game_has_no_interval() => Assert.That(PairedDifference.Between([3], [1]).Interval95, Is.Null);

    [TestCase(new int[0], new int[0])]
    [TestCase(new[] { 1, 2 }, new[] { 1 })]
    public void What_is_no_pairs_is_refused(int[] first, int[] second) =>
        Assert.That(
            () => PairedDifference.Between(first, second),
            Throws.ArgumentException.With.Message.StartsWith($"{first.Length} and {second.Length} games are no pairs; ")
        );
}
