using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

public class WeightedSumTests
{
    private static readonly CarryObject Carry = new(ObjectPattern.Target);
    private static readonly CloseToRegion Close = new(Region.Inner);

    [Test]
    public void Rewards_are_added_with_their_weights_and_each_has_its_own_memory()
    {
        // Two rewards with memory around one without: memories that overlap would be seen.
        var sum = new WeightedSum((2, new RewardSpec(0, 10)), (-1, Close), (0.5f, new RewardSpec(4, 100)));
        Assert.That(sum.MemorySize, Is.EqualTo(2));
        var world = Sketch.Facing(Sketch.Ball(4, 5, TileColor.Red));
        var memory = new float[2];
        sum.Start(world, memory);
        var close = Close.Of(world);
        Assert.That(Play(AgentAction.Left), Is.EqualTo(0 - close - 2));
        Assert.That(Play(AgentAction.Right), Is.EqualTo(0 - close - 2));
        Assert.That(Play(AgentAction.Pickup), Is.EqualTo(20 - close + 48));
        Assert.That(Play(AgentAction.Left), Is.EqualTo(0 - close - 2));
        Assert.That(Play(AgentAction.Drop), Is.EqualTo(-20 - close - 52));

        float Play(AgentAction action) =>
            sum.Of(new Transition(world, action, Step.Apply(world, action), terminated: false), memory);
    }

    [Test]
    public void Nothing_added_up_is_0() =>
        Assert.That(
            new WeightedSum().Of(new Transition(World.From(Sketch.Room()), AgentAction.Done, StepEnds.None, false), []),
            Is.Zero
        );

    [Test]
    public void Sums_are_equal_term_by_term()
    {
        var sum = new WeightedSum((1, Carry), (2, Close));
        var same = new WeightedSum((1, new CarryObject(ObjectPattern.Target)), (2, new CloseToRegion(Region.Inner)));
        Assert.That(sum, Is.EqualTo(same));
        Assert.That(sum.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(sum, Is.Not.EqualTo(new WeightedSum((2, Close), (1, Carry))));
        Assert.That(sum, Is.Not.EqualTo(new WeightedSum((1, Carry))));
    }

    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    public void A_weight_that_is_no_number_is_refused(float weight) =>
        Assert.That(
            () => new WeightedSum((1, Close), (weight, RewardSpec.Paper)),
            Throws.ArgumentException.With.Message.StartsWith(
                $"The weight of -1 per action, +100 for the target in hand at the end is {weight}; it has to be a finite number."
            )
        );
}
