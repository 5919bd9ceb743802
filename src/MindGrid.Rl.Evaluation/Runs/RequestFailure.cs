namespace MindGrid.Rl.Evaluation.Runs;

using System.ClientModel;
using System.Net;

/// <summary>Why a request brought no answer, and what to do about it.</summary>
/// <param name="Reason">In one sentence, for the record.</param>
/// <param name="IsTransient">Whether the same request may fare better later.</param>
/// <param name="IsOverload">Whether the endpoint gets more requests than it takes.</param>
/// <param name="IsHopeless">Whether every other request to this model would fail in the same way.</param>
/// <param name="RetryAfter">The time that the endpoint asks to wait; null where it asks for none.</param>
internal sealed record RequestFailure(
    string Reason,
    bool IsTransient,
    bool IsOverload = false,
    bool IsHopeless = false,
    TimeSpan? RetryAfter = null
)
{
    // OpenAI's word for an account without money: its status is 429, but no waiting helps.
    private const string NoMoney = "insufficient_quota";

    // What Anthropic answers while it is overloaded; HTTP has no name for it.
    private const HttpStatusCode Overloaded = (HttpStatusCode)529;

    /// <summary>The failure that an exception of a client stands for; clients wrap them in their own.</summary>
    public static RequestFailure From(Exception error) =>
        Chain(error).Select(Known).OfType<RequestFailure>().FirstOrDefault()
        ?? new($"The answer could not be read: {OneLine.Of(error.Message)}", IsTransient: true);

    private static RequestFailure? Known(Exception error) =>
        error switch
        {
            FailedRequestException { Code: NoMoney } => new(error.Message, IsTransient: false, IsHopeless: true),
            FailedRequestException { StatusCode: { } status, RetryAfter: var wait } => FromStatus(
                status,
                error.Message
            ) with
            {
                RetryAfter = wait,
            },
            HttpRequestException { StatusCode: { } status } => FromStatus(status, error.Message),
            ClientResultException { Status: > 0 } failed => FromStatus((HttpStatusCode)failed.Status, error.Message),
            TimeoutException => new(error.Message, IsTransient: true),
            MalformedAnswerException => new(error.Message, IsTransient: true),
            HttpRequestException or IOException => new(
                $"The connection failed: {OneLine.Of(error.Message)}",
                IsTransient: true
            ),
            _ => null,
        };

    private static RequestFailure FromStatus(HttpStatusCode status, string message) =>
        new(
            OneLine.Of(message),
            IsTransientStatus(status),
            status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or Overloaded,
            IsHopelessStatus(status)
        );

    private static bool IsTransientStatus(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static bool IsHopelessStatus(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }
}
