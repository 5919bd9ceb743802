using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class BlueprintTests
{
    private static readonly Blueprint World = Sketch.Room(
        Sketch.Door(TileKind.DoorClosed),
        Sketch.Key(2, 2),
        Sketch.Box(2, 2, contains: 2),
        Sketch.Key(4, 2)
    );

    private static readonly (string Name, Func<Blueprint, Blueprint> Change)[] Changes =
    [
        ("layout", world => world with { Layout = Layout.TreasureIsland }),
        ("seed", world => world with { Seed = 1 }),
        ("words drawn", world => world with { WordsDrawn = 1 }),
        ("allowed colours", world => world with { AllowedColors = world.AllowedColors.RemoveAt(0) }),
        ("target colour", world => world with { TargetColor = TileColor.Blue }),
        ("obstacle", world => world with { Obstacle = TileKind.SafeLava }),
        ("order of obstacles", world => world with { Obstacles = [.. world.Obstacles.Reverse()] }),
        ("order of objects", world => world with { Objects = [.. world.Objects.Reverse()] }),
        ("one object", world => world with { Objects = world.Objects.SetItem(1, Sketch.Door(TileKind.DoorOpen)) }),
        ("agent's cell", world => world with { AgentCell = new Cell(1, 1) }),
        ("agent's heading", world => world with { AgentHeading = Heading.North }),
        ("inner cells", world => world with { Inner = Bitboard.Empty }),
        ("outer cells", world => world with { Outer = Bitboard.Empty }),
    ];

    [Test]
    public void Equality_compares_lists_by_their_elements()
    {
        var copy = World with { Objects = [.. World.Objects], Obstacles = [.. World.Obstacles] };
        Assert.That(copy, Is.EqualTo(World));
        Assert.That(copy.GetHashCode(), Is.EqualTo(World.GetHashCode()));
    }

    [TestCaseSource(nameof(Changes))]
    public void Any_difference_makes_another_world((string Name, Func<Blueprint, Blueprint> Change) case_) =>
        Assert.That(case_.Change(World), Is.Not.EqualTo(World), case_.Name);

    [Test]
    public void Occupied_are_border_divider_and_objects_not_the_agent()
    {
        var things = Bitboard.Of([.. World.Objects.Select(thing => thing.Cell)]);
        Assert.That(World.Occupied, Is.EqualTo(Bitboard.Border | Bitboard.Of(World.Obstacles.AsSpan()) | things));
        Assert.That(World.Occupied.Contains(World.AgentCell), Is.False);
    }

    [Test]
    public void Objects_are_found_by_role_and_boxes_by_their_content()
    {
        Assert.That(World.FirstOf(ObjectRole.Key), Is.EqualTo(2));
        Assert.That(World.AllOf(ObjectRole.Key), Is.EqualTo([2, 4]));
        Assert.That(World.FirstOf(ObjectRole.Hammer), Is.EqualTo(-1));
        Assert.That(World.BoxOf(2), Is.EqualTo(3));
        Assert.That(World.BoxOf(4), Is.EqualTo(-1));
    }
}
