using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

public class RegionRewardsTests
{
    // The room is columns 7 to 9; the farthest way over the board, from corner to corner, has 16 steps.
    [TestCase(7, 5, 0)]
    [TestCase(9, 9, 0)]
    [TestCase(6, 5, 1)]
    [TestCase(3, 5, 4)]
    [TestCase(1, 1, 6)]
    public void The_room_is_as_far_as_its_nearest_cell(int column, int row, int steps)
    {
        var world = World.From(Sketch.Room() with { AgentCell = new Cell(column, row) });
        Assert.That(new FarFromRegion(Region.Inner).Of(world), Is.EqualTo(steps / 16f));
        Assert.That(new CloseToRegion(Region.Inner).Of(world), Is.EqualTo(1 - (steps / 16f)));
    }

    [TestCase(1, 1, 16)]
    [TestCase(9, 9, 0)]
    [TestCase(9, 1, 8)]
    [TestCase(8, 7, 3)]
    public void A_region_of_ones_own_is_counted_in_columns_and_rows(int column, int row, int steps)
    {
        var world = World.From(Sketch.Room() with { AgentCell = new Cell(column, row) });
        var corner = new Region(Bitboard.Of(new Cell(9, 9)));
        Assert.That(corner.DistanceOf(world), Is.EqualTo(steps / 16f));
    }

    [Test]
    public void The_mean_of_both_is_one_half_everywhere()
    {
        var region = new Region(Bitboard.Of(new Cell(2, 8)) | Bitboard.Of(new Cell(7, 1)));
        foreach (var cell in ~Bitboard.Border)
        {
            var world = World.From(Sketch.Room() with { AgentCell = cell });
            var (close, far) = (new CloseToRegion(region).Of(world), new FarFromRegion(region).Of(world));
            Assert.That(close + far, Is.EqualTo(1), $"{cell}");
            Assert.That(far, Is.InRange(0, 1));
        }
    }

    [Test]
    public void An_empty_region_is_as_far_as_can_be() =>
        Assert.That(new Region(Bitboard.Empty).DistanceOf(World.From(Sketch.Room())), Is.EqualTo(1));

    [Test]
    public void Obstacles_and_headings_do_not_count([Values] Heading heading)
    {
        var world = World.From(Sketch.Room() with { AgentHeading = heading, Obstacles = [] });
        Assert.That(Region.Inner.DistanceOf(world), Is.EqualTo(4 / 16f));
    }

    [Test]
    public void A_region_reads_as_what_it_is()
    {
        var cells = new Region(Bitboard.Of([new Cell(2, 8), new Cell(7, 1)]));
        Assert.That($"{new CloseToRegion(Region.Inner)}", Does.Contain("Region = the room or island"));
        Assert.That($"{new FarFromRegion(cells)}", Does.Contain("Region = 2 cells"));
    }
}
