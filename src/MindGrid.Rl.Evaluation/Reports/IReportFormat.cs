namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;

/// <summary>A way to write reports down.</summary>
public interface IReportFormat
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Writes a report; the same report gives the same text.</summary>
    void Write(Report report, TextWriter writer);
}

/// <summary>The formats by name.</summary>
public static class ReportFormats
{
    /// <summary>All formats, the usual one first.</summary>
    public static ImmutableArray<IReportFormat> All { get; } =
    [new MarkdownReport(), new LatexReport(), new CsvReport()];

    /// <summary>Finds a format by its name.</summary>
    /// <returns>Null where there is none.</returns>
    public static IReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
