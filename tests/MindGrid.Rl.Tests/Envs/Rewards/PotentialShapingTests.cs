using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

public class PotentialShapingTests
{
    private static readonly RewardFunction Task = RewardSpec.Paper;

    // A task in which some states are better to be in than others, success aside.
    private static readonly RewardFunction Desires = new WeightedSum(
        (1, RewardSpec.Paper),
        (3, new CarryObject(ObjectPattern.Tool)),
        (-2, new AdjacentObject(ObjectPattern.Target))
    );

    private static IEnumerable<TestCaseData> Cases =>
        from world in new (string Name, Func<Blueprint> Make)[]
        {
            ("corridor", () => SmallWorlds.Corridor),
            ("island", () => SmallWorlds.Island),
            ("boxed", () => SmallWorlds.Boxed),
            ("hopeless", () => SmallWorlds.Hopeless),
        }
        from reward in new[] { ("task", Task), ("desires", Desires) }
        from discount in new[] { 0.9f, 0.99f }
        select new TestCaseData(world.Make(), reward.Item2, discount).SetArgDisplayNames(
            world.Name,
            reward.Item1,
            $"{discount}"
        );

    [TestCaseSource(nameof(Cases))]
    public void Shaping_keeps_the_optimum_in_every_state(Blueprint world, RewardFunction reward, float discount)
    {
        var graph = new StateGraph(world);
        Assert.That(graph.Count, Is.InRange(50, 50_000));
        var plain = Solve(graph, reward, discount);
        foreach (var potential in Potentials())
        {
            var shaped = Solve(graph, new PotentialShaping(reward, potential, discount), discount);
            Assert.That(shaped.Actions, Is.EqualTo(plain.Actions), $"{potential}");
            for (var state = 0; state < graph.Count; state++)
            {
                var expected = plain.Values[state] - potential.Of(graph[state]);
                Assert.That(shaped.Values[state], Is.EqualTo(expected).Within(1e-3), $"{potential}, state {state}");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Adding_the_potential_itself_changes_the_optimum(Blueprint world, RewardFunction reward, float discount)
    {
        var graph = new StateGraph(world);
        var plain = Solve(graph, reward, discount);
        foreach (var potential in Potentials())
        {
            var naive = Solve(graph, new WeightedSum((1, reward), (1, potential)), discount);
            Assert.That(naive.Actions, Is.Not.EqualTo(plain.Actions), $"{potential}");
        }
    }

    [Test]
    public void Shaping_for_another_discount_than_the_learners_changes_the_optimum()
    {
        var graph = new StateGraph(SmallWorlds.Island);
        var plain = Solve(graph, Task, 0.9f);
        var shaped = Solve(graph, new PotentialShaping(Task, new RandomPotential(1), 0.99f), 0.9f);
        Assert.That(shaped.Actions, Is.Not.EqualTo(plain.Actions));
    }

    [Test]
    public void The_potentials_of_an_episode_cancel_out_step_by_step()
    {
        var world = World.From(DrawnWorlds.Unedited(Layout.RoomDoorKey, 3));
        var potential = new RandomPotential(7);
        var shaping = new PotentialShaping(RewardSpec.None, potential, 1);
        var memory = new float[shaping.MemorySize];
        shaping.Start(world, memory);
        var first = potential.Of(world);
        var sum = 0.0;
        var random = new Random(3);
        for (var step = 0; step < 200; step++)
        {
            var action = (AgentAction)random.Next(7);
            var ends = Step.Apply(world, action);
            sum += shaping.Of(new Transition(world, action, ends, terminated: false), memory);
            Assert.That(sum, Is.EqualTo(potential.Of(world) - first).Within(1e-3), $"step {step}");
        }
    }

    [Test]
    public void The_potential_after_a_terminated_episode_is_zero()
    {
        var world = World.From(Sketch.Room());
        var shaping = new PotentialShaping(RewardSpec.None, new CloseToRegion(Region.Inner), 0.5f);
        var memory = new float[shaping.MemorySize];
        shaping.Start(world, memory);
        var before = 1 - (4 / 16f);
        Assert.That(
            shaping.Of(new Transition(world, AgentAction.Done, StepEnds.TimeLimit, terminated: false), memory),
            Is.EqualTo((0.5f * before) - before)
        );
        Assert.That(
            shaping.Of(new Transition(world, AgentAction.Done, StepEnds.Died, terminated: true), memory),
            Is.EqualTo(-before)
        );
    }

    [Test]
    public void What_is_remembered_is_the_potential_and_what_the_reward_remembers() =>
        Assert.That(
            new PotentialShaping(
                new PotentialShaping(RewardSpec.Paper, new RandomPotential(1), 1),
                new RandomPotential(2),
                1
            ).MemorySize,
            Is.EqualTo(3)
        );

    [TestCase(-0.1f)]
    [TestCase(1.1f)]
    [TestCase(float.NaN)]
    public void A_discount_that_is_none_is_refused(float discount) =>
        Assert.That(
            () => new PotentialShaping(RewardSpec.Paper, new RandomPotential(1), discount),
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.StartsWith($"The discount is {discount}; it has to be from 0 to 1.")
        );

    private static IEnumerable<StateReward> Potentials() =>
        [new RandomPotential(1), new RandomPotential(2), new CloseToRegion(Region.Inner)];

    private static (double[] Values, ActionSet[] Actions) Solve(StateGraph graph, RewardFunction reward, float discount)
    {
        var rewards = graph.Rewards(reward);
        var values = graph.OptimalValues(rewards, discount);
        return (values, graph.OptimalActions(rewards, values, discount));
    }

    /// <summary>Anything from -10 to 10 for each state, without rhyme or reason.</summary>
    private sealed record RandomPotential(ulong Seed) : StateReward
    {
        public override float Of(World world)
        {
            var hash = SplitMix64.Mix(Seed + world.AgentCell.Index + ((ulong)world.AgentHeading << 8));
            foreach (var tile in world.Tiles)
            {
                hash = SplitMix64.Mix(hash + tile);
            }
            return (hash % 2001 / 100f) - 10;
        }
    }
}
