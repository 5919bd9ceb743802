namespace MindGrid.Rl.Learning.Training;

/// <summary>The names in logs, Stable-Baselines3's where it has one. Learners add their own.</summary>
public static class LogNames
{
    /// <summary>Updates that were done.</summary>
    public const string Iterations = "time/iterations";

    /// <summary>Steps of the environment, all games together.</summary>
    public const string TotalTimesteps = "time/total_timesteps";

    /// <summary>Steps of the environment a second, since this process began, evaluations included.</summary>
    public const string Fps = "time/fps";

    /// <summary>Seconds since this process began.</summary>
    public const string TimeElapsed = "time/time_elapsed";

    /// <summary>What the learner makes small.</summary>
    public const string Loss = "train/loss";

    /// <summary>The optimiser's learning rate.</summary>
    public const string LearningRate = "train/learning_rate";

    /// <summary>Mean reward of the evaluation's games where the gap is paid at the end: minus the gap.</summary>
    public const string MeanReward = "eval/mean_reward";

    /// <summary>Mean gap of the policy, under the strict scoring, in reward units.</summary>
    public const string GapStrict = "eval/gap_strict";

    /// <summary>Mean gap of three hand-written rules on the same games.</summary>
    public const string GapRules = "eval/gap_rules";

    /// <summary>Mean gap without a teacher on the same games.</summary>
    public const string GapSilent = "eval/gap_silent";

    /// <summary>Mean number of sentences that the policy said.</summary>
    public const string Sentences = "eval/sentences";
}
