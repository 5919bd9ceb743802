namespace MindGrid.Rl.Evaluation.Runs;

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>A request that the endpoint has answered with an error.</summary>
/// <param name="status">The status code.</param>
/// <param name="body">The answer's body, or its beginning: the providers' JSON, or whatever stands between sends.</param>
/// <param name="retryAfter">The time that the endpoint asks to wait; null where it asks for none.</param>
public sealed class FailedRequestException(HttpStatusCode status, string body, TimeSpan? retryAfter)
    : HttpRequestException(MessageOf(status, body), null, status)
{
    /// <summary>The time that the endpoint asks to wait; null where it asks for none.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The provider's word for the error, such as insufficient_quota; null where there is none.</summary>
    public string? Code { get; } = TextAt(body, "code") ?? TextAt(body, "type");

    private static string MessageOf(HttpStatusCode status, string body)
    {
        var said = OneLine.Of(TextAt(body, "message") ?? body);
        return $"The endpoint answered with status {(int)status}{(said == "" ? "." : $": {said}")}";
    }

    /// <summary>A text of the error in the providers' JSON.</summary>
    private static string? TextAt(string body, string key)
    {
        try
        {
            return
                ((JsonNode.Parse(body) as JsonObject)?["error"] as JsonObject)?[key] is JsonValue value
                && value.TryGetValue(out string? text)
                ? text
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An answer that is none: broken, empty, far too long, or not finished.</summary>
/// <param name="problem">What is wrong with it, as a sentence.</param>
public sealed class MalformedAnswerException(string problem) : Exception(problem);
