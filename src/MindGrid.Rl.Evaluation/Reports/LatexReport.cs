namespace MindGrid.Rl.Evaluation.Reports;

/// <summary>Reports as LaTeX tables, for papers: to be read with \input; needs the packages booktabs and fontenc (T1).</summary>
public sealed class LatexReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "latex";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter writer)
    {
        writer.WriteLine(@"% \usepackage{booktabs} \usepackage[T1]{fontenc}");
        foreach (var setting in report.Settings)
        {
            foreach (var table in ReportTables.Of(setting))
            {
                Write(table, setting, writer);
            }
        }
    }

    private static void Write(ReportTable table, SettingReport setting, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(@"\begin{table}");
        writer.WriteLine(@"\centering");
        writer.WriteLine(
            $@"\caption{{{Escape($"{table.Title} (suite {setting.Setting.Suite}). {table.Note} {setting.Description}")}}}"
        );
        writer.WriteLine($@"\begin{{tabular}}{{{string.Concat(table.Columns.Select(Alignment))}}}");
        writer.WriteLine(@"\toprule");
        WriteGroups(table, writer);
        writer.WriteLine(Line(table.Columns.Select(column => Escape(column.Name))));
        writer.WriteLine(@"\midrule");
        foreach (var row in table.Rows)
        {
            writer.WriteLine(Line(row.Select(Escape)));
        }
        writer.WriteLine(@"\bottomrule");
        writer.WriteLine(@"\end{tabular}");
        writer.WriteLine(@"\end{table}");
    }

    /// <summary>The headings over several columns, each with a rule under it; nothing for a table without them.</summary>
    private static void WriteGroups(ReportTable table, TextWriter writer)
    {
        if (table.Columns.All(column => column.Group is null))
        {
            return;
        }
        var (cells, rules, first) = (new List<string>(), new List<string>(), 1);
        while (first <= table.Columns.Length)
        {
            var group = table.Columns[first - 1].Group;
            var width = table.Columns.Skip(first - 1).TakeWhile(column => column.Group == group).Count();
            cells.Add($@"\multicolumn{{{width}}}{{c}}{{{Escape(group ?? "")}}}");
            if (group is not null)
            {
                rules.Add($@"\cmidrule(lr){{{first}-{first + width - 1}}}");
            }
            first += width;
        }
        writer.WriteLine(Line(cells));
        writer.WriteLine(string.Concat(rules));
    }

    private static string Alignment(ReportColumn column) =>
        column.Kind switch
        {
            ColumnKind.Number => "r",
            ColumnKind.Name => "l",
            _ => @"p{0.25\linewidth}",
        };

    private static string Line(IEnumerable<string> cells) => $@"{string.Join(" & ", cells)} \\";

    /// <summary>Names and reasons come from outside: no character of theirs may be a command.</summary>
    private static string Escape(string text) => string.Concat(text.Select(Escape));

    private static string Escape(char character) =>
        character switch
        {
            '\\' => @"\textbackslash{}",
            '~' => @"\textasciitilde{}",
            '^' => @"\textasciicircum{}",
            '<' => @"\textless{}",
            '>' => @"\textgreater{}",
            '±' => @"$\pm$",
            '&' or '%' or '$' or '#' or '_' or '{' or '}' => $@"\{character}",
            _ when char.IsControl(character) => " ",
            _ => character.ToString(),
        };
}
