namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;

/// <summary>Reports as Markdown, for people: all tables, a chapter for each setting.</summary>
public sealed class MarkdownReport : IReportFormat
{
    private static readonly ImmutableHashSet<char> MarkUp = [.. @"\|`*_<>[]#~"];

    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter writer)
    {
        writer.WriteLine("# Report");
        foreach (var setting in report.Settings)
        {
            writer.WriteLine();
            writer.WriteLine($"## Suite {Escape(setting.Setting.Suite)}");
            writer.WriteLine();
            writer.WriteLine(Escape(setting.Description));
            foreach (var table in ReportTables.Of(setting))
            {
                Write(table, writer);
            }
        }
    }

    private static void Write(ReportTable table, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"### {Escape(table.Title)}");
        writer.WriteLine();
        writer.WriteLine(Line(table.Columns.Select(Heading)));
        writer.WriteLine(Line(table.Columns.Select(column => column.Kind == ColumnKind.Number ? "---:" : "---")));
        foreach (var row in table.Rows)
        {
            writer.WriteLine(Line(row.Select(Escape)));
        }
        if (table.Note is { } note)
        {
            writer.WriteLine();
            writer.WriteLine(Escape(note));
        }
    }

    // Markdown has no headings over several columns.
    private static string Heading(ReportColumn column) =>
        Escape(column.Group is { } group ? $"{group}, {column.Name}" : column.Name);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Names and reasons come from outside: they must neither end a cell nor become mark-up.</summary>
    private static string Escape(string text) =>
        string.Concat(text.Select(character => MarkUp.Contains(character) ? $"\\{character}" : Printed(character)));

    private static string Printed(char character) => char.IsControl(character) ? " " : character.ToString();
}
