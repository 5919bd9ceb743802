using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

public class DictTests
{
    [Test]
    public void Parts_are_flattened_in_the_order_of_the_keys_as_given()
    {
        var space = new Dict(
            ("z", new Discrete(3)),
            ("a", new Dict(("flags", new MultiBinary(2)), ("n", new Box(ElementType.Float32, [2], -9, 9))))
        );
        var values = SpaceArray.Allocate(space, 1);
        values["z"].As<int>()[0] = 1;
        values["a"]["flags"].As<byte>()[1] = 1;
        values["a"]["n"].As<float>()[0] = -2.5f;
        var vector = new float[space.FlatSize];
        space.Flatten(values, 0, vector);
        Assert.That(vector, Is.EqualTo([0, 1, 0, 0, 1, -2.5, 0]));
        Assert.That(
            space.Flattened(),
            Is.EqualTo(new Box(ElementType.Float32, [7], [0, 0, 0, 0, 0, -9, -9], [1, 1, 1, 1, 1, 9, 9]))
        );
    }

    [Test]
    public void A_batch_batches_the_parts() =>
        Assert.That(
            new Dict(("a", new Discrete(2)), ("b", new Dict(("c", new MultiBinary(3))))).Batch(2),
            Is.EqualTo(
                new Dict(
                    ("a", new MultiDiscrete([2, 2])),
                    ("b", new Dict(("c", new Box(ElementType.UInt8, [2, 3], 0, 1))))
                )
            )
        );

    [Test]
    public void The_part_that_is_violated_is_named()
    {
        var space = SpaceGallery.Nested;
        var values = SpaceGallery.Samples(space, rows: 2);
        values["hand"]["deep"]["choice"].Row<int>(1)[0] = 9;
        Assert.That(space.Violation(values, 0), Is.Null);
        Assert.That(
            space.Violation(values, 1),
            Is.EqualTo("'hand': 'deep': 'choice': Element 0 is 9; Discrete(4, start=10) allows 10 to 13.")
        );
    }

    [Test]
    public void Another_name_or_order_is_another_space()
    {
        var space = new Dict(("a", new Discrete(2)), ("b", new Discrete(3)));
        Assert.That(space, Is.EqualTo(new Dict(("a", new Discrete(2)), ("b", new Discrete(3)))));
        Assert.That(space, Is.Not.EqualTo(new Dict(("b", new Discrete(3)), ("a", new Discrete(2)))));
        Assert.That(space, Is.Not.EqualTo(new Dict(("a", new Discrete(2)), ("c", new Discrete(3)))));
        Assert.That(space, Is.Not.EqualTo(new Dict(("a", new Discrete(2)))));
    }

    [Test]
    public void An_unknown_part_is_answered_with_those_there_are() =>
        Assert.That(
            () => SpaceGallery.Nested["feet"],
            Throws
                .TypeOf<KeyNotFoundException>()
                .With.Message.EqualTo("There is no part 'feet'; there is view, hand, aim.")
        );

    [Test]
    public void Two_parts_of_one_name_are_refused() =>
        Assert.That(
            () => new Dict(("a", new Discrete(2)), ("a", new Discrete(2))),
            Throws.ArgumentException.With.Message.EqualTo("Two parts are called 'a'.")
        );

    [Test]
    public void No_part_at_all_is_refused() =>
        Assert.That(
            () => new Dict(),
            Throws.ArgumentException.With.Message.EqualTo("A dictionary space has at least one part.")
        );
}
