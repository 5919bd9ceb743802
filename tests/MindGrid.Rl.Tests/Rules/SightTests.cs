using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Oracle;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>
/// Views are drawn with the agent in the middle of the bottom line, looking up; '?' is hidden, '.' empty, '#' a wall, '~' lava,
/// '|' a shut door, '/' an open one, 'o' a ball, 'x' a box, 'h' a hammer.
/// </summary>
public class SightTests
{
    [Test]
    public void A_wall_across_the_view_hides_what_lies_behind() =>
        AssertSees(
            Sketch.Room(),
            "?????", //
            "#####",
            ".....",
            ".....",
            "....."
        );

    [Test]
    public void Lava_does_not() =>
        AssertSees(
            Sketch.Island(),
            ".....", //
            "~~~~~",
            ".....",
            ".....",
            "....."
        );

    [Test]
    public void Light_goes_around_a_single_wall() =>
        AssertSees(
            Sketch.Island(Sketch.Wall(4, 5)),
            ".....", //
            "~~~~~",
            ".....",
            "..#..",
            "....."
        );

    [Test]
    public void Through_a_gap_in_a_wall_light_spreads_one_cell_to_each_side() =>
        AssertSees(
            Sketch.Room(Sketch.Wall(5, 3), Sketch.Wall(5, 4), Sketch.Wall(5, 6), Sketch.Wall(5, 7)),
            "?????", //
            "?###?",
            "##.##",
            ".....",
            "....."
        );

    [TestCase(TileKind.DoorOpen, '/', ".....")]
    [TestCase(TileKind.DoorClosed, '|', "?????")]
    [TestCase(TileKind.DoorLocked, '|', "?????")]
    public void Only_an_open_door_lets_light_through(TileKind state, char door, string behind) =>
        AssertSees(
            Sketch.Room(Sketch.Door(state)),
            behind, //
            $"##{door}##",
            ".....",
            ".....",
            "....."
        );

    [Test]
    public void Boxes_and_balls_hide_nothing() =>
        AssertSees(
            Sketch.Island(Sketch.Box(4, 5), Sketch.Ball(4, 4), Sketch.Ball(4, 6)),
            ".....", //
            "~~~~~",
            ".....",
            ".oxo.",
            "....."
        );

    [Test]
    public void What_lies_beyond_the_border_reads_as_wall_and_light_stops_there() =>
        AssertSees(
            Sketch.Room() with
            {
                AgentCell = new Cell(1, 1),
                AgentHeading = Heading.North,
            },
            "?????", //
            "?????",
            "?????",
            "?####",
            "?#..."
        );

    [Test]
    public void The_agents_cell_shows_what_it_carries()
    {
        var world = Sketch.Facing(null, Sketch.Hammer(1, 1), Layout.TreasureIsland);
        AssertSees(
            world,
            ".....", //
            "~~~~~",
            ".....",
            ".....",
            "..h.."
        );
    }

    [TestCase(Heading.East, 5, 4)]
    [TestCase(Heading.South, 4, 7)]
    [TestCase(Heading.West, 1, 6)]
    [TestCase(Heading.North, 2, 3)]
    public void A_ball_two_ahead_and_one_to_the_left_looks_the_same_in_every_heading(
        Heading heading,
        int column,
        int row
    ) =>
        AssertSees(
            Sketch.Room(Sketch.Ball(column, row)) with
            {
                AgentHeading = heading,
                Obstacles = [],
            },
            view => view[(1 * 5) + 2].Kind == TileKind.Ball && view.Count(tile => tile.Kind == TileKind.Ball) == 1
        );

    [TestCase(3)]
    [TestCase(7)]
    public void Other_window_sizes_keep_the_agent_in_the_middle_of_the_near_edge(int size)
    {
        var world = Sketch.Facing(Sketch.Ball(4, 5), Sketch.Hammer(1, 1));
        var view = new Tile[size * size];
        Sight.Look(world, view, size);
        Assert.That(view[(size / 2 * size) + size - 1].Kind, Is.EqualTo(TileKind.Hammer));
        Assert.That(view[(size / 2 * size) + size - 2].Kind, Is.EqualTo(TileKind.Ball));
    }

    [Test]
    public void Every_window_from_every_cell_and_heading_shows_what_slow_sight_sees(
        [Values(3, 5, 7)] int size,
        [Values] bool occlusion
    )
    {
        foreach (var blueprint in DrawnWorlds.EditedMany(10))
        {
            foreach (var cell in ~Bitboard.Border)
            {
                foreach (var heading in HeadingMath.All)
                {
                    var world = World.From(blueprint with { AgentCell = cell, AgentHeading = heading });
                    var view = new Tile[size * size];
                    Sight.Look(world, view, size, occlusion);
                    var image = view.SelectMany(tile => new[] { tile.TypeCode, tile.ColorCode, tile.StateCode });
                    Assert.That(image.SequenceEqual(SlowSight.Image(world, size, occlusion)), $"{cell} {heading}");
                }
            }
        }
    }

    private static void AssertSees(Blueprint blueprint, params string[] lines) =>
        AssertSees(World.From(blueprint), lines);

    private static void AssertSees(World world, params string[] lines)
    {
        var view = Look(world);
        var seen = Enumerable
            .Range(0, 5)
            .Select(row =>
                string.Concat(Enumerable.Range(0, 5).Select(column => Letter(view[(column * 5) + row].Kind)))
            );
        Assert.That(string.Join('\n', seen), Is.EqualTo(string.Join('\n', lines)));
    }

    private static void AssertSees(Blueprint blueprint, Func<Tile[], bool> holds) =>
        Assert.That(holds(Look(World.From(blueprint))));

    private static Tile[] Look(World world)
    {
        var view = new Tile[25];
        Sight.Look(world, view);
        return view;
    }

    private static char Letter(TileKind kind) =>
        kind switch
        {
            TileKind.Unseen => '?',
            TileKind.Empty => '.',
            TileKind.Wall => '#',
            TileKind.Lava => '~',
            TileKind.DoorOpen => '/',
            TileKind.DoorClosed or TileKind.DoorLocked => '|',
            TileKind.Ball => 'o',
            TileKind.Box => 'x',
            TileKind.Hammer => 'h',
            _ => '!',
        };

    [TestCase(0)]
    [TestCase(4)]
    [TestCase(23)]
    public void A_window_without_a_middle_or_wider_than_any_board_is_refused(int size)
    {
        var world = World.From(WorldGenerator.Generate(Layout.RoomDoorKey, 1, ColorNames.Sorted));
        Assert.That(() => Sight.Look(world, new Tile[1000], size), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
