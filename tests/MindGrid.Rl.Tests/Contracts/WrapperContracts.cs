using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Contracts;

/// <summary>Grid environments inside wrappers, alone and one in the other.</summary>
internal static class WrappedGrid
{
    public static VectorEnv Of(int worlds, AutoresetMode mode) =>
        ShortGrid.Of(worlds, mode, ShortGrid.Options with { Worlds = PooledWorldsContract.Pool });
}

public class EpisodeStatisticsContract()
    : VectorEnvContract((worlds, mode) => new EpisodeStatistics(WrappedGrid.Of(worlds, mode)));

public class TransformRewardContract()
    : VectorEnvContract(
        (worlds, mode) => new TransformReward(WrappedGrid.Of(worlds, mode), static reward => reward / 2)
    );

public class NormalizeRewardContract()
    : VectorEnvContract((worlds, mode) => new NormalizeReward(WrappedGrid.Of(worlds, mode)));

public class FlattenObservationContract()
    : VectorEnvContract((worlds, mode) => new FlattenObservation(WrappedGrid.Of(worlds, mode)));

/// <summary>What it shows moves with everything it has seen, so that an idle step is seen, too.</summary>
public class NormalizeObservationContract()
    : VectorEnvContract(
        (worlds, mode) => new NormalizeObservation(new FlattenObservation(WrappedGrid.Of(worlds, mode))),
        new EnvCheckOptions { IdleStepsAreSeen = true }
    );

public class FrameStackContract()
    : VectorEnvContract(
        (worlds, mode) => new FrameStack(WrappedGrid.Of(worlds, mode), 3),
        new EnvCheckOptions { IdleStepsAreSeen = true }
    );

public class ActionRepeatContract()
    : VectorEnvContract((worlds, mode) => new ActionRepeat(WrappedGrid.Of(worlds, mode), 2));

public class RandomizedActionsContract()
    : VectorEnvContract(
        (worlds, mode) => new StickyActions(new NoisyActions(WrappedGrid.Of(worlds, mode), 0.2), 0.3),
        new EnvCheckOptions { ActionsMayBeReplaced = true }
    );

public class ManyWrappersContract()
    : VectorEnvContract(
        (worlds, mode) =>
            new EpisodeStatistics(
                new FrameStack(new FlattenObservation(new TimeLimit(WrappedGrid.Of(worlds, mode), 9)), 2)
            ),
        new EnvCheckOptions { IdleStepsAreSeen = true }
    );

public class RecordHistoryContract()
    : VectorEnvContract((worlds, mode) => new RecordHistory(WrappedGrid.Of(worlds, mode)));
