namespace MindGrid.Rl.Envs.Rewards;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>
/// The six reward functions by the names that the reference's configurations use. The reference names them and shows no code:
/// what they mean is our reading. They are about the target, the room or island, and the target over any other ball.
/// </summary>
public static class RewardNames
{
    private static readonly ImmutableArray<(string Name, RewardFunction Reward)> Named =
    [
        ("reward_carry_object_hof", new CarryObject(ObjectPattern.Target)),
        ("reward_reach_object_hof", new ReachObject(ObjectPattern.Target)),
        ("reward_adjacent_object_hof", new AdjacentObject(ObjectPattern.Target)),
        ("reward_far_away_from_region_hof", new FarFromRegion(Region.Inner)),
        ("reward_close_to_region_hof", new CloseToRegion(Region.Inner)),
        ("reward_objectA_over_objectB", new PreferObject(ObjectPattern.Target, new(KindSet.Of(TileKind.Ball)))),
    ];

    /// <summary>All six.</summary>
    public static ImmutableArray<string> All { get; } = [.. Named.Select(named => named.Name)];

    /// <summary>The reward function of a name.</summary>
    /// <exception cref="KeyNotFoundException">Another name; the message says which there are.</exception>
    public static RewardFunction Find(string name) =>
        Named.FirstOrDefault(named => named.Name == name).Reward
        ?? throw new KeyNotFoundException($"There is no reward function '{name}'; there is {string.Join(", ", All)}.");
}
