using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rendering;

public class WorldTextTests
{
    private static readonly Blueprint Room = Sketch.Room(
        Sketch.Door(TileKind.DoorLocked),
        Sketch.Key(2, 2),
        Sketch.Box(8, 8, contains: 2),
        Sketch.Passage(row: 8),
        Sketch.Wall(1, 9)
    );

    [Test]
    public void A_small_world_without_colours()
    {
        var picture = WorldPicture.Of("A room", Room) with { Marked = Bitboard.Of([new(2, 2), new(3, 2), new(8, 2)]) };
        var lines = WorldText.Draw(picture, 44).Select(line => line.Trimmed().ToString());

        Assert.That(
            string.Join('\n', lines),
            Is.EqualTo(
                """
                A room
                   0 1 2 3 4 5 6 7 8 9 10
                 0 ██████████████████████
                 1 ██          ██      ██
                 2 ██  o¬      ██      ██ ◄ 2-3, 8
                 3 ██          ██      ██
                 4 ██          ██      ██
                 5 ██    @►    [X  ()  ██
                 6 ██          ██      ██
                 7 ██          ██      ██
                 8 ██          >>  {}  ██
                 9 ████        ██      ██
                10 ██████████████████████
                @► agent at column 3 row 5, facing east
                () red ball (the target) at column 8 row 5
                [X locked green door at column 6 row 5
                o¬ green key at column 2 row 2
                {} red box at column 8 row 8, hides the
                   green key
                >> passage at column 6 row 8
                ██ wall
                """
            )
        );
    }

    [Test]
    public void The_way_of_a_plan_is_drawn_cell_by_cell()
    {
        var world = Sketch.Room(Sketch.Passage(row: 4));
        var plan = new Planner(world, SkillNames.For(Layout.RoomDoorKey)).MakePlan(world);
        var way = Walk.Of(plan);
        var picture = WorldPicture.Of("A way", world) with { Way = way, HasLegend = false };
        var rows = WorldText.Draw(picture, 44).Select(line => line.ToString()).ToList();

        Assert.That(way.Cells[0], Is.EqualTo(Sketch.Agent));
        Assert.That(way.Cells, Does.Contain(new Cell(6, 4)));
        Assert.That(string.Join('\n', rows[5..9]), Does.Contain("→").And.Contain(">>"));
        foreach (var stride in way.Strides.Skip(1).Where(stride => stride.From != new Cell(6, 4)))
        {
            var drawn = rows[stride.From.Row + 2].Substring(3 + (2 * stride.From.Column), 2);
            Assert.That(drawn, Is.EqualTo(Glyph.OfWay(stride.Heading)), $"{stride}");
        }
    }

    [Test]
    public void A_death_is_told_beside_its_row()
    {
        var actions = Enumerable.Repeat(AgentAction.Forward, 5).ToArray();
        var way = Walk.Of(Sketch.Island(), actions, deathEnds: true);
        var rows = WorldText.Draw(WorldPicture.Of("Lava", Sketch.Island()) with { Way = way }, 44);

        Assert.That(way.DiedAt, Is.EqualTo(new Cell(6, 5)));
        Assert.That(way.Strides, Has.Length.EqualTo(3));
        Assert.That(rows[7].ToString(), Does.EndWith("~~  ()  ██ ◄ dies at 6"));
    }

    [Test]
    public void Colours_are_the_tiles_own()
    {
        var ansi = string.Join('\n', WorldText.Draw(WorldPicture.Of("A room", Room), 44).Select(line => line.ToAnsi()));

        Assert.That(ansi, Does.Contain("\e[38;2;255;255;255;48;2;255;0;0m()\e[0m"), "the red ball");
        Assert.That(ansi, Does.Contain("\e[38;2;0;0;0;48;2;0;255;0m[X\e[0m"), "the green door");
    }
}
