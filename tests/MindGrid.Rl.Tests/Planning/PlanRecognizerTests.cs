using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class PlanRecognizerTests
{
    private static readonly Blueprint Room = Sketch.Room(Sketch.Door(TileKind.DoorClosed));

    [Test]
    public void A_trajectory_without_an_action_is_the_empty_plan() =>
        Assert.That(Read(Room, SkillNames.For(Room.Layout)), Is.Empty);

    [Test]
    public void With_primitive_actions_only_each_action_is_a_step() =>
        Assert.That(
            Read(Room, [SkillKind.Primitive], AgentAction.Left, AgentAction.Forward, AgentAction.Done),
            Is.EqualTo(
                new[] { AgentAction.Left, AgentAction.Forward, AgentAction.Done }.Select(action => new Skill.Primitive(
                    action
                ))
            )
        );

    [Test]
    public void What_no_skill_given_can_explain_is_no_plan() =>
        Assert.That(Read(Room, [SkillKind.GoTo], AgentAction.Forward, AgentAction.Done), Is.Null);

    [Test]
    public void One_sample_of_the_skills_is_drawn_for_the_empty_plan()
    {
        var log = new List<(int Bound, int Drawn)>();
        var trajectory = new Trajectory();
        trajectory.Begin(World.From(Room));
        _ = new PlanRecognizer(Room).Read(trajectory, Room, SkillNames.For(Room.Layout), log);
        Assert.That(log.Select(draw => draw.Bound), Is.EqualTo(Enumerable.Range(1, 14).Reverse()));
    }

    [Test]
    public void A_divider_of_its_own_decides_what_can_be_recognised()
    {
        // The walk leads through a gap that the recogniser's own world does not have.
        var passage = Sketch.Room(Sketch.Passage());
        var trajectory = new Trajectory();
        new SkillPerformer().Recording(World.From(passage), trajectory).Perform(new Skill.GoDirNSteps(Heading.East, 3));
        var noPassage = passage with { Obstacles = passage.Obstacles.Add(new Cell(6, 5)) };
        var crossing = noPassage with { Objects = [passage.Objects[0]] };
        Assert.That(new PlanRecognizer(passage).Read(trajectory, passage, [SkillKind.Primitive]), Is.Not.Null);
        Assert.That(new PlanRecognizer(crossing).Read(trajectory, crossing, [SkillKind.Primitive]), Is.Null);
    }

    private static IReadOnlyList<Skill>? Read(
        Blueprint world,
        System.Collections.Immutable.ImmutableArray<SkillKind> skills,
        params AgentAction[] actions
    )
    {
        var trajectory = new Trajectory();
        var performer = new SkillPerformer().Recording(World.From(world), trajectory);
        foreach (var action in actions)
        {
            performer.Perform(new Skill.Primitive(action));
        }
        return new PlanRecognizer(world).Read(trajectory, world, skills);
    }
}
