namespace MindGrid.Rl.Evaluation.Runs;

using System.Net;

/// <summary>A request that the endpoint has answered with an error.</summary>
/// <param name="status">The status code.</param>
/// <param name="said">What the endpoint said of it, on one line.</param>
/// <param name="retryAfter">The time that the endpoint asks to wait; null where it asks for none.</param>
public sealed class FailedRequestException(HttpStatusCode status, string said, TimeSpan? retryAfter)
    : HttpRequestException(
        said == ""
            ? $"The endpoint answered with status {(int)status}."
            : $"The endpoint answered with status {(int)status}: {said}",
        null,
        status
    )
{
    /// <summary>The time that the endpoint asks to wait; null where it asks for none.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>An answer that is none: broken, empty, far too long, or not finished.</summary>
/// <param name="problem">What is wrong with it, as a sentence.</param>
public sealed class MalformedAnswerException(string problem) : Exception(problem);
