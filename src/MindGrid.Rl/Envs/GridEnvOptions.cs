namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;

/// <summary>What ends an episode by a rule of the world.</summary>
[Flags]
public enum EndsOn : byte
{
    /// <summary>Nothing: only the time limit ends an episode.</summary>
    Nothing = 0,

    /// <summary>The agent's death.</summary>
    Death = 1,

    /// <summary>The target in the agent's hand.</summary>
    Success = 2,

    /// <summary>Both.</summary>
    DeathOrSuccess = Death | Success,
}

/// <summary>What can be chosen about a grid environment.</summary>
public sealed record GridEnvOptions : EnvOptions
{
    /// <summary>Where worlds come from.</summary>
    public WorldSource Worlds { get; init; } = new GeneratedWorlds();

    /// <summary>What the agent sees.</summary>
    public GridObservation Observation { get; init; } = GridObservation.Reference;

    /// <summary>What steps are worth.</summary>
    public RewardFunction Reward { get; init; } = RewardSpec.Paper;

    /// <summary>What ends an episode.</summary>
    public EndsOn EndsOn { get; init; } = EndsOn.DeathOrSuccess;

    /// <summary>Steps after which an episode is truncated; the reference's 1000 unless chosen.</summary>
    public int StepLimit { get; init; } = Step.DefaultStepLimit;

    /// <summary>The width of the vectors that step and show the worlds; results do not depend on it.</summary>
    internal LaneWidth Width { get; init; }

    /// <summary>
    /// Exactly the reference's environment: no reward, the 5x5x3 view, only death ends an episode, and the ended world goes on.
    /// </summary>
    public static GridEnvOptions Reference { get; } =
        new()
        {
            Reward = RewardSpec.None,
            EndsOn = EndsOn.Death,
            Autoreset = AutoresetMode.Disabled,
            EndedWorldsGoOn = true,
        };
}
