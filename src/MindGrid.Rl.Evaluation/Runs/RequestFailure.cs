namespace MindGrid.Rl.Evaluation.Runs;

using System.Net;
using MindGrid.Rl.Evaluation.LanguageModels;

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
    // What Anthropic answers while it is overloaded; HTTP has no name for it.
    private const HttpStatusCode Overloaded = (HttpStatusCode)529;

    /// <summary>The failure that an exception stands for. What no client should throw is taken for an answer that cannot be read.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="longestWait">The most time that an endpoint may ask to wait.</param>
    public static RequestFailure From(Exception error, TimeSpan longestWait) =>
        error switch
        {
            ModelRequestException { MayPass: true, RetryAfter: { } wait } tooLong when wait > longestWait => new(
                $"{tooLong.Message} It asks to wait {wait:c}, and {longestWait:c} is the most.",
                IsTransient: false,
                IsHopeless: true
            ),
            ModelRequestException failed => new(
                failed.Message,
                failed.MayPass,
                failed
                    is {
                        MayPass: true,
                        Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or Overloaded
                    },
                failed.IsOutOfCredit
                    || failed.Status
                        is HttpStatusCode.Unauthorized
                            or HttpStatusCode.Forbidden
                            or HttpStatusCode.NotFound,
                failed.RetryAfter
            ),
            _ => new($"The answer could not be read: {OneLine.Of(error.Message)}", IsTransient: true),
        };
}
