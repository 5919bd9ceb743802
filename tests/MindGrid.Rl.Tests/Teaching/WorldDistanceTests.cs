using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class WorldDistanceTests
{
    private const double StatesAndActions = 81 * 4 * 7;
    private static readonly Blueprint Room = Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Key(2, 2));

    [Test]
    public void A_world_is_no_distance_from_itself()
    {
        var distance = Between(Room, Room);
        Assert.That((distance.Graded, distance.Exact, distance.IsZero), Is.EqualTo((0.0, 0, true)));
    }

    [Test]
    public void A_ball_more_is_felt_by_walking_and_by_picking_up_from_all_four_sides()
    {
        var distance = Between(Room, Sketch.Room([.. Room.Objects.Skip(1), Sketch.Ball(2, 8)]));
        Assert.That(distance.Graded, Is.EqualTo(4 * 2 / StatesAndActions).Within(1e-12));
        Assert.That((distance.Exact, distance.SameStart, distance.SameTarget), Is.EqualTo((2, true, true)));
    }

    [Test]
    public void Where_the_agent_starts_is_no_transition_but_a_difference()
    {
        var distance = Between(Room, Room with { AgentCell = new(2, 8) });
        Assert.That((distance.Graded, distance.Exact, distance.SameStart), Is.EqualTo((0.0, 0, false)));
        Assert.That(distance.IsZero, Is.False);
    }

    [Test]
    public void What_a_box_hides_counts()
    {
        var empty = Sketch.Room(Sketch.Box(2, 8));
        var full = Sketch.Room(Sketch.Box(2, 8, contains: 0));
        Assert.That(Between(empty, full).Graded, Is.EqualTo(4 * 2 / StatesAndActions).Within(1e-12));
    }

    /// <summary>The tables are compared with the rules: each action is played in both worlds from every cell and heading.</summary>
    [Test]
    public void The_graded_distance_is_what_playing_every_action_everywhere_gives()
    {
        foreach (var game in SomeGames.All.Take(25))
        {
            var (one, other) = (game.Game.Believed.World, game.Game.Real.World);
            Assert.That(
                Between(one, other).Graded,
                Is.EqualTo(PlayedEverywhere(one, other) / StatesAndActions).Within(1e-12),
                game.Game.Spec.Id
            );
        }
    }

    private static int PlayedEverywhere(Blueprint one, Blueprint other)
    {
        var different = 0;
        foreach (var cell in Bitboard.Full - Bitboard.Border)
        {
            foreach (var heading in Enum.GetValues<Heading>())
            {
                foreach (var action in Enum.GetValues<AgentAction>())
                {
                    var facing = cell.Ahead(heading);
                    different += Played(one) == Played(other) ? 0 : 1;

                    // What the agent can tell of it: where it stands, whether it lives, what it holds (and what that holds), what it faces
                    // if that has changed.
                    (Cell, StepEnds, Tile, Tile, Tile?) Played(Blueprint blueprint)
                    {
                        var world = World.From(blueprint with { AgentCell = cell, AgentHeading = heading });
                        var before = world.TileAt(facing);
                        var ends = Step.Apply(world, action);
                        var held = world.Carried < 0 ? -1 : blueprint.Objects[world.Carried].Contains;
                        var inHand = held < 0 ? Tile.Empty : blueprint.Objects[held].Tile;
                        var after = world.TileAt(facing);
                        var changed = action == AgentAction.Toggle && after != before ? after : (Tile?)null;
                        return (world.AgentCell, ends, world.CarriedTile, inHand, changed);
                    }
                }
            }
        }
        return different;
    }

    private static WorldDistance Between(Blueprint one, Blueprint other) =>
        WorldDistance.Between(World.From(one), World.From(other));
}
