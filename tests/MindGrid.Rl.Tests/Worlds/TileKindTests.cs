using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class TileKindTests
{
    private static readonly KindSet Doors = KindSet.Of(TileKind.DoorOpen, TileKind.DoorClosed, TileKind.DoorLocked);
    private static readonly KindSet Shut = KindSet.Of(TileKind.Wall, TileKind.DoorClosed, TileKind.DoorLocked);

    [Test]
    public void Sixteen_kinds_fill_a_nibble() =>
        Assert.That(Enum.GetValues<TileKind>().Select(kind => (int)kind), Is.EqualTo(Enumerable.Range(0, 16)));

    [Test]
    public void A_set_contains_exactly_its_kinds([Values] TileKind kind)
    {
        Assert.That(
            Doors.Contains(kind),
            Is.EqualTo(kind is TileKind.DoorOpen or TileKind.DoorClosed or TileKind.DoorLocked)
        );
        Assert.That((Doors | Shut).Contains(kind), Is.EqualTo(Doors.Contains(kind) || Shut.Contains(kind)));
        Assert.That((Doors - Shut).Contains(kind), Is.EqualTo(Doors.Contains(kind) && !Shut.Contains(kind)));
    }
}
