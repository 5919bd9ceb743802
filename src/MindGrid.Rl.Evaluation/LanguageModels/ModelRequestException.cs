namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Net;

/// <summary>
/// A language model gave no answer that can be used. The message is one sentence without any secret; inner exceptions are left out,
/// since nobody can say what they quote.
/// </summary>
/// <param name="message">Who was asked, and what went wrong.</param>
public sealed class ModelRequestException(string message) : Exception(message)
{
    /// <summary>The status with which the endpoint refused; null where it did not.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the endpoint wants to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the same request may be answered another time: after 408, 429, any 5xx, a timeout, a cut connection or an answer that
    /// cannot be read.
    /// </summary>
    public bool MayPass { get; init; }

    /// <summary>Whether the account has nothing left to pay with, so that nothing is answered before its owner acts.</summary>
    public bool IsOutOfCredit { get; init; }

    /// <summary>Whether a status says that the same request may be answered another time.</summary>
    internal static bool MayPassAfter(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
