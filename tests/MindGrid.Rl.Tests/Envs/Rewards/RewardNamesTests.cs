using MindGrid.Rl.Configuration;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

public class RewardNamesTests
{
    [TestCase("reward_carry_object_hof", typeof(CarryObject))]
    [TestCase("reward_reach_object_hof", typeof(ReachObject))]
    [TestCase("reward_adjacent_object_hof", typeof(AdjacentObject))]
    [TestCase("reward_far_away_from_region_hof", typeof(FarFromRegion))]
    [TestCase("reward_close_to_region_hof", typeof(CloseToRegion))]
    [TestCase("reward_objectA_over_objectB", typeof(PreferObject))]
    public void Every_name_of_the_reference_means_a_reward(string name, Type type) =>
        Assert.That(RewardNames.Find(name), Is.TypeOf(type));

    [Test]
    public void The_names_are_those_that_configurations_may_use()
    {
        Assert.That(RewardNames.All, Has.Length.EqualTo(6).And.Unique);
        Assert.That(GameConfiguration.RewardFunctions, Is.EqualTo(RewardNames.All));
        Assert.That(RewardNames.All.Select(RewardNames.Find), Is.Unique);
    }

    [TestCase("")]
    [TestCase("reward_carry_object")]
    [TestCase("Reward_carry_object_hof")]
    public void Another_name_is_answered_with_those_there_are(string name) =>
        Assert.That(
            () => RewardNames.Find(name),
            Throws
                .TypeOf<KeyNotFoundException>()
                .With.Message.EqualTo(
                    $"There is no reward function '{name}'; there is reward_carry_object_hof, reward_reach_object_hof, "
                        + "reward_adjacent_object_hof, reward_far_away_from_region_hof, reward_close_to_region_hof, "
                        + "reward_objectA_over_objectB."
                )
        );

    [Test]
    public void The_target_is_preferred_to_every_other_ball()
    {
        var prefer = (StateReward)RewardNames.Find("reward_objectA_over_objectB");
        Assert.That(prefer.Of(Sketch.Facing(null, Sketch.Ball(1, 1, TileColor.Red))), Is.EqualTo(1));
        Assert.That(prefer.Of(Sketch.Facing(null, Sketch.Ball(1, 1, TileColor.Green))), Is.EqualTo(-1));
    }
}
