namespace MindGrid.Rl.Teaching;

/// <summary>What a teacher gets for its sentences.</summary>
public sealed record TeachReward
{
    private readonly double _discount = 1;
    private readonly double _sentenceCost;
    private readonly double _untruthPenalty;

    /// <summary>Nothing until the end, and there minus the gap: what is measured is what is paid.</summary>
    public static TeachReward GapAtEnd { get; } = new();

    /// <summary>
    /// Whether each sentence is paid for what it did to the gap at once: potential-based shaping of <see cref="GapAtEnd"/> with minus the
    /// gap as potential (Ng, Harada and Russell, 1999), so that the same teachers are best.
    /// </summary>
    public bool IsShaped { get; init; }

    /// <summary>The discount that the shaped reward is exact for: that of whoever learns from it. 1 unless chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1], or not a number.</exception>
    public double Discount
    {
        get => _discount;
        init =>
            _discount = value is >= 0 and <= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(Discount), value, "A discount lies between 0 and 1.");
    }

    /// <summary>What each sentence costs, in reward units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Infinite, or not a number.</exception>
    public double SentenceCost
    {
        get => _sentenceCost;
        init => _sentenceCost = Finite(value, nameof(SentenceCost));
    }

    /// <summary>What each sentence costs that is not true, in reward units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Infinite, or not a number.</exception>
    public double UntruthPenalty
    {
        get => _untruthPenalty;
        init => _untruthPenalty = Finite(value, nameof(UntruthPenalty));
    }

    /// <summary>Each sentence is paid for what it did to the gap.</summary>
    /// <param name="discount">That of whoever learns.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1], or not a number.</exception>
    public static TeachReward Differences(double discount = 1) => new() { IsShaped = true, Discount = discount };

    /// <summary>The reward of one step, in reward units.</summary>
    /// <param name="gapBefore">The gap, had the teacher stopped before.</param>
    /// <param name="outcome">What came of the step.</param>
    /// <param name="ends">Whether the episode ends with it.</param>
    public double Of(int gapBefore, in TeachOutcome outcome, bool ends)
    {
        var atEnd = ends ? -outcome.Gap : 0.0;
        // The potential of an ended game is 0.
        var shaping = IsShaped ? (ends ? 0 : -Discount * outcome.Gap) + gapBefore : 0;
        var spoken = outcome.Spoke ? SentenceCost : 0;
        var untrue = outcome is { Spoke: true, IsTrue: false } ? UntruthPenalty : 0;
        return atEnd + shaping - spoken - untrue;
    }

    private static double Finite(double cost, string name) =>
        double.IsFinite(cost) ? cost : throw new ArgumentOutOfRangeException(name, cost, "A cost is a finite number.");
}

/// <summary>What came of one step of a teacher, beside the reward.</summary>
/// <param name="Spoke">Whether it said something; false for stopping, and after a reset.</param>
/// <param name="IsTrue">
/// Whether the sentence names an edit of the game that the human did not know of, and that was not said before.
/// </param>
/// <param name="IsAccepted">Whether the human believed what it understood.</param>
/// <param name="Best">Return of the plan made in the real world, or 0 where there is none.</param>
/// <param name="Achieved">Return of the human's present plan, played in the real world.</param>
/// <param name="Imagined">Return that the human believes its present plan will get; 0 where it has none.</param>
/// <param name="Distance">How far its belief is from the real world.</param>
public readonly record struct TeachOutcome(
    bool Spoke,
    bool IsTrue,
    bool IsAccepted,
    int Best,
    int Achieved,
    int Imagined,
    WorldDistance Distance
)
{
    /// <summary>The practical alignment gap, were nothing more said.</summary>
    public int Gap => new AlignmentGap(Best, Achieved).Value;
}
