namespace MindGrid.Rl.Evaluation.Measures;

/// <summary>What a human's choice between two plans comes to (paper, Section 5.3). Each choice has exactly one of them.</summary>
public enum ChoiceOutcome : byte
{
    /// <summary>The plan chosen is the best one, or as good.</summary>
    Aligned,

    /// <summary>The human keeps its own plan, though the proposed one is better.</summary>
    UnderAppreciation,

    /// <summary>The human takes the proposed plan, though its own is better.</summary>
    OverAppreciation,

    /// <summary>The human chooses the better of the two, or there is none, and a third plan would be better still.</summary>
    UnderAchievement,
}

/// <summary>What a plan is worth, in reward units.</summary>
/// <param name="Real">Its return in the real world.</param>
/// <param name="Believed">Its return in the world that the human believes in.</param>
public readonly record struct PlanValue(int Real, int Believed);

/// <summary>A human with a plan of its own is shown another one and chooses by what it believes.</summary>
/// <param name="Proposed">The plan that it is shown.</param>
/// <param name="Own">The plan that it holds.</param>
/// <param name="Best">The best known return in the real world, in reward units.</param>
public readonly record struct PlanChoice(PlanValue Proposed, PlanValue Own, int Best)
{
    /// <summary>Whether the human takes the proposed plan. Who believes both to be worth the same keeps its own.</summary>
    public bool TakesProposed => Proposed.Believed > Own.Believed;

    /// <summary>
    /// What the choice comes to. The paper compares strictly and leaves ties open. Here a tie in belief counts by the plan that is kept,
    /// and plans that are really worth the same are no wrong choice: what remains is whether a third one is better.
    /// </summary>
    public ChoiceOutcome Outcome
    {
        get
        {
            var (chosen, left) = TakesProposed ? (Proposed, Own) : (Own, Proposed);
            if (chosen.Real < left.Real)
            {
                return TakesProposed ? ChoiceOutcome.OverAppreciation : ChoiceOutcome.UnderAppreciation;
            }
            return chosen.Real < Best ? ChoiceOutcome.UnderAchievement : ChoiceOutcome.Aligned;
        }
    }
}
