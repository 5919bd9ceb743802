namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Rules;

/// <summary>A convention for what a played plan is worth. Results are comparable only under one convention, so each result names its own.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">One sentence that every report prints.</param>
/// <param name="StepCost">Reward units taken off for each action.</param>
/// <param name="SuccessReward">Reward units given for holding the target at the end.</param>
/// <param name="DeathEnds">Whether an episode ends when the agent dies.</param>
/// <param name="OnePlannerPerGame">
/// Whether one planner, made from the world believed before teaching, plans for the taught belief and then for the real world, as
/// the reference's evaluation does; else each world has its own.
/// </param>
/// <param name="Quirks">Whether sentences are read, and edits checked, as the reference does.</param>
public sealed record Scoring(
    string Name,
    string Description,
    int StepCost,
    int SuccessReward,
    bool DeathEnds,
    bool OnePlannerPerGame,
    Quirks Quirks
)
{
    /// <summary>As the paper's Table 1 was computed: no teaching gives 65.91 on its 100 games.</summary>
    public static Scoring Paper { get; } =
        new(
            "paper",
            "-1 per action, +100 for the target in hand at the end, death ignored, one planner per game, the reference's reader",
            StepCost: 1,
            SuccessReward: 100,
            DeathEnds: false,
            OnePlannerPerGame: true,
            Quirks.Reference
        );

    /// <summary>As the paper's text says (Section 6).</summary>
    public static Scoring Strict { get; } =
        new(
            "strict",
            "-1 per action, +100 for the target in hand at the end, death ends the episode, each world its own planner",
            StepCost: 1,
            SuccessReward: 100,
            DeathEnds: true,
            OnePlannerPerGame: false,
            Quirks.None
        );

    /// <summary>Only whether the target is reached counts: no step cost, death ignored.</summary>
    public static Scoring SuccessOnly { get; } =
        Strict with
        {
            Name = "success-only",
            Description =
                "+100 for the target in hand at the end, actions free, death ignored, each world its own planner",
            StepCost = 0,
            DeathEnds = false,
        };

    /// <summary>All conventions.</summary>
    public static IReadOnlyList<Scoring> All { get; } = [Paper, Strict, SuccessOnly];

    /// <summary>What a played plan is worth, in reward units.</summary>
    public int ReturnOf(PlayedPlan played) => (played.Success ? SuccessReward : 0) - (StepCost * played.Steps);
}

/// <summary>The practical alignment gap of one game (paper, Equation 7).</summary>
/// <param name="Best">Return of the plan made in the real world, or 0 where there is none.</param>
/// <param name="Achieved">Return of the taught human's plan, or 0 where there is none.</param>
public readonly record struct AlignmentGap(int Best, int Achieved)
{
    /// <summary>
    /// Best minus achieved, in reward units. The planner is not optimal (nor is the reference's), so a human can do better than
    /// the best known plan, and the gap can be negative.
    /// </summary>
    public int Value => Best - Achieved;
}
