using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class TrajectoryTests
{
    [Test]
    public void States_and_actions_are_kept_as_they_were_beyond_the_first_capacity()
    {
        var (trajectory, texts) = Walk(100);
        Assert.That(trajectory.StateCount, Is.EqualTo(101));
        Assert.That(trajectory.Actions, Has.Count.EqualTo(100));
        Assert.That(Enumerable.Range(0, 101).Select(i => RowText.Of(trajectory.State(i))), Is.EqualTo(texts));
    }

    [Test]
    public void Walkable_cells_are_those_of_each_state()
    {
        var (trajectory, _) = Walk(100);
        for (var i = 0; i < trajectory.StateCount; i++)
        {
            Assert.That(trajectory.Walkable(i), Is.EqualTo(Walkability.Walkable(trajectory.State(i))));
        }
    }

    [Test]
    public void Runs_of_turns_and_of_walks_begin_after_the_last_other_action()
    {
        var (trajectory, _) = Walk(100);
        for (var i = 0; i < trajectory.StateCount; i++)
        {
            Assert.That(trajectory.TurnsSince(i), Is.EqualTo(Since(i, AgentAction.Left, AgentAction.Right)));
            Assert.That(
                trajectory.WalksSince(i),
                Is.EqualTo(Since(i, AgentAction.Left, AgentAction.Right, AgentAction.Forward))
            );
        }

        int Since(int state, params AgentAction[] actions)
        {
            var first = state;
            while (first > 0 && actions.Contains(trajectory.Actions[first - 1]))
            {
                first--;
            }
            return first;
        }
    }

    [Test]
    public void Beginning_again_forgets_what_was()
    {
        var (trajectory, _) = Walk(100);
        _ = trajectory.Walkable(0);
        var world = World.From(Sketch.Island());
        trajectory.Begin(world);
        Assert.That((trajectory.StateCount, trajectory.Actions.Count), Is.EqualTo((1, 0)));
        Assert.That(trajectory.Walkable(0), Is.EqualTo(Walkability.Walkable(world)));
    }

    [Test]
    public void A_slice_knows_its_states_and_actions()
    {
        var world = World.From(Sketch.Room());
        var trajectory = new Trajectory();
        new SkillPerformer().Recording(world, trajectory).Perform(new Skill.GoDirNSteps(Heading.South, 2));
        var slice = new TrajectorySlice(trajectory, 0, 3);
        Assert.That(slice.Actions.ToArray(), Is.EqualTo([AgentAction.Right, AgentAction.Forward, AgentAction.Forward]));
        Assert.That((slice.OnlyTurns, slice.OnlyNavigates), Is.EqualTo((false, true)));
        Assert.That(slice.Take(1).OnlyTurns);
        Assert.That(slice.Skip(1).Actions.ToArray(), Is.EqualTo([AgentAction.Forward, AgentAction.Forward]));
        Assert.That(slice.Take(1).LastState.AgentHeading, Is.EqualTo(Heading.South));
        Assert.That(slice.Skip(1).FirstState.AgentCell, Is.EqualTo(Sketch.Agent));
    }

    private static (Trajectory Trajectory, List<string> Texts) Walk(int steps)
    {
        var world = World.From(DrawnWorlds.Edited(Layout.RoomDoorKey, 4));
        var trajectory = new Trajectory();
        trajectory.Begin(world);
        var texts = new List<string> { RowText.Of(world) };
        var random = new Random(3209);
        for (var i = 0; i < steps; i++)
        {
            var action = (AgentAction)random.Next(7);
            Step.Apply(world, action);
            trajectory.Add(action, world);
            texts.Add(RowText.Of(world));
        }
        return (trajectory, texts);
    }
}
