using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class SkillReplayTests
{
    private static readonly Skill East = new Skill.GoDirNSteps(Heading.East, 3);
    private static readonly Blueprint Passage = Sketch.Room(Sketch.Passage());

    [Test]
    public void In_the_own_world_a_skill_repeats_what_it_did_and_no_more_or_less()
    {
        var replay = Begun(Passage, Passage, East);
        Assert.That(replay.Repeats(East, 0, 3));
        Assert.That(replay.Repeats(East, 0, 2), Is.False);
        Assert.That(replay.Repeats(East, 1, 3), Is.False);
        Assert.That(replay.Repeats(new Skill.GoTo(new Cell(6, 5)), 0, 3));
        Assert.That(replay.Repeats(new Skill.GoTo(new Cell(5, 5)), 0, 3), Is.False);
    }

    [Test]
    public void A_wall_of_the_own_divider_stops_a_replay_where_the_trajectory_went_on()
    {
        var open = Passage with { Obstacles = [], Objects = [Passage.Objects[0]] };
        var walled = open with { Obstacles = Sketch.Room().Obstacles };
        Assert.That(Begun(open, open, East).Repeats(East, 0, 3));
        Assert.That(Begun(walled, open, East).Repeats(East, 0, 3), Is.False);
    }

    [Test]
    public void What_counts_as_outside_is_that_of_the_own_world()
    {
        var world = Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Ball(5, 5));
        var nothingOutside = world with { Outer = Bitboard.Empty };
        var unblock = new Skill.Unblock(ObjectRef.In(World.From(world), 1));
        Assert.That(RepeatsAll(world, world, unblock));
        Assert.That(RepeatsAll(nothingOutside, world, unblock), Is.False);
    }

    private static bool RepeatsAll(Blueprint own, Blueprint world, Skill skill)
    {
        var trajectory = Played(world, skill);
        var replay = new SkillReplay();
        replay.Begin(own, world, trajectory);
        return replay.Repeats(skill, 0, trajectory.StateCount - 1);
    }

    private static SkillReplay Begun(Blueprint own, Blueprint world, Skill skill)
    {
        var replay = new SkillReplay();
        replay.Begin(own, world, Played(world, skill));
        return replay;
    }

    private static Trajectory Played(Blueprint world, Skill skill)
    {
        var trajectory = new Trajectory();
        Assert.That(new SkillPerformer().Recording(World.From(world), trajectory).Perform(skill));
        return trajectory;
    }
}
