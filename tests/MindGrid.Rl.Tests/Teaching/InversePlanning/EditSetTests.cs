using MindGrid.Rl.Edits;
using MindGrid.Rl.Teaching.InversePlanning;

namespace MindGrid.Rl.Tests.Teaching.InversePlanning;

public class EditSetTests
{
    private static readonly EditSet Three = EditSet.Of(
        EditKind.FlipVertical,
        EditKind.AddPassage,
        EditKind.AddFireproofShoes
    );

    [TestCase(0, 1)]
    [TestCase(1, 4)]
    [TestCase(2, 7)]
    [TestCase(3, 8)]
    public void The_subsets_are_all_and_no_larger_than_wanted(int most, int count)
    {
        var subsets = Three.Subsets(most).ToList();
        Assert.That(subsets, Is.Unique.And.Count.EqualTo(count));
        Assert.That(subsets.Select(set => set | Three), Is.All.EqualTo(Three));
        Assert.That(subsets.Select(set => set.Count), Is.Ordered.And.All.LessThanOrEqualTo(most));
    }

    [Test]
    public void Union_and_difference_are_those_of_sets()
    {
        var flip = EditSet.Of(EditKind.FlipVertical);
        Assert.That((Three - flip).Contains(EditKind.FlipVertical), Is.False);
        Assert.That((Three - flip) | flip, Is.EqualTo(Three));
        Assert.That(Three & flip, Is.EqualTo(flip));
    }
}
