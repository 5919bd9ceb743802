namespace MindGrid.Rl.Evaluation.Conformance;

using System.IO.Compression;
using System.Text.Json.Nodes;
using MindGrid.Rl.Suites;

/// <summary>A record that differs from its replay.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Id">The record's identity, where it has one.</param>
/// <param name="Difference">The first difference.</param>
public sealed record RecordDifference(int Line, string Id, Difference Difference);

/// <summary>How many records of one kind in one file agree with their replay in every field.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">game, trace, sentence, spec or teaching.</param>
/// <param name="Agree">Records that agree.</param>
/// <param name="Total">Records of this kind.</param>
/// <param name="FirstDifferences">The first few that do not.</param>
public sealed record FileConformance(
    string File,
    string Kind,
    int Agree,
    int Total,
    IReadOnlyList<RecordDifference> FirstDifferences
);

/// <summary>
/// Replays records exported from the Python reference (.jsonl or .jsonl.gz) with its quirks on, and compares every field that is
/// not an input.
/// </summary>
public static class ReferenceVerifier
{
    private const int DifferencesKept = 3;

    /// <summary>Verifies one file, all its kinds of record.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Is told how many records are done.</param>
    /// <param name="cancel">Stops between two records.</param>
    /// <exception cref="InvalidDataException">A line is no JSON object, or no kind of record that is known.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<FileConformance> Verify(
        string path,
        IProgress<int>? progress = null,
        CancellationToken cancel = default
    )
    {
        var results = new Dictionary<RecordKind, (int Agree, int Total, List<RecordDifference> Differences)>();
        var line = 0;
        foreach (var record in Read(path))
        {
            cancel.ThrowIfCancellationRequested();
            line++;
            var kind =
                RecordKind.All.FirstOrDefault(kind => record.ContainsKey(kind.Telling))
                ?? throw new InvalidDataException(
                    $"{path}, line {line}: not a record of a known kind; a record has one of the fields "
                        + $"{string.Join(", ", RecordKind.All.Select(kind => kind.Telling))}."
                );
            var (agree, total, differences) = results.GetValueOrDefault(kind, (0, 0, []));
            var difference = Compare(kind, record);
            if (difference is not null && differences.Count < DifferencesKept)
            {
                differences.Add(new(line, (record["id"] ?? record["sentence"])?.ToString() ?? "", difference));
            }
            results[kind] = (agree + (difference is null ? 1 : 0), total + 1, differences);
            progress?.Report(line);
        }
        return
        [
            .. results.Select(result => new FileConformance(
                path,
                result.Key.Name,
                result.Value.Agree,
                result.Value.Total,
                result.Value.Differences
            )),
        ];
    }

    private static Difference? Compare(RecordKind kind, JsonObject record)
    {
        JsonObject replayed;
        try
        {
            replayed = kind.Replay(record);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            return new("(replay)", "a record that can be replayed", error.Message);
        }
        var expected = record.DeepClone().AsObject();
        foreach (var input in kind.Inputs)
        {
            expected.Remove(input);
            replayed.Remove(input);
        }
        return JsonComparison.FirstDifference(expected, replayed);
    }

    /// <summary>Opens a text file that may be compressed (.gz).</summary>
    public static StreamReader OpenText(string path)
    {
        var file = File.OpenRead(path);
        return new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file
        );
    }

    private static IEnumerable<JsonObject> Read(string path)
    {
        using var reader = OpenText(path);
        var line = 0;
        while (NextLine(reader, path, line + 1) is { } text)
        {
            line++;
            JsonObject record;
            try
            {
                record = SuiteFile.ParseLine(text);
            }
            catch (FormatException error)
            {
                throw new InvalidDataException($"{path}, line {line}: {error.Message}");
            }
            yield return record;
        }
        if (line == 0)
        {
            throw new InvalidDataException($"{path}: the file has no records.");
        }
    }

    private static string? NextLine(StreamReader reader, string path, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}, line {line}: this is not gzip ({error.Message})");
        }
    }
}
