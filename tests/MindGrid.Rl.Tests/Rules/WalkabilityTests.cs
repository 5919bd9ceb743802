using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

public class WalkabilityTests
{
    private const int Seed = 3209;

    [Test]
    public void CellsOf_agrees_with_a_plain_loop()
    {
        var random = new Random(Seed);
        var tiles = new byte[Board.PaddedCells];
        for (var round = 0; round < 2000; round++)
        {
            random.NextBytes(tiles);
            var kinds = new KindSet((ushort)random.Next(1 << 16));
            var expected = Bitboard.Empty;
            for (var index = 0; index < Board.CellCount; index++)
            {
                if (kinds.Contains((TileKind)(tiles[index] & 15)))
                {
                    expected |= Bitboard.Of(Cell.At(index));
                }
            }
            Assert.That(Walkability.CellsOf(tiles, kinds), Is.EqualTo(expected), $"round {round}");
        }
    }

    [Test]
    public void The_padding_is_on_no_board() =>
        Assert.That(
            Walkability.CellsOf(new byte[Board.PaddedCells], new KindSet(ushort.MaxValue)),
            Is.EqualTo(Bitboard.Full)
        );

    [Test]
    public void Walls_doors_and_things_are_not_walkable()
    {
        var world = World.From(Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Ball(2, 2), Sketch.Wall(1, 1)));
        var blocked = world.Blueprint.Occupied;
        Assert.That(Walkability.Walkable(world), Is.EqualTo(~blocked));
    }

    [Test]
    public void Lava_is_walkable_in_shoes_and_a_damaged_bridge_never_is()
    {
        var lava = new Cell(6, 1);
        var bridge = new Cell(6, 5);
        var barefoot = World.From(Sketch.Island(Sketch.Bridge(intact: false)));
        var shod = Sketch.Facing(Sketch.Bridge(intact: false), Sketch.Shoes(1, 1), Layout.TreasureIsland);
        Assert.That(Walkability.Walkable(barefoot).Contains(lava), Is.False);
        Assert.That(Walkability.Walkable(shod).Contains(lava));
        Assert.That(Walkability.Walkable(barefoot).Contains(bridge), Is.False);
        Assert.That(Walkability.Walkable(shod).Contains(bridge), Is.False);
    }
}
