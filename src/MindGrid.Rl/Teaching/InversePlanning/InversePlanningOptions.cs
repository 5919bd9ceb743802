namespace MindGrid.Rl.Teaching.InversePlanning;

/// <summary>How much <see cref="InversePlanningTeacher"/> thinks, and what it takes for likely.</summary>
public sealed record InversePlanningOptions
{
    private readonly int _maxSimulations = 10_000;

    /// <summary>
    /// The most simulations of a human for one lesson: a plan is looked at in a supposed belief, or what is said is heard, planned with
    /// and played. Counted, not timed, so that what is said does not depend on the machine. 0 leaves only what can be seen.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public int MaxSimulations
    {
        get => _maxSimulations;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxSimulations));
            _maxSimulations = value;
        }
    }

    /// <summary>What the human is likely to know before its plan is seen.</summary>
    public BeliefPrior Prior { get; init; } = new();
}
