using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Contracts;

/// <summary>Grid environments whose episodes are short enough to end many times within a check.</summary>
internal static class ShortGrid
{
    private const int Limit = 11;

    public static GridEnvOptions Options { get; } = new() { StepLimit = Limit };

    public static GridEnv Of(int worlds, AutoresetMode autoreset, GridEnvOptions options) =>
        new(worlds, options with { Autoreset = autoreset, EndedWorldsGoOn = false });

    public static VectorEnv Registered(string id, int worlds, AutoresetMode autoreset) =>
        EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            id,
            worlds,
            options => options with { StepLimit = Limit, Autoreset = autoreset }
        );
}

public class RoomDoorKeyContract()
    : VectorEnvContract((worlds, mode) => ShortGrid.Registered("MindGrid/RoomDoorKey-v0", worlds, mode));

public class TreasureIslandContract()
    : VectorEnvContract((worlds, mode) => ShortGrid.Registered("MindGrid/TreasureIsland-v0", worlds, mode));

public class MixedContract()
    : VectorEnvContract((worlds, mode) => ShortGrid.Registered("MindGrid/Mixed-v0", worlds, mode));

public class MinigridViewContract()
    : VectorEnvContract(
        (worlds, mode) => ShortGrid.Of(worlds, mode, ShortGrid.Options with { Observation = GridObservation.Minigrid })
    );

public class BoardViewContract()
    : VectorEnvContract(
        (worlds, mode) => ShortGrid.Of(worlds, mode, ShortGrid.Options with { Observation = GridObservation.Board })
    );

public class OneHotViewContract()
    : VectorEnvContract(
        (worlds, mode) =>
            ShortGrid.Of(
                worlds,
                mode,
                ShortGrid.Options with
                {
                    Observation = new() { Code = CellCode.OneHot, Occlusion = false },
                }
            )
    );

public class FlatOneHotViewContract()
    : VectorEnvContract(
        (worlds, mode) =>
            ShortGrid.Of(
                worlds,
                mode,
                ShortGrid.Options with
                {
                    Observation = new() { Code = CellCode.OneHot, Flat = true },
                }
            )
    );

public class FlatViewContract()
    : VectorEnvContract(
        (worlds, mode) => ShortGrid.Of(worlds, mode, ShortGrid.Options with { Observation = new() { Flat = true } })
    );

/// <summary>The reference's options; ended worlds go on in the one mode that lets them.</summary>
public class ReferenceOptionsContract()
    : VectorEnvContract(
        (worlds, mode) =>
            new GridEnv(
                worlds,
                GridEnvOptions.Reference with
                {
                    StepLimit = ShortGrid.Options.StepLimit,
                    Autoreset = mode,
                    EndedWorldsGoOn = mode == AutoresetMode.Disabled,
                }
            )
    );

/// <summary>More than two blocks, so that both threads have something to do.</summary>
public class TwoThreadsContract()
    : VectorEnvContract(
        (worlds, mode) =>
            ShortGrid.Of(worlds, mode, ShortGrid.Options with { Threads = 2, Worlds = PooledWorldsContract.Pool }),
        new EnvCheckOptions
        {
            Worlds = 140,
            Seeds = [5],
            Steps = 30,
        }
    );

public class PooledWorldsContract()
    : VectorEnvContract((worlds, mode) => ShortGrid.Of(worlds, mode, ShortGrid.Options with { Worlds = Pool }))
{
    internal static WorldPool Pool { get; } = WorldPool.From(new GeneratedWorlds(), first: 0, count: 20);
}

public class CheckedModeContract()
    : VectorEnvContract((worlds, mode) => ShortGrid.Of(worlds, mode, ShortGrid.Options with { Checked = true }));

/// <summary>A reward that remembers two numbers a world.</summary>
public class ShapedRewardContract()
    : VectorEnvContract(
        (worlds, mode) =>
            ShortGrid.Of(
                worlds,
                mode,
                ShortGrid.Options with
                {
                    Reward = new PotentialShaping(RewardSpec.Paper, new WorldAge(), Discount: 0.9f),
                }
            )
    )
{
    private sealed record WorldAge : StateReward
    {
        public override float Of(MindGrid.Rl.Worlds.World world) => world.Steps;
    }
}

public class TimeLimitContract()
    : VectorEnvContract(
        (worlds, mode) => new TimeLimit(ShortGrid.Of(worlds, mode, ShortGrid.Options with { StepLimit = 100 }), 9)
    );

public class TimeLimitAroundAShorterOneContract()
    : VectorEnvContract(
        (worlds, mode) => new TimeLimit(new TimeLimit(ShortGrid.Of(worlds, mode, ShortGrid.Options), 9), 30)
    );
