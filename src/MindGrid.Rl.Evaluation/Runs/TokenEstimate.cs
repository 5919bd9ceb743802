namespace MindGrid.Rl.Evaluation.Runs;

/// <summary>How many tokens a text may have. Models count differently, so that this is an estimate and no count.</summary>
/// <param name="Low">With long tokens.</param>
/// <param name="Likely">With tokens as English mostly has.</param>
/// <param name="High">With short tokens.</param>
public readonly record struct TokenEstimate(long Low, long Likely, long High)
{
    /// <summary>Estimates a text: three to five characters a token, four most likely.</summary>
    public static TokenEstimate Of(string text) => new(text.Length / 5, (text.Length + 3) / 4, (text.Length + 2) / 3);

    /// <summary>The sum.</summary>
    public static TokenEstimate operator +(TokenEstimate one, TokenEstimate other) =>
        new(one.Low + other.Low, one.Likely + other.Likely, one.High + other.High);
}
