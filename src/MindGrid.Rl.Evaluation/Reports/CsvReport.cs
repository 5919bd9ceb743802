namespace MindGrid.Rl.Evaluation.Reports;

using System.Globalization;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>
/// The gaps as CSV in the layout of the paper's Table 1, for other programs: a line for each teacher, all digits, means and standard
/// errors in columns of their own. What does not exist is empty.
/// </summary>
public sealed class CsvReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter writer)
    {
        // One heading for all settings: each has all columns.
        int[] shots = [.. report.Settings.SelectMany(setting => GapLine.ShotsOf(setting)).Distinct().Order()];
        writer.WriteLine(
            Line([
                "suite",
                "conventions",
                "teacher",
                .. shots.SelectMany(column => Headings("ours", column).Prepend($"ours_{column}_games")),
                .. PaperTable.Shots.SelectMany(column => Headings("paper", column)),
            ])
        );
        foreach (var setting in report.Settings)
        {
            foreach (var line in GapLine.Of(setting, [.. shots]))
            {
                writer.WriteLine(
                    Line([setting.Setting.Suite, setting.Setting.Conventions, line.Teacher, .. Cells(line, shots)])
                );
            }
        }
    }

    private static string[] Headings(string whose, int shots) => [$"{whose}_{shots}_mean", $"{whose}_{shots}_std_err"];

    private static IEnumerable<string> Cells(GapLine line, int[] shots) =>
        [
            .. shots.SelectMany(column => Ours(line.Ours.GetValueOrDefault(column))),
            .. PaperTable.Shots.SelectMany(column => Cells(line.Paper?.At(column))),
        ];

    private static string[] Ours(ResultRow? row) =>
        row is null ? ["", "", ""] : [FigureText.Of(row.Gaps.Count), .. Cells(row.Gaps.IsEmpty ? null : row.Gap)];

    private static string[] Cells(Estimate? estimate) =>
        estimate is { } there
            ? [Digits(there.Mean), double.IsNaN(there.StandardError) ? "" : Digits(there.StandardError)]
            : ["", ""];

    private static string Digits(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    /// <summary>As RFC 4180 wants it.</summary>
    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
