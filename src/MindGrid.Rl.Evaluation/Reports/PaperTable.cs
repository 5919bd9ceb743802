namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>A row of the paper's Table 1.</summary>
/// <param name="Teacher">Who taught.</param>
/// <param name="ZeroShot">Gap with no example in the prompt.</param>
/// <param name="OneShot">Gap with one example.</param>
/// <param name="FiveShot">Gap with five examples.</param>
public sealed record PaperRow(string Teacher, Estimate ZeroShot, Estimate OneShot, Estimate FiveShot)
{
    /// <summary>The gap with so many examples; null where the paper has none.</summary>
    public Estimate? At(int shots) =>
        shots switch
        {
            0 => ZeroShot,
            1 => OneShot,
            5 => FiveShot,
            _ => null,
        };
}

/// <summary>
/// The practical alignment gaps as the paper reports them, over its 100 games. They are shown beside our results, never among them.
/// </summary>
public static class PaperTable
{
    /// <summary>How many examples the columns have.</summary>
    public static ImmutableArray<int> Shots { get; } = [0, 1, 5];

    /// <summary>The rows, in the paper's order. The standard error of 0 for no teaching is the paper's; the games give 5.17.</summary>
    public static ImmutableArray<PaperRow> Rows { get; } =
    [
        new("No teaching", new(65.91, 0.00), new(65.91, 0.00), new(65.91, 0.00)),
        new("gemma-7b-instruct", new(70.30, 5.00), new(65.53, 5.25), new(65.64, 5.22)),
        new("mixtral-8x7b-instruct", new(51.45, 5.23), new(54.69, 5.23), new(65.97, 5.09)),
        new("llama-3-70b-instruct", new(51.25, 5.22), new(54.15, 5.32), new(65.62, 5.19)),
        new("gpt-4o-mini-2024-07-18", new(49.46, 5.14), new(52.39, 5.33), new(53.73, 5.33)),
        new("gpt-4o-2024-05-13", new(30.80, 4.74), new(35.86, 5.01), new(48.44, 5.30)),
        new("claude-3-5-sonnet-20240620", new(26.08, 4.42), new(22.66, 4.15), new(30.88, 4.77)),
    ];

    /// <summary>The row without teaching.</summary>
    public static PaperRow NoTeaching => Rows[0];

    /// <summary>The rows of the language models.</summary>
    public static IEnumerable<PaperRow> Models => Rows.Skip(1);
}
