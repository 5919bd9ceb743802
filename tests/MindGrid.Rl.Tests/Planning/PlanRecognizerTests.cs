using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Oracle;
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
        _ = new PlanRecognizer().Restart(Room).Read(trajectory, Room, SkillNames.For(Room.Layout), log);
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
        Assert.That(
            new PlanRecognizer().Restart(passage).Read(trajectory, passage, [SkillKind.Primitive]),
            Is.Not.Null
        );
        Assert.That(new PlanRecognizer().Restart(crossing).Read(trajectory, crossing, [SkillKind.Primitive]), Is.Null);
    }

    [Test]
    public void Plans_and_draws_equal_those_of_a_plain_reader_in_the_own_world_and_in_another()
    {
        var (solver, trajectory) = (new Solver(new SkillPerformer()), new Trajectory());
        var tally = new Tally();
        foreach (var seed in Enumerable.Range(0, 60))
        {
            var layout = (Layout)(seed % 2);
            var world = DrawnWorlds.Edited(layout, seed);
            foreach (var own in new[] { world, DrawnWorlds.Unedited(layout, seed) })
            {
                AssertAgree(own, own == world ? [world, world] : [world, own], tally, SolverWay);
            }
        }
        Assert.That(tally.Plans, Is.GreaterThan(180));
        Assert.That(tally.Without, Is.Positive, "some worlds differ too much to be read");
        Assert.That(tally.Kinds, Has.Count.EqualTo(15), "every skill is read somewhere");

        Trajectory? SolverWay(Blueprint world) => solver.Solve(world, trajectory) ? trajectory : null;
    }

    [Test]
    public void Plans_and_draws_equal_those_of_a_plain_reader_whatever_was_done()
    {
        var random = new Random(3209);
        var trajectory = new Trajectory();
        var tally = new Tally();
        foreach (var seed in Enumerable.Range(0, 80))
        {
            var world = DrawnWorlds.Edited((Layout)(seed % 2), seed);
            AssertAgree(world, [world, world], tally, AnyWay);
        }
        Assert.That(tally.Plans, Is.GreaterThan(100));
        Assert.That(tally.Kinds, Is.SupersetOf(new[] { SkillKind.GetObject, SkillKind.MoveObject, SkillKind.OpenBox }));

        // Skills without an aim, and now and then what no skill would do.
        Trajectory AnyWay(Blueprint blueprint)
        {
            var world = World.From(blueprint);
            var performer = new SkillPerformer().Recording(world, trajectory);
            while (trajectory.Actions.Count < 16)
            {
                var thing = ObjectRef.In(world, random.Next(world.ObjectCount));
                var cell = Cell.At(random.Next(Board.CellCount));
                performer.Perform(
                    random.Next(5) switch
                    {
                        0 => new Skill.GetObject(thing),
                        1 => new Skill.DropAt(cell),
                        2 => new Skill.GoAdjacentToObject(thing),
                        3 => new Skill.GoTo(cell),
                        _ => new Skill.Primitive((AgentAction)random.Next(7)),
                    }
                );
            }
            return trajectory;
        }
    }

    [Test]
    public void What_a_box_hid_shows_again_in_a_restored_world_once_the_box_is_carried_away()
    {
        // The hammer hidden at the box's first cell stands in the way of a replay, though not of the trajectory.
        var world = Sketch.Room(Sketch.Hammer(4, 5), Sketch.Box(4, 5, contains: 1));
        var tally = new Tally();
        AssertAgree(world, [world], tally, CarryAway, SkillKind.Primitive, SkillKind.GoDirNSteps);
        Assert.That((tally.Plans, tally.Without), Is.EqualTo((0, 1)));

        static Trajectory CarryAway(Blueprint blueprint)
        {
            var trajectory = new Trajectory();
            var performer = new SkillPerformer().Recording(World.From(blueprint), trajectory);
            performer.Perform(new Skill.Primitive(AgentAction.Pickup));
            performer.Perform(new Skill.Primitive(AgentAction.Forward));
            return trajectory;
        }
    }

    private static void AssertAgree(
        Blueprint own,
        Blueprint[] worlds,
        Tally tally,
        Func<Blueprint, Trajectory?> act,
        params SkillKind[] skills
    )
    {
        skills = skills is [] ? [.. SkillNames.For(own.Layout)] : skills;
        var (fast, plain) = (new PlanRecognizer().Restart(own), new PlainPlanReader(own));
        foreach (var world in worlds)
        {
            if (act(world) is not { } trajectory)
            {
                continue;
            }
            var (draws, plainDraws) = (new List<(int, int)>(), new List<(int, int)>());
            IReadOnlyList<Skill>? read = fast.Read(trajectory, world, [.. skills], draws);
            Assert.That(read, Is.EqualTo(plain.Read(trajectory, world, skills, plainDraws)), $"seed {world.Seed}");
            Assert.That(draws, Is.EqualTo(plainDraws), $"seed {world.Seed}");
            tally.Count(read);
        }
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
        return new PlanRecognizer().Restart(world).Read(trajectory, world, skills);
    }

    private sealed class Tally
    {
        public int Plans { get; private set; }

        public int Without { get; private set; }

        public HashSet<SkillKind> Kinds { get; } = [];

        public void Count(IReadOnlyList<Skill>? plan)
        {
            Plans += plan is null ? 0 : 1;
            Without += plan is null ? 1 : 0;
            Kinds.UnionWith(plan?.Select(step => step.Kind) ?? []);
        }
    }
}
