namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;

/// <summary>A convention for what a played plan is worth. Results are comparable only under one convention, so each result names its own.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Rewards">What actions cost and success is worth.</param>
/// <param name="DeathEnds">Whether an episode ends when the agent dies.</param>
/// <param name="OnePlannerPerGame">
/// Whether one planner, made from the world believed before teaching, plans for the taught belief and then for the real world, as
/// the reference's evaluation does; else each world has its own.
/// </param>
/// <param name="Quirks">Whether edits are checked as the reference does.</param>
/// <param name="Reader">Reads what teachers say.</param>
public sealed record Scoring(
    string Name,
    RewardSpec Rewards,
    bool DeathEnds,
    bool OnePlannerPerGame,
    Quirks Quirks,
    ISentenceReader Reader
)
{
    /// <summary>As the paper's Table 1 was computed: no teaching gives 65.91 on its 100 games.</summary>
    public static Scoring Paper { get; } =
        new(
            "paper",
            RewardSpec.Paper,
            DeathEnds: false,
            OnePlannerPerGame: true,
            Quirks.Reference,
            new ReferenceReader()
        );

    /// <summary>As the paper's text says (Section 6).</summary>
    public static Scoring Strict { get; } =
        new("strict", RewardSpec.Paper, DeathEnds: true, OnePlannerPerGame: false, Quirks.None, new TolerantReader());

    /// <summary>Only whether the target is reached counts: no step cost, death ignored.</summary>
    public static Scoring SuccessOnly { get; } =
        Strict with
        {
            Name = "success-only",
            Rewards = RewardSpec.Paper with { StepCost = 0 },
            DeathEnds = false,
        };

    /// <summary>All conventions.</summary>
    public static IReadOnlyList<Scoring> All { get; } = [Paper, Strict, SuccessOnly];

    /// <summary>The convention in words; every report prints it.</summary>
    public string Description =>
        $"{Rewards}, {(DeathEnds ? "death ends the episode" : "death ignored")}, "
        + $"{(OnePlannerPerGame ? "one planner per game" : "each world its own planner")}, the {Reader.Name} reader";

    /// <summary>Finds a convention by its name.</summary>
    public static bool TryParse(string name, out Scoring scoring)
    {
        var found = All.FirstOrDefault(known => known.Name == name);
        scoring = found ?? Strict;
        return found is not null;
    }

    /// <summary>What a played plan is worth, in reward units.</summary>
    public int ReturnOf(PlayedPlan played) =>
        (played.Success ? Rewards.Success : 0) - (Rewards.StepCost * played.Steps);
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
