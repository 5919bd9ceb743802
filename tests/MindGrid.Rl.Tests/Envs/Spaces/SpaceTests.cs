using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

/// <summary>What is true of every kind of space.</summary>
public class SpaceTests
{
    private static IEnumerable<Space> Spaces => SpaceGallery.All;

    private static IEnumerable<TestCaseData> Pairs =>
        from one in Enumerable.Range(0, SpaceGallery.All.Count)
        from other in Enumerable.Range(0, SpaceGallery.All.Count)
        select new TestCaseData(one, other);

    [TestCaseSource(nameof(Spaces))]
    public void Every_sample_is_a_value_of_the_space(Space space)
    {
        var values = SpaceGallery.Samples(space, rows: 500);
        Assert.That(
            Enumerable
                .Range(0, values.Rows)
                .Select(row => space.Violation(values, row))
                .Where(found => found is not null),
            Is.Empty
        );
        Assert.That(space.Contains(values));
    }

    [TestCaseSource(nameof(Spaces))]
    public void The_same_stream_draws_the_same_values(Space space)
    {
        var values = SpaceGallery.Samples(space, rows: 20, seed: 5);
        var again = SpaceGallery.Samples(space, rows: 20, seed: 5);
        Assert.That(Enumerable.Range(0, 20).All(row => values.RowEquals(row, again, row)));
    }

    [TestCaseSource(nameof(Spaces))]
    public void Every_flattened_sample_is_a_value_of_the_flattened_space(Space space)
    {
        var values = SpaceGallery.Samples(space, rows: 200);
        var flattened = space.Flattened();
        var vectors = SpaceArray.Allocate(flattened, values.Rows);
        for (var row = 0; row < values.Rows; row++)
        {
            space.Flatten(values, row, vectors.Row<float>(row));
            Assert.That(flattened.Violation(vectors, row), Is.Null);
        }
        Assert.That(flattened.Shape, Is.EqualTo([space.FlatSize]));
        Assert.That(flattened.Contains(vectors));
    }

    [TestCaseSource(nameof(Spaces))]
    public void A_space_without_a_mask_draws_as_with_a_mask_that_allows_everything(Space space)
    {
        var (plain, masked) = (new SplitMix64(3L), new SplitMix64(3L));
        var values = SpaceArray.Allocate(space, 2);
        space.Sample(ref plain, values, 0);
        space.Sample(ref masked, values, 1, [.. Enumerable.Repeat(true, space.MaskSize)]);
        Assert.That(values.RowEquals(0, values, 1));
    }

    [TestCaseSource(nameof(Spaces))]
    public void A_mask_of_another_size_is_refused(Space space)
    {
        var values = SpaceArray.Allocate(space, 1);
        Assert.That(
            () =>
            {
                var random = new SplitMix64(1L);
                space.Sample(ref random, values, 0, new bool[space.MaskSize + 1]);
            },
            Throws.ArgumentException.With.Message.StartsWith(
                $"The mask has {space.MaskSize + 1} flags; {space} takes {space.MaskSize}."
            )
        );
    }

    [TestCaseSource(nameof(Pairs))]
    public void Spaces_are_equal_exactly_when_their_content_is(int one, int other)
    {
        var (left, right) = (SpaceGallery.All[one], SpaceGallery.All[other]);
        Assert.That(left.Equals(right), Is.EqualTo(one == other));
        Assert.That(left.GetHashCode() == right.GetHashCode(), Is.EqualTo(one == other), "hash codes");
        Assert.That(left.ToString() == right.ToString(), Is.EqualTo(one == other), $"both read {left}");
    }

    [TestCaseSource(nameof(Spaces))]
    public void Values_of_another_space_are_not_contained_and_not_looked_at(Space space)
    {
        foreach (var other in Spaces.Where(other => !other.Equals(space)))
        {
            Assert.That(space.Contains(SpaceArray.Allocate(other, 1)), Is.False, $"{other}");
        }
    }

    [TestCaseSource(nameof(Spaces))]
    public void Rows_side_by_side_are_a_value_of_the_batched_space(Space space)
    {
        const int Count = 3;
        var values = SpaceGallery.Samples(space, Count);
        var batched = SpaceArray.Allocate(space.Batch(Count), 1);
        Copy(values, batched);
        Assert.That(space.Batch(Count).Violation(batched, 0), Is.Null);

        static void Copy(SpaceArray from, SpaceArray to)
        {
            for (var i = 0; i < from.Parts.Length; i++)
            {
                Copy(from.Parts[i], to.Parts[i]);
            }
            if (from.Space is LeafSpace leaf)
            {
                Assert.That(((LeafSpace)to.Space).Element, Is.EqualTo(leaf.Element));
                Assert.That(((LeafSpace)to.Space).Shape, Is.EqualTo(leaf.Shape.Insert(0, from.Rows)));
                Bytes(from).CopyTo(Bytes(to));
            }
        }
    }

    [TestCaseSource(nameof(Spaces))]
    public void A_batch_of_nothing_is_refused(Space space)
    {
        Assert.That(() => space.Batch(0), Throws.ArgumentException);
        Assert.That(() => space.Batch(-1), Throws.InstanceOf<ArgumentException>());
    }

    private static Span<byte> Bytes(SpaceArray values) =>
        ((LeafSpace)values.Space).Element switch
        {
            ElementType.UInt8 => values.As<byte>(),
            ElementType.Int32 => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.As<int>()),
            _ => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.As<float>()),
        };
}
