using MindGrid.Rl.Grid;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class PlayedPlanTests
{
    private static readonly AgentAction[] AcrossTheLavaAndBeyond =
    [
        .. Enumerable.Repeat(AgentAction.Forward, 4),
        AgentAction.Pickup,
    ];

    [Test]
    public void No_actions_are_no_steps_and_no_success() =>
        Assert.That(
            PlayedPlan.Play(Sketch.Room(), [], deathEnds: true),
            Is.EqualTo(new PlayedPlan(0, false, DiedAtStep: null))
        );

    [Test]
    public void Success_is_to_hold_the_target_at_the_end()
    {
        var room = Sketch.Room(Sketch.Passage());
        Assert.That(
            PlayedPlan.Play(room, AcrossTheLavaAndBeyond, deathEnds: true),
            Is.EqualTo(new PlayedPlan(5, true, DiedAtStep: null))
        );
        AgentAction[] andPutDown = [.. AcrossTheLavaAndBeyond, AgentAction.Left, AgentAction.Drop];
        Assert.That(PlayedPlan.Play(room, andPutDown, deathEnds: true).Success, Is.False);
    }

    [TestCase(true, 3, false)]
    [TestCase(false, 5, true)]
    public void Death_ends_the_play_or_is_passed_over(bool deathEnds, int steps, bool success) =>
        Assert.That(
            PlayedPlan.Play(Sketch.Island(), AcrossTheLavaAndBeyond, deathEnds),
            Is.EqualTo(new PlayedPlan(steps, success, DiedAtStep: 3))
        );

    [Test]
    public void Of_several_deaths_the_first_is_told()
    {
        var island = Sketch.Island() with { AgentCell = new Cell(5, 5) };
        AgentAction[] twice = [AgentAction.Forward, AgentAction.Left, AgentAction.Forward];
        Assert.That(PlayedPlan.Play(island, twice, deathEnds: false).DiedAtStep, Is.EqualTo(1));
    }
}
