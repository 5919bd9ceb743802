namespace MindGrid.Rl.Evaluation.Runs;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

/// <summary>How a record stands in a line: JSON with camelCase names, strict in both directions.</summary>
public static class RunLogFormat
{
    /// <summary>
    /// The options of the serializer. What is unknown, missing or null where it must not be is refused, since a log that was understood
    /// by halves would give other figures.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>A record as a line, without its end.</summary>
    public static byte[] Write(SampleRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    /// <summary>The record of a line.</summary>
    /// <exception cref="InvalidDataException">It is none; the message says why.</exception>
    public static SampleRecord Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<SampleRecord>(line, Options)
                ?? throw new InvalidDataException("It is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(ProblemOf(error), error);
        }
    }

    /// <summary>What is wrong, without the place in a line that a person cannot count through.</summary>
    internal static string ProblemOf(JsonException error) =>
        OneLine.Of(error.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0]);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // Prompts stay readable; nobody puts a log into a web page as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
