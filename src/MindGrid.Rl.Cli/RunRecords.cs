namespace MindGrid.Rl.Cli;

using System.Text.Json;
using System.Text.Json.Serialization;
using MindGrid.Rl.Evaluation.Runs;

/// <summary>The records of a run's log, also of one that is being written: half a line at its end is none yet.</summary>
internal static class RunRecords
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a log.</summary>
    /// <exception cref="InvalidDataException">A line is no record; the message says which.</exception>
    public static IEnumerable<SampleRecord> Read(string path)
    {
        var text = File.ReadAllText(path);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n');
        return lines.SkipLast(1).Select((line, i) => Record(line, path, i + 1));
    }

    private static SampleRecord Record(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<SampleRecord>(line, Format) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{path}, line {number}: This is no record of a run: {error.Message}",
                error
            );
        }
    }
}
