using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

public class BoxTests
{
    private const double Infinity = double.PositiveInfinity;

    [Test]
    public void Whole_numbers_are_drawn_uniformly_both_bounds_included()
    {
        var counts = new int[10];
        var values = SpaceGallery.Samples(new Box(ElementType.Int32, [100], -4, 5), rows: 1000);
        foreach (var value in values.As<int>())
        {
            counts[value + 4]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    [Test]
    public void Every_byte_is_drawn()
    {
        var counts = new int[256];
        foreach (var value in SpaceGallery.Samples(new Box(ElementType.UInt8, [256], 0, 255), rows: 1000).As<byte>())
        {
            counts[value]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    [Test]
    public void Numbers_between_two_bounds_are_drawn_uniformly()
    {
        var counts = new int[50];
        foreach (var value in SpaceGallery.Samples(new Box(ElementType.Float32, [100], -1, 4), rows: 1000).As<float>())
        {
            counts[Math.Min((int)((value + 1) * 10), 49)]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    // The exponential's and the normal's shares, from tables.
    [TestCase(0, Infinity, 1, 0.6321, TestName = "Away_from_a_lower_bound_numbers_are_exponential")]
    [TestCase(-Infinity, 0, -1, 0.3679, TestName = "Away_from_an_upper_bound_numbers_are_exponential")]
    [TestCase(-Infinity, Infinity, 1, 0.8413, TestName = "Without_bounds_numbers_are_normal")]
    public void Unbounded_numbers(double low, double high, float below, double share)
    {
        var values = SpaceGallery.Samples(new Box(ElementType.Float32, [100], low, high), rows: 1000).As<float>();
        var found = 0;
        foreach (var value in values)
        {
            found += value < below ? 1 : 0;
        }
        // Five standard deviations of a share of 100,000.
        Assert.That(found / 100_000.0, Is.EqualTo(share).Within(5 * Math.Sqrt(share * (1 - share) / 100_000)));
    }

    [TestCase(0.25f, null)]
    [TestCase(-1f, null)]
    [TestCase(1f, null)]
    [TestCase(1.5f, "Element 1 is 1.5; Box(-1, 1, (2), float32) allows -1 to 1.")]
    [TestCase(-1.5f, "Element 1 is -1.5; Box(-1, 1, (2), float32) allows -1 to 1.")]
    [TestCase(float.NaN, "Element 1 is NaN; Box(-1, 1, (2), float32) allows -1 to 1.")]
    [TestCase(float.PositiveInfinity, "Element 1 is Infinity; Box(-1, 1, (2), float32) allows -1 to 1.")]
    public void A_number_outside_is_named(float value, string? violation)
    {
        var box = new Box(ElementType.Float32, [2], -1, 1);
        var values = SpaceArray.Allocate(box, 3);
        values.Row<float>(2)[1] = value;
        Assert.That(box.Violation(values, 2), Is.EqualTo(violation));
        Assert.That(box.Violation(values, 1), Is.Null);
        Assert.That(box.Contains(values), Is.EqualTo(violation is null));
    }

    [Test]
    public void NaN_is_outside_even_without_bounds()
    {
        var box = new Box(ElementType.Float32, [], -Infinity, Infinity);
        var values = SpaceArray.Allocate(box, 1);
        values.As<float>()[0] = float.NaN;
        Assert.That(box.Contains(values), Is.False);
    }

    [Test]
    public void Bounds_of_their_own_hold_for_each_element()
    {
        var box = new Box(ElementType.UInt8, [2], [0, 10], [5, 20]);
        var values = SpaceArray.Allocate(box, 1);
        Assert.That(box.Violation(values, 0), Is.EqualTo("Element 1 is 0; Box([…], […], (2), uint8) allows 10 to 20."));
    }

    [Test]
    public void A_bound_that_is_no_float_is_rounded_to_one_so_that_it_can_be_reached()
    {
        var box = new Box(ElementType.Float32, [1], 0, 0.1);
        var values = SpaceArray.Allocate(box, 1);
        values.As<float>()[0] = 0.1f;
        Assert.That(box.Violation(values, 0), Is.Null);
        Assert.That(box.High, Is.EqualTo([(double)0.1f]));
    }

    [Test]
    public void The_same_bound_for_all_can_be_given_as_one_or_as_a_list()
    {
        var list = new Box(ElementType.Float32, [2, 2], [0, 0, 0, 0], [1, 1, 1, 1]);
        var single = new Box(ElementType.Float32, [2, 2], 0, 1);
        Assert.That(list, Is.EqualTo(single));
        Assert.That(list.GetHashCode(), Is.EqualTo(single.GetHashCode()));
        Assert.That(list.Low, Is.EqualTo([0.0]));
    }

    [TestCase(ElementType.UInt8, 0, 254)]
    [TestCase(ElementType.UInt8, 1, 255)]
    [TestCase(ElementType.Int32, 0, 255)]
    public void Another_bound_or_element_is_another_box(ElementType element, double low, double high) =>
        Assert.That(
            new Box(element, [2], low, high),
            Is.Not.EqualTo(new Box(ElementType.UInt8, [2], 0, 255)).And.Not.EqualTo(new Box(element, [3], low, high))
        );

    [Test]
    public void Boxes_with_the_same_first_bounds_can_differ_in_the_others() =>
        Assert.That(
            new Box(ElementType.UInt8, [2], [0, 1], [9]),
            Is.Not.EqualTo(new Box(ElementType.UInt8, [2], [0, 2], [9]))
        );

    [Test]
    public void A_flattened_box_is_what_it_was_number_by_number()
    {
        var box = new Box(ElementType.Int32, [2, 2], -9, 9);
        var values = SpaceArray.Allocate(box, 1);
        ((int[])[1, -2, 3, 4]).CopyTo(values.As<int>());
        var vector = new float[4];
        box.Flatten(values, 0, vector);
        Assert.That(vector, Is.EqualTo([1, -2, 3, 4]));
        Assert.That(box.Flattened(), Is.EqualTo(new Box(ElementType.Float32, [4], -9, 9)));
    }

    [Test]
    public void A_batched_box_repeats_its_bounds()
    {
        Assert.That(
            new Box(ElementType.UInt8, [5, 5, 3], 0, 255).Batch(4),
            Is.EqualTo(new Box(ElementType.UInt8, [4, 5, 5, 3], 0, 255))
        );
        Assert.That(
            new Box(ElementType.Int32, [2], [1, 2], [3]).Batch(2),
            Is.EqualTo(new Box(ElementType.Int32, [2, 2], [1, 2, 1, 2], [3]))
        );
    }

    [TestCase(ElementType.UInt8, -1, 5, "The bound -1 of element 0 is not a whole number from 0 to 255.")]
    [TestCase(ElementType.UInt8, 0, 256, "The bound 256 of element 0 is not a whole number from 0 to 255.")]
    [TestCase(ElementType.UInt8, 0.5, 5, "The bound 0.5 of element 0 is not a whole number from 0 to 255.")]
    [TestCase(
        ElementType.Int32,
        0,
        Infinity,
        "The bound Infinity of element 0 is not a whole number from -2147483648 to 2147483647."
    )]
    [TestCase(ElementType.Float32, 0, double.NaN, "The bound NaN of element 0 is not a float32.")]
    [TestCase(ElementType.Float32, 0, 1e300, "The bound 1E+300 of element 0 is not a float32.")]
    [TestCase(ElementType.Float32, 2, 1, "The lower bound 2 of element 0 is above the upper one, 1.")]
    [TestCase(ElementType.Float32, Infinity, Infinity, "The bounds Infinity to Infinity of element 0 leave no number.")]
    [TestCase(
        ElementType.Float32,
        -Infinity,
        -Infinity,
        "The bounds -Infinity to -Infinity of element 0 leave no number."
    )]
    public void Bounds_that_cannot_be_are_refused(ElementType element, double low, double high, string sentence) =>
        Assert.That(() => new Box(element, [2], low, high), Throws.ArgumentException.With.Message.EqualTo(sentence));

    [Test]
    public void Bounds_of_another_number_than_the_elements_are_refused() =>
        Assert.That(
            () => new Box(ElementType.UInt8, [2, 2], [0, 0, 0], [1]),
            Throws.ArgumentException.With.Message.EqualTo("A box of shape (2, 2) takes 1 or 4 bounds; given were 3.")
        );

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void A_shape_that_cannot_be_is_refused(int side) =>
        Assert.That(
            () => new Box(ElementType.UInt8, [2, side], 0, 1),
            Throws.ArgumentException.With.Message.EqualTo(
                $"The shape (2, {side}) is not possible: sides are at least 1, and their product is at most {Array.MaxLength}."
            )
        );
}
