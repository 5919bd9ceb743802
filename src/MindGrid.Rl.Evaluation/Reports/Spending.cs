namespace MindGrid.Rl.Evaluation.Reports;

using MindGrid.Rl.Evaluation.Runs;

/// <summary>What samples took.</summary>
/// <param name="Requests">Requests that were sent, those that failed among them.</param>
/// <param name="InputTokens">Tokens of the prompts, as far as the endpoints said.</param>
/// <param name="OutputTokens">Tokens of the answers, as far as the endpoints said.</param>
/// <param name="Cost">In US dollars, of the samples whose price is known; null for none.</param>
/// <param name="Latency">The mean from request to answer, of those that were answered; null for none.</param>
public sealed record Spending(int Requests, long InputTokens, long OutputTokens, decimal? Cost, TimeSpan? Latency)
{
    /// <summary>Sums up records.</summary>
    public static Spending Of(IReadOnlyCollection<SampleRecord> records)
    {
        var answers = records.Select(record => record.Answer).OfType<LanguageModels.Answer>().ToList();
        var costs = records.Select(record => record.Cost).OfType<decimal>().ToList();
        return new(
            records.Sum(record => record.Attempts),
            answers.Sum(answer => answer.Usage.Input ?? 0),
            answers.Sum(answer => answer.Usage.Output ?? 0),
            costs.Count == 0 ? null : costs.Sum(),
            answers.Count == 0 ? null : TimeSpan.FromTicks((long)answers.Average(answer => answer.Latency.Ticks))
        );
    }
}
