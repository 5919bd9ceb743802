using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Grid;

public class HeadingTests
{
    [TestCase(Heading.East, 0, 1, 0)]
    [TestCase(Heading.South, 1, 0, 1)]
    [TestCase(Heading.West, 2, -1, 0)]
    [TestCase(Heading.North, 3, 0, -1)]
    public void Code_and_vector_are_the_references(Heading heading, int code, int columns, int rows)
    {
        Assert.That((int)heading, Is.EqualTo(code));
        Assert.That((heading.ColumnStep(), heading.RowStep()), Is.EqualTo((columns, rows)));
    }

    [TestCase(Heading.East, Heading.South)]
    [TestCase(Heading.South, Heading.West)]
    [TestCase(Heading.West, Heading.North)]
    [TestCase(Heading.North, Heading.East)]
    public void A_right_turn_is_clockwise_and_a_left_turn_undoes_it(Heading from, Heading to)
    {
        Assert.That(from.TurnedRight(), Is.EqualTo(to));
        Assert.That(to.TurnedLeft(), Is.EqualTo(from));
    }

    [TestCase(Heading.East, Heading.West)]
    [TestCase(Heading.South, Heading.South)]
    [TestCase(Heading.West, Heading.East)]
    [TestCase(Heading.North, Heading.North)]
    public void The_mirror_swaps_east_and_west(Heading heading, Heading mirrored) =>
        Assert.That(heading.Mirrored(), Is.EqualTo(mirrored));

    [Test]
    public void All_lists_the_headings_in_code_order() =>
        Assert.That(HeadingMath.All.ToArray(), Is.EqualTo(Enum.GetValues<Heading>()));
}
