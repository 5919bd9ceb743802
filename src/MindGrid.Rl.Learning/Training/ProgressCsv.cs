namespace MindGrid.Rl.Learning.Training;

using System.Globalization;
using MindGrid.Rl.Suites;

/// <summary>
/// progress.csv: a line for each time that was logged, a column for each name that ever was. Any name may come late; the file is then
/// written anew with one column more.
/// </summary>
internal sealed class ProgressCsv : IDisposable
{
    private readonly string _path;
    private readonly List<string> _columns;
    private StreamWriter _writer;

    private ProgressCsv(string path, List<string> columns)
    {
        (_path, _columns) = (path, columns);
        _writer = Append(path);
    }

    /// <summary>Opens the file and cuts it back to what a checkpoint knows of.</summary>
    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="update">Lines of later updates are dropped, as is half a line.</param>
    public static ProgressCsv Open(string path, long update)
    {
        var (columns, rows) = Read(path);
        if (columns.Count == 0)
        {
            columns.Add(LogNames.Iterations);
        }
        var number = columns.IndexOf(LogNames.Iterations);
        Rewrite(
            path,
            columns,
            rows.Where(row =>
                row.Length == columns.Count
                && long.TryParse(row[number], CultureInfo.InvariantCulture, out var logged)
                && logged <= update
            )
        );
        return new(path, columns);
    }

    /// <summary>The columns and the lines of a file; nothing of a file that is not there.</summary>
    public static (List<string> Columns, List<string[]> Rows) Read(string path)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return (
            [.. lines.Take(1).SelectMany(line => line.Split(','))],
            [.. lines.Skip(1).Select(line => line.Split(','))]
        );
    }

    /// <summary>Writes a line.</summary>
    public void Write(IReadOnlyDictionary<string, double> values)
    {
        string[] added = [.. values.Keys.Except(_columns).Order(StringComparer.Ordinal)];
        if (added.Length > 0)
        {
            Widen(added);
        }
        _writer.WriteLine(
            string.Join(',', _columns.Select(column => values.TryGetValue(column, out var value) ? Text(value) : ""))
        );
        _writer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Widen(string[] added)
    {
        _writer.Dispose();
        _columns.AddRange(added);
        var rows = Read(_path).Rows;
        Rewrite(_path, _columns, rows.Select(row => (string[])[.. row, .. added.Select(_ => "")]));
        _writer = Append(_path);
    }

    private static void Rewrite(string path, List<string> columns, IEnumerable<string[]> rows) =>
        WholeFile.Write(
            path,
            writer =>
            {
                foreach (var row in rows.Prepend([.. columns]))
                {
                    writer.WriteLine(string.Join(',', row));
                }
            }
        );

    private static StreamWriter Append(string path) => new(path, append: true) { NewLine = "\n" };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
