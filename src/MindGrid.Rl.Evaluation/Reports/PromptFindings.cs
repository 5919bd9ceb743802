namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;

/// <summary>The paper's findings, asked of the language models that were asked with the same words.</summary>
/// <param name="Departures">What of their prompts is not the paper's, in words; empty for nothing.</param>
/// <param name="Findings">The seven findings.</param>
public sealed record PromptFindings(string Departures, ImmutableArray<Finding> Findings)
{
    /// <summary>Asks them for each kind of prompt apart; once, and in vain but for the first, where there is no language model.</summary>
    internal static ImmutableArray<PromptFindings> Of(ImmutableArray<ResultRow> rows)
    {
        var noTeaching = rows.Where(row => row.By.IsNoTeaching);
        var models = rows.Where(row => row.By.IsLanguageModel).GroupBy(row => row.By.Departures).ToList();
        return models.Count == 0
            ? [Asked("", noTeaching)]
            :
            [
                .. models
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Asked(group.Key, [.. noTeaching, .. group])),
            ];
    }

    private static PromptFindings Asked(string departures, IEnumerable<ResultRow> rows) =>
        new(departures, PaperFindings.Of(GapTable.Of(rows)));
}
