namespace MindGrid.Rl.Teaching.InversePlanning;

/// <summary>How much <see cref="InversePlanningTeacher"/> thinks, and what it takes for likely.</summary>
public sealed record InversePlanningOptions
{
    /// <summary>
    /// The most simulations of a human for one lesson: a plan is looked at in a supposed belief, or what is said is heard, planned with
    /// and played. Counted, not timed, so that what is said does not depend on the machine. 0 leaves only what can be seen.
    /// </summary>
    public int MaxSimulations { get; init; } = 10_000;

    /// <summary>What the human is likely to know before its plan is seen.</summary>
    public BeliefPrior Prior { get; init; } = new();
}
