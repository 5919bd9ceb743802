namespace MindGrid.Rl.Evaluation.Runs;

using System.Globalization;

/// <summary>Adds up what a run takes, and says when a limit is reached. From any thread.</summary>
/// <param name="limits">The limits.</param>
/// <param name="prices">What tokens cost, where a record does not tell what it cost.</param>
/// <param name="time">Tells the time.</param>
internal sealed class RunSpending(RunLimits limits, PriceList prices, TimeProvider time)
{
    private readonly Lock _adding = new();
    private readonly long _began = time.GetTimestamp();
    private long _tokens;
    private decimal _dollars;

    /// <summary>Adds a record, of this session or of an earlier one. What came out of the cache took nothing.</summary>
    public void Add(SampleRecord record)
    {
        if (record is not { Answer: { } answer, Attempts: > 0 })
        {
            return;
        }
        // An endpoint that tells no numbers does not lift the limit.
        var input = answer.Usage.Input ?? TokenEstimate.Of(record.PromptText ?? "").Likely;
        var output = answer.Usage.Output ?? TokenEstimate.Of(answer.Text).Likely;
        lock (_adding)
        {
            _tokens += input + output;
            _dollars += record.Cost ?? prices.CostOf(record.Id.Teacher, new(input, output)) ?? 0;
        }
    }

    /// <summary>Which limit is reached, in one sentence; null for none.</summary>
    public string? Reached()
    {
        lock (_adding)
        {
            return _tokens >= limits.Tokens ? $"The limit of {limits.Tokens} tokens is reached: {_tokens} were taken."
                : _dollars >= limits.Dollars
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"The limit of {limits.Dollars} dollars is reached: {_dollars:F4} were spent."
                    )
                : time.GetElapsedTime(_began) >= limits.Time ? $"The time limit of {limits.Time} is reached."
                : null;
        }
    }
}
