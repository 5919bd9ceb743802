using System.Runtime.CompilerServices;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

public class SpaceArrayTests
{
    private static readonly Box Bytes = new(ElementType.UInt8, [5], 0, 255);

    private static IEnumerable<Space> Spaces => SpaceGallery.All;

    [Test]
    public unsafe void Own_memory_begins_at_64_bytes([Values(1, 3, 64, 1000)] int rows)
    {
        var values = SpaceArray.Allocate(SpaceGallery.Nested, rows);
        foreach (var leaf in Leaves(values))
        {
            var first = leaf.Space is LeafSpace { Element: ElementType.UInt8 }
                ? (nint)Unsafe.AsPointer(ref leaf.As<byte>()[0])
                : FirstOfFourBytes(leaf);
            Assert.That((long)first % 64, Is.Zero, $"{leaf.Space}");
        }

        static nint FirstOfFourBytes(SpaceArray leaf) =>
            leaf.Space is LeafSpace { Element: ElementType.Int32 }
                ? (nint)Unsafe.AsPointer(ref leaf.As<int>()[0])
                : (nint)Unsafe.AsPointer(ref leaf.As<float>()[0]);
    }

    [Test]
    public void New_values_are_zero_and_as_many_as_asked_for()
    {
        var values = SpaceArray.Allocate(Bytes, 7);
        Assert.That(values.As<byte>().ToArray(), Is.EqualTo(new byte[35]));
        Assert.That(values.Rows, Is.EqualTo(7));
    }

    [Test]
    public void A_row_is_a_piece_of_the_whole()
    {
        var values = SpaceArray.Allocate(Bytes, 3);
        values.Row<byte>(1)[4] = 9;
        Assert.That(values.As<byte>()[9], Is.EqualTo(9));
        Assert.That(() => values.Row<byte>(3).Length, Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => values.Row<byte>(-1).Length, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Elements_are_given_as_what_they_are_and_as_nothing_else()
    {
        var values = SpaceArray.Allocate(Bytes, 1);
        const string Sentence = "The elements of Box(0, 255, (5), uint8) are uint8, not ";
        Assert.That(
            () => values.As<int>().Length,
            Throws.InvalidOperationException.With.Message.EqualTo(Sentence + "Int32.")
        );
        Assert.That(
            () => values.Row<float>(0).Length,
            Throws.InvalidOperationException.With.Message.EqualTo(Sentence + "Single.")
        );
        Assert.That(
            () => values.Row<sbyte>(0).Length,
            Throws.InvalidOperationException.With.Message.EqualTo(Sentence + "SByte.")
        );
    }

    [Test]
    public void A_dictionary_is_read_part_by_part()
    {
        var values = SpaceArray.Allocate(new Dict(("a", new Discrete(2))), 1);
        Assert.That(
            () => values.As<int>().Length,
            Throws.InvalidOperationException.With.Message.EqualTo(
                "Dict('a': Discrete(2)) has parts: take one of them by its key."
            )
        );
        Assert.That(
            () => values["a"]["b"],
            Throws.InvalidOperationException.With.Message.EqualTo("Discrete(2) has no parts, so there is no 'b'.")
        );
        Assert.That(
            () => values["b"],
            Throws.TypeOf<KeyNotFoundException>().With.Message.EqualTo("There is no part 'b'; there is a.")
        );
    }

    [Test]
    public void Lent_memory_is_written_to()
    {
        var memory = new byte[11];
        var values = SpaceArray.Over(Bytes, 2, memory.AsMemory(1));
        values.Row<byte>(1)[0] = 7;
        Assert.That(memory[6], Is.EqualTo(7));
    }

    [TestCase(9)]
    [TestCase(11)]
    public void Lent_memory_of_another_size_is_refused(int size) =>
        Assert.That(
            () => SpaceArray.Over(Bytes, 2, new byte[size]),
            Throws.ArgumentException.With.Message.StartsWith(
                $"2 values of Box(0, 255, (5), uint8) take 10 bytes; given were {size}."
            )
        );

    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void A_number_of_rows_that_no_array_has_is_refused(int rows)
    {
        var sentence = $"There is no array of {rows} values of Box(0, 255, (5), uint8).";
        Assert.That(() => SpaceArray.Allocate(Bytes, rows), Throws.ArgumentException.With.Message.StartsWith(sentence));
        Assert.That(
            () => SpaceArray.Over(Bytes, rows, new byte[10]),
            Throws.ArgumentException.With.Message.StartsWith(sentence)
        );
    }

    [Test]
    public void Parts_that_fit_make_up_a_dictionary_without_a_copy()
    {
        var (a, b) = (SpaceArray.Allocate(new Discrete(2), 3), SpaceArray.Allocate(Bytes, 3));
        var values = SpaceArray.Over(new Dict(("a", new Discrete(2)), ("b", Bytes)), a, b);
        values["b"].Row<byte>(2)[0] = 5;
        Assert.That(b.As<byte>()[10], Is.EqualTo(5));
        Assert.That(values.Rows, Is.EqualTo(3));
    }

    [Test]
    public void Parts_that_do_not_fit_are_refused()
    {
        var space = new Dict(("a", new Discrete(2)), ("b", Bytes));
        var (a, b) = (SpaceArray.Allocate(new Discrete(2), 3), SpaceArray.Allocate(Bytes, 3));
        SpaceArray[][] wrong =
        [
            [],
            [a],
            [b, a],
            [a, b, b],
            [a, SpaceArray.Allocate(Bytes, 2)],
            [SpaceArray.Allocate(new Discrete(3), 3), b],
        ];
        foreach (var parts in wrong)
        {
            Assert.That(
                () => SpaceArray.Over(space, parts),
                Throws.ArgumentException.With.Message.StartsWith(
                    $"The parts given do not make up {space} with one number of rows."
                )
            );
        }
    }

    [TestCaseSource(nameof(Spaces))]
    public void A_copied_row_is_equal_in_all_parts_and_the_others_stay(Space space)
    {
        var source = SpaceGallery.Samples(space, rows: 3, seed: 1);
        var values = SpaceGallery.Samples(space, rows: 3, seed: 2);
        var before = SpaceGallery.Samples(space, rows: 3, seed: 2);
        values.CopyRow(1, source, 2);
        Assert.That(values.RowEquals(1, source, 2));
        Assert.That(values.RowEquals(0, before, 0));
        Assert.That(values.RowEquals(2, before, 2));
    }

    [Test]
    public void One_bit_in_any_part_makes_rows_different()
    {
        var values = SpaceGallery.Samples(SpaceGallery.Nested, rows: 1);
        foreach (var leaf in Leaves(values))
        {
            var copy = SpaceGallery.Samples(SpaceGallery.Nested, rows: 1);
            Assert.That(values.RowEquals(0, copy, 0));
            leaf.SetNumber(0, 0, leaf.NumberAt(0, 0) + 1);
            Assert.That(values.RowEquals(0, copy, 0), Is.False, $"{leaf.Space}");
            leaf.SetNumber(0, 0, copyOf(leaf, copy).NumberAt(0, 0));
        }

        SpaceArray copyOf(SpaceArray leaf, SpaceArray copy) =>
            Leaves(copy).ElementAt(Leaves(values).TakeWhile(other => other != leaf).Count());
    }

    [Test]
    public void NaN_is_the_same_as_itself_and_minus_zero_is_not_zero()
    {
        var values = SpaceArray.Allocate(new Box(ElementType.Float32, [], -1, 1), 4);
        ((float[])[float.NaN, float.NaN, 0f, -0f]).CopyTo(values.As<float>());
        Assert.That(values.RowEquals(0, values, 1));
        Assert.That(values.RowEquals(2, values, 3), Is.False);
    }

    [Test]
    public void Rows_of_another_space_are_neither_copied_nor_compared()
    {
        var values = SpaceArray.Allocate(new Dict(("a", Bytes), ("b", new Discrete(2))), 1);
        var others = SpaceArray.Allocate(new Dict(("a", Bytes), ("b", new Discrete(3))), 1);
        others["a"].As<byte>().Fill(1);
        var sentence = $"These are values of {values.Space}, and the others of {others.Space}.";
        Assert.That(() => values.CopyRow(0, others, 0), Throws.ArgumentException.With.Message.StartsWith(sentence));
        Assert.That(() => values.RowEquals(0, others, 0), Throws.ArgumentException.With.Message.StartsWith(sentence));
        Assert.That(values["a"].As<byte>().ToArray(), Is.All.Zero);
    }

    [TestCase(2, 0, 2)]
    [TestCase(0, 2, 2)]
    [TestCase(-1, 0, -1)]
    public void Rows_that_are_not_there_are_named(int row, int sourceRow, int named)
    {
        var values = SpaceArray.Allocate(SpaceGallery.Nested, 2);
        var sentence = $"There is no row {named}: rows are 0 to 1.";
        Assert.That(
            () => values.CopyRow(row, values, sourceRow),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith(sentence)
        );
        Assert.That(
            () => values.RowEquals(row, values, sourceRow),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith(sentence)
        );
    }

    [Test]
    public void Copying_and_comparing_allocate_nothing()
    {
        var values = SpaceGallery.Samples(SpaceGallery.Nested, rows: 2);
        CopyAndCompare(values);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CopyAndCompare(values);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        static void CopyAndCompare(SpaceArray values)
        {
            var same = true;
            for (var i = 0; i < 1000; i++)
            {
                values.CopyRow(i & 1, values, 1 - (i & 1));
                same &= values.RowEquals(0, values, 1);
            }
            if (!same)
            {
                throw new InvalidOperationException("A copied row differs.");
            }
        }
    }

    [Test]
    public void Poisoned_values_are_nobodys()
    {
        var values = SpaceArray.Allocate(SpaceGallery.Nested, 2);
        values.Poison();
        Assert.That(values["aim"].As<float>().ToArray(), Is.All.NaN);
        Assert.That(values["view"].As<byte>().ToArray(), Is.All.EqualTo(0xCD));
        Assert.That(values["hand"]["deep"]["choice"].As<int>().ToArray(), Is.All.EqualTo(unchecked((int)0xCDCDCDCD)));
    }

    private static IEnumerable<SpaceArray> Leaves(SpaceArray values) =>
        values.Parts.IsEmpty ? [values] : values.Parts.SelectMany(Leaves);
}
