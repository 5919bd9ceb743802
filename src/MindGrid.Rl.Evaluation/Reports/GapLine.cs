namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;

/// <summary>A line in the layout of the paper's Table 1: one teacher, our gaps and the paper's, apart.</summary>
/// <param name="Teacher">Who taught.</param>
/// <param name="Ours">Our results, by the number of examples; none for a teacher that only the paper has.</param>
/// <param name="Paper">The paper's row of the same teacher, or null.</param>
public sealed record GapLine(string Teacher, ImmutableSortedDictionary<int, ResultRow> Ours, PaperRow? Paper)
{
    /// <summary>The lines of a setting: ours in their order, then those that only the paper has.</summary>
    /// <param name="report">The setting.</param>
    /// <param name="shots">The columns. A teacher without a prompt stands in each, as no teaching does in the paper.</param>
    public static ImmutableArray<GapLine> Of(SettingReport report, ImmutableArray<int> shots)
    {
        ImmutableArray<GapLine> ours =
        [
            .. report
                .Rows.GroupBy(row => (row.By.Method, row.By.IsLanguageModel))
                .Select(group => new GapLine(group.Key.Method, Columns(group, shots), group.First().By.InThePaper)),
        ];
        var others = PaperTable.Rows.Where(row => ours.All(line => line.Paper != row));
        return
        [
            .. ours,
            .. others.Select(row => new GapLine(row.Teacher, ImmutableSortedDictionary<int, ResultRow>.Empty, row)),
        ];
    }

    /// <summary>The numbers of examples that a table needs: ours and the paper's.</summary>
    public static ImmutableArray<int> ShotsOf(SettingReport report) =>
        [.. report.Rows.Select(row => row.By.Prompt?.Shots).OfType<int>().Concat(PaperTable.Shots).Distinct().Order()];

    private static ImmutableSortedDictionary<int, ResultRow> Columns(
        IEnumerable<ResultRow> rows,
        ImmutableArray<int> shots
    ) =>
        rows.SelectMany(row => (row.By.Prompt is { } prompt ? [prompt.Shots] : shots).Select(column => (column, row)))
            .ToImmutableSortedDictionary(cell => cell.column, cell => cell.row);
}
