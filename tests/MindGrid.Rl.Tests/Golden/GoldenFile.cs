using System.IO.Compression;
using System.Text.Json;

namespace MindGrid.Rl.Tests.Golden;

/// <summary>Records exported from the Python reference (khanhptnk/mindgrid), one JSON object a line.</summary>
internal static class GoldenFile
{
    public static IReadOnlyList<JsonElement> Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.jsonl.gz");
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var records = new List<JsonElement>();
        while (lines.ReadLine() is { } line)
        {
            records.Add(JsonSerializer.Deserialize<JsonElement>(line));
        }
        return records;
    }

    public static string Text(this JsonElement record, string name) => record.GetProperty(name).GetString()!;

    public static int Number(this JsonElement record, string name) => record.GetProperty(name).GetInt32();

    public static IEnumerable<string> Texts(this JsonElement record, string name) =>
        record.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
