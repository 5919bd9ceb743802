namespace MindGrid.Rl.Evaluation.Runs;

using System.Net.Http.Headers;
using System.Text;

/// <summary>
/// Stands below any provider's client and turns what is no answer into an exception that says how long to wait: the providers' own
/// exceptions drop the headers. It also bounds how much of an answer is held in memory.
/// </summary>
/// <param name="inner">Sends the requests.</param>
/// <param name="time">Tells the time where an endpoint names a date to wait for; null for the system's.</param>
public sealed class CheckedHttpHandler(HttpMessageHandler inner, TimeProvider? time = null) : DelegatingHandler(inner)
{
    /// <summary>The most bytes of an answer's body: far more than any token limit of these prompts allows.</summary>
    public const int MaxBodyBytes = 4 << 20;

    private const int MaxErrorBytes = 4096;

    /// <inheritdoc/>
    /// <exception cref="FailedRequestException">The status is an error.</exception>
    /// <exception cref="MalformedAnswerException">The body is too long.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                var said = await BeginningOf(response.Content, cancellationToken);
                throw new FailedRequestException(response.StatusCode, said, WaitOf(response.Headers.RetryAfter));
            }
            if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                await Load(response.Content, cancellationToken);
            }
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task Load(HttpContent content, CancellationToken cancel)
    {
        try
        {
            await content.LoadIntoBufferAsync(MaxBodyBytes, cancel);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new MalformedAnswerException($"The answer has more than {MaxBodyBytes} bytes.");
        }
    }

    private static async Task<string> BeginningOf(HttpContent content, CancellationToken cancel)
    {
        using var body = await content.ReadAsStreamAsync(cancel);
        var bytes = new byte[MaxErrorBytes];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - (time ?? TimeProvider.System).GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
