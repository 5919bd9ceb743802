namespace MindGrid.Rl.Evaluation.Measures;

/// <summary>How well the edits said agree with the unknown ones. Counts add up over games, so the shares are micro-averages.</summary>
/// <param name="Said">Sentences that name an edit.</param>
/// <param name="True">Those that are true: as many as there are unknown edits that were named.</param>
/// <param name="Unknown">Edits that the human did not know of.</param>
public readonly record struct EditScore(int Said, int True, int Unknown)
{
    /// <summary>True sentences over sentences that name an edit; null for none.</summary>
    public double? Precision => Share.Of(True, Said);

    /// <summary>Unknown edits that were named over unknown edits; null for none.</summary>
    public double? Recall => Share.Of(True, Unknown);

    /// <summary>The harmonic mean of precision and recall, 0 where both are; null where one of them does not exist.</summary>
    public double? F1 => Said == 0 || Unknown == 0 ? null : Share.Of(2 * True, Said + Unknown);
}
