using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

public class RewardSpecTests
{
    // Without walking: an agent that has left the ball seldom finds it again.
    private static readonly AgentAction[] StayingActions =
    [
        AgentAction.Left,
        AgentAction.Right,
        AgentAction.Pickup,
        AgentAction.Drop,
        AgentAction.Toggle,
        AgentAction.Done,
    ];

    private static readonly GridEnvOptions GoesOn = new()
    {
        Autoreset = AutoresetMode.Disabled,
        EndedWorldsGoOn = true,
        StepLimit = 50,
    };

    [Test]
    public void The_return_is_at_every_step_what_the_plan_so_far_is_worth([Range(0, 9)] int seed)
    {
        // The ball lies ahead, so that random actions take it and drop it again and again.
        var start = Sketch.Facing(null).Blueprint;
        var near = start with { Objects = start.Objects.SetItem(0, start.Objects[0] with { Cell = Sketch.Ahead }) };
        using var env = new GridEnv(1, GoesOn with { Worlds = new WorldPool(near) });
        env.Reset();
        var random = new Random(seed);
        var (taken, total) = (0, 0f);
        for (var steps = 1; steps <= 300; steps++)
        {
            var held = env.WorldAt(0).HoldsTarget;
            var batch = env.Step([(int)StayingActions[random.Next(StayingActions.Length)]]);
            total += batch.Rewards[0];
            taken += !held && env.WorldAt(0).HoldsTarget ? 1 : 0;
            var expected = (env.WorldAt(0).HoldsTarget ? 100 : 0) - steps;
            Assert.That(total, Is.EqualTo(expected), $"step {steps}");
            Assert.That(batch.EpisodeReturns[0], Is.EqualTo(expected), $"step {steps}");
        }
        Assert.That(taken, Is.GreaterThan(1), "the ball was taken again after it was dropped");
    }

    [TestCase(AgentAction.Pickup, 99)]
    [TestCase(AgentAction.Left, -1)]
    [TestCase(AgentAction.Done, -1)]
    public void The_papers_reward_of_a_step_before_the_target(AgentAction action, float expected)
    {
        var world = Sketch.Facing(Sketch.Ball(4, 5, TileColor.Red));
        Assert.That(RewardOf(RewardSpec.Paper, world, action), Is.EqualTo(expected));
    }

    [Test]
    public void Dropping_the_target_takes_success_back()
    {
        var world = Sketch.Facing(null, Sketch.Ball(1, 1, TileColor.Red));
        Assert.That(RewardOf(new RewardSpec(2, 7), world, AgentAction.Drop), Is.EqualTo(-9));
    }

    [Test]
    public void An_episode_that_starts_with_the_target_in_hand_is_not_paid_for_it()
    {
        var world = Sketch.Facing(null, Sketch.Ball(1, 1, TileColor.Red));
        Assert.That(RewardOf(RewardSpec.Paper, world, AgentAction.Left), Is.EqualTo(-1));
    }

    [Test]
    public void Nothing_is_worth_anything_in_the_references_environment([Values] AgentAction action) =>
        Assert.That(RewardOf(RewardSpec.None, Sketch.Facing(Sketch.Ball(4, 5, TileColor.Red)), action), Is.Zero);

    private static float RewardOf(RewardSpec spec, World world, AgentAction action)
    {
        var memory = new float[spec.MemorySize];
        spec.Start(world, memory);
        var ends = Step.Apply(world, action);
        return spec.Of(new Transition(world, action, ends, world.HoldsTarget), memory);
    }
}
