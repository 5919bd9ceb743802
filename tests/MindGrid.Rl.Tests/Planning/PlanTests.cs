using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class PlanTests
{
    [Test]
    public void Actions_are_those_of_the_steps_one_after_the_other()
    {
        var plan = new Plan(
            [new Skill.GoDirNSteps(Heading.East, 2), new Skill.RotateTowardsDirection(Heading.West)],
            Sketch.Room()
        );
        Assert.That(
            plan.ToActions(),
            Is.EqualTo([AgentAction.Forward, AgentAction.Forward, AgentAction.Right, AgentAction.Right])
        );
    }

    [Test]
    public void A_plan_with_a_step_that_cannot_be_done_has_no_actions() =>
        Assert.That(
            new Plan([new Skill.Primitive(AgentAction.Left), new Skill.GoTo(Sketch.Target)], Sketch.Room()).ToActions(),
            Is.Null
        );

    [Test]
    public void An_empty_plan_has_no_actions_to_take() =>
        Assert.That(new Plan([], Sketch.Room()).ToActions(), Is.Empty);
}
