using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class TileTests
{
    private static readonly (Tile Tile, string Triple)[] Encodings =
    [
        (default, "0 0 0"),
        (Tile.Empty, "1 0 0"),
        (Tile.Wall, "2 5 0"),
        (new(TileKind.DoorOpen, TileColor.Red), "4 0 0"),
        (new(TileKind.DoorClosed, TileColor.Saffron), "4 8 1"),
        (new(TileKind.DoorLocked, TileColor.Lime), "4 11 2"),
        (new(TileKind.Key, TileColor.Yellow), "5 4 0"),
        (new(TileKind.Ball, TileColor.Purple), "6 3 0"),
        (new(TileKind.Box, TileColor.Indigo), "7 9 0"),
        (Tile.Obstacle(TileKind.Wall), "2 5 0"),
        (Tile.Obstacle(TileKind.Lava), "9 0 0"),
        (Tile.Obstacle(TileKind.SafeLava), "16 5 0"),
        (Tile.Bridge(intact: false), "12 6 0"),
        (Tile.Bridge(intact: true), "12 6 1"),
        (Tile.Shoes, "13 0 0"),
        (Tile.Hammer, "14 5 0"),
        (Tile.Passage(Heading.East), "15 5 7"),
        (Tile.Passage(Heading.South), "15 5 5"),
        (Tile.Passage(Heading.West), "15 5 1"),
        (Tile.Passage(Heading.North), "15 5 3"),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void The_triple_is_the_references((Tile Tile, string Triple) encoding)
    {
        var (tile, triple) = encoding;
        Assert.That($"{tile.TypeCode} {tile.ColorCode} {tile.StateCode}", Is.EqualTo(triple));
    }

    [Test]
    public void Every_kind_has_an_encoding_under_test() =>
        Assert.That(
            Encodings.Select(encoding => encoding.Tile.Kind).Distinct(),
            Is.EquivalentTo(Enum.GetValues<TileKind>())
        );

    [Test]
    public void Kind_and_color_are_kept([Values] TileColor color)
    {
        foreach (var kind in Enum.GetValues<TileKind>().Where(kind => kind is > TileKind.Empty and < TileKind.Passage))
        {
            var tile = new Tile(kind, color);
            Assert.That((tile.Kind, tile.Color), Is.EqualTo((kind, color)));
        }
    }

    [Test]
    public void Nothing_has_no_color([Values] TileColor color)
    {
        Assert.That(new Tile(TileKind.Empty, color), Is.EqualTo(Tile.Empty));
        Assert.That(new Tile(TileKind.Unseen, color), Is.EqualTo(default(Tile)));
    }

    [Test]
    public void Another_state_keeps_the_color() =>
        Assert.That(
            new Tile(TileKind.DoorLocked, TileColor.Lime).As(TileKind.DoorOpen),
            Is.EqualTo(new Tile(TileKind.DoorOpen, TileColor.Lime))
        );

    [Test]
    public void Doors_and_bridges_are_known_in_all_states([Values] TileKind kind)
    {
        var tile = new Tile(kind, TileColor.Red);
        Assert.That(tile.IsDoor, Is.EqualTo(kind is TileKind.DoorOpen or TileKind.DoorClosed or TileKind.DoorLocked));
        Assert.That(tile.IsBridge, Is.EqualTo(kind is TileKind.DamagedBridge or TileKind.IntactBridge));
    }
}
