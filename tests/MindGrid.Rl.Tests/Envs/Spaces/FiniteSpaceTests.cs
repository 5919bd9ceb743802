using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

public class FiniteSpaceTests
{
    [TestCase(0)]
    [TestCase(-3)]
    public void Choices_are_drawn_uniformly(int start)
    {
        var space = new Discrete(7, start);
        var random = new SplitMix64(9L);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[space.Sample(ref random) - start]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    [Test]
    public void Under_a_mask_the_allowed_choices_are_drawn_uniformly_and_no_other()
    {
        var space = new Discrete(7, start: 1);
        bool[] mask = [false, true, true, false, false, true, false];
        var random = new SplitMix64(9L);
        var counts = new int[7];
        for (var i = 0; i < 30_000; i++)
        {
            counts[space.Sample(ref random, mask) - 1]++;
        }
        Assert.That(counts.Select(count => count > 0), Is.EqualTo(mask));
        ChiSquare.AssertUniform([.. counts.Where(count => count > 0)]);
    }

    [Test]
    public void Each_slot_has_its_own_part_of_the_mask()
    {
        var space = new MultiDiscrete([2, 3], start: 5);
        var random = new SplitMix64(2L);
        var drawn = new HashSet<(int, int)>();
        var into = new int[2];
        for (var i = 0; i < 100; i++)
        {
            space.Sample(ref random, into, [false, true, true, false, true]);
            drawn.Add((into[0], into[1]));
        }
        Assert.That(drawn, Is.EquivalentTo(new[] { (6, 5), (6, 7) }));
    }

    [Test]
    public void A_masked_flag_is_not_drawn()
    {
        var space = new Dict(("flags", new MultiBinary(2)));
        var random = new SplitMix64(2L);
        var values = SpaceArray.Allocate(space, 50);
        for (var row = 0; row < values.Rows; row++)
        {
            space.Sample(ref random, values, row, [true, false, true, true]);
        }
        Assert.That(values["flags"].As<byte>().ToArray().Where((_, i) => i % 2 == 0), Is.All.Zero);
        Assert.That(values["flags"].As<byte>().ToArray().Where((_, i) => i % 2 == 1).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_mask_that_leaves_a_slot_no_choice_is_refused_before_anything_is_drawn()
    {
        var space = new MultiDiscrete([2, 3]);
        bool[] mask = [true, true, false, false, false];
        int[] into = [-1, -1];
        var random = new SplitMix64(2L);
        Assert.That(
            () => space.Sample(ref random, into, mask),
            Throws.ArgumentException.With.Message.StartsWith(
                "The mask allows no choice for slot 1 of MultiDiscrete([2, 3])."
            )
        );
        Assert.That(into, Is.EqualTo([-1, -1]));
        Assert.That(random.Next(), Is.EqualTo(new SplitMix64(2L).Next()), "the stream has not moved");
    }

    [Test]
    public void The_part_is_named_where_the_mask_of_a_dictionary_leaves_no_choice()
    {
        var space = new Dict(("see", new Box(ElementType.UInt8, [2], 3, 9)), ("do", new Dict(("it", new Discrete(2)))));
        var values = SpaceArray.Allocate(space, 1);
        var random = new SplitMix64(2L);
        Assert.That(
            () => space.Sample(ref random, values, 0, [false, false]),
            Throws.ArgumentException.With.Message.StartsWith(
                "'do': 'it': The mask allows no choice for slot 0 of Discrete(2)."
            )
        );
        Assert.That(values["see"].As<byte>().ToArray(), Is.EqualTo(new byte[2]), "nothing was drawn");
    }

    [TestCase(4)]
    [TestCase(6)]
    public void A_mask_for_numbers_of_another_size_is_refused(int size)
    {
        var random = new SplitMix64(2L);
        Assert.That(
            () => new MultiDiscrete([2, 3]).Sample(ref random, new int[2], new bool[size]),
            Throws.ArgumentException.With.Message.StartsWith(
                $"The mask has {size} flags; MultiDiscrete([2, 3]) takes 5."
            )
        );
    }

    [Test]
    public void Numbers_for_another_number_of_slots_are_refused()
    {
        var random = new SplitMix64(2L);
        Assert.That(
            () => new MultiDiscrete([2, 3]).Sample(ref random, new int[3]),
            Throws.ArgumentException.With.Message.StartsWith("A value of MultiDiscrete([2, 3]) has 2 elements, not 3.")
        );
    }

    [Test]
    public void A_million_slots_are_drawn_without_a_stack_of_their_own()
    {
        var space = new MultiDiscrete([.. Enumerable.Repeat(3, 1_000_000)]);
        var values = SpaceGallery.Samples(space, rows: 1);
        Assert.That(space.Contains(values));
        Assert.That(values.As<int>().ToArray().Distinct().Order(), Is.EqualTo([0, 1, 2]));
    }

    [TestCase(0, new[] { 0, 6, 3 }, -1)]
    [TestCase(0, new[] { 0, 7, 3 }, 1)]
    [TestCase(0, new[] { 0, 1, -1 }, 2)]
    [TestCase(0, new[] { int.MinValue }, 0)]
    [TestCase(0, new int[0], -1)]
    [TestCase(5, new[] { 5, 11 }, -1)]
    [TestCase(5, new[] { 5, 12 }, 1)]
    [TestCase(5, new[] { 4 }, 0)]
    [TestCase(5, new[] { int.MinValue }, 0)]
    [TestCase(-3, new[] { -3, 3, 4 }, 2)]
    public void The_first_number_outside_is_found(int start, int[] values, int expected)
    {
        var space = new Discrete(7, start);
        Assert.That(space.FirstOutside(values), Is.EqualTo(expected));
        Assert.That(Array.FindIndex(values, value => !space.Contains(value)), Is.EqualTo(expected));
    }

    [Test]
    public void Of_several_slots_each_has_its_own_choices_in_every_value()
    {
        var space = new MultiDiscrete([2, 3]);
        Assert.That(space.FirstOutside([1, 2, 1, 2]), Is.EqualTo(-1));
        Assert.That(space.FirstOutside([1, 2, 2, 2]), Is.EqualTo(2));
        Assert.That(space.FirstOutside([1, 2, 1, 3]), Is.EqualTo(3));
    }

    [TestCase(4, null)]
    [TestCase(10, null)]
    [TestCase(3, "Element 0 is 3; Discrete(7, start=4) allows 4 to 10.")]
    [TestCase(11, "Element 0 is 11; Discrete(7, start=4) allows 4 to 10.")]
    [TestCase(int.MinValue, "Element 0 is -2147483648; Discrete(7, start=4) allows 4 to 10.")]
    public void A_choice_outside_is_named(int value, string? violation)
    {
        var space = new Discrete(7, start: 4);
        var values = SpaceArray.Allocate(space, 1);
        values.As<int>()[0] = value;
        Assert.That(space.Violation(values, 0), Is.EqualTo(violation));
    }

    [Test]
    public void A_flag_is_0_or_1()
    {
        var space = new Dict(("flags", new MultiBinary(3)));
        var values = SpaceArray.Allocate(space, 1);
        ((byte[])[1, 0, 2]).CopyTo(values["flags"].As<byte>());
        Assert.That(space.Violation(values, 0), Is.EqualTo("'flags': Element 2 is 2; MultiBinary(3) allows 0 to 1."));
    }

    [Test]
    public void Choices_are_flattened_one_hot_over_whatever_stood_there()
    {
        var space = new MultiDiscrete([2, 3], start: 5);
        var values = SpaceArray.Allocate(space, 1);
        ((int[])[6, 5]).CopyTo(values.As<int>());
        float[] vector = [9, 9, 9, 9, 9];
        space.Flatten(values, 0, vector);
        Assert.That(vector, Is.EqualTo([0, 1, 1, 0, 0]));
    }

    [Test]
    public void Flags_are_flattened_as_they_are()
    {
        var space = new MultiBinary(3);
        var values = SpaceArray.Allocate(space, 1);
        ((byte[])[1, 0, 1]).CopyTo(values.As<byte>());
        var vector = new float[3];
        space.Flatten(values, 0, vector);
        Assert.That(vector, Is.EqualTo([1, 0, 1]));
        Assert.That(space.Flattened(), Is.EqualTo(new Box(ElementType.Float32, [3], 0, 1)));
    }

    [Test]
    public void Batches_are_gymnasiums()
    {
        Assert.That(new Discrete(7).Batch(3), Is.EqualTo(new MultiDiscrete([7, 7, 7])));
        Assert.That(new Discrete(7, start: -1).Batch(2), Is.EqualTo(new MultiDiscrete([7, 7], start: -1)));
        Assert.That(
            new MultiDiscrete([2, 3], start: 1).Batch(2),
            Is.EqualTo(new Box(ElementType.Int32, [2, 2], [1], [2, 3, 2, 3]))
        );
        Assert.That(new MultiBinary(4).Batch(2), Is.EqualTo(new Box(ElementType.UInt8, [2, 4], 0, 1)));
    }

    [Test]
    public void Choices_that_cannot_be_are_refused()
    {
        Assert.That(
            () => new Discrete(0),
            Throws.ArgumentException.With.Message.EqualTo("A slot has at least one choice, not 0.")
        );
        Assert.That(
            () => new MultiDiscrete([2, -1]),
            Throws.ArgumentException.With.Message.EqualTo("A slot has at least one choice, not -1.")
        );
        Assert.That(
            () => new Discrete(2, int.MaxValue),
            Throws.ArgumentException.With.Message.EqualTo("The last of 2 choices from 2147483647 on is no int32.")
        );
        Assert.That(
            () => new MultiDiscrete([int.MaxValue, 2]),
            Throws.ArgumentException.With.Message.EqualTo(
                $"All slots together have at most {Array.MaxLength} choices, not 2147483649."
            )
        );
    }

    [Test]
    public void The_very_last_int_can_be_a_choice() =>
        Assert.That(new Discrete(1, int.MaxValue).Contains(int.MaxValue));

    [TestCase(0)]
    [TestCase(-2)]
    public void No_flags_are_refused(int count) =>
        Assert.That(() => new MultiBinary(count), Throws.ArgumentException.With.Message.Contains($"({count})"));

    [Test]
    public void No_slots_are_refused() =>
        Assert.That(() => new MultiDiscrete([]), Throws.ArgumentException.With.Message.Contains("(0)"));
}
