namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Globalization;
using System.Text;
using System.Text.Json;

/// <summary>Reads what an endpoint says where it gives no answer.</summary>
internal static class Refusal
{
    private const int MostBytes = 1 << 16;

    public static async Task<ModelRequestException> From(
        LanguageModel model,
        Redaction redaction,
        HttpResponseMessage response,
        CancellationToken cancel
    )
    {
        var said = Message(await Beginning(response.Content, cancel));
        var status = $"{(int)response.StatusCode} ({redaction.Quote(response.ReasonPhrase ?? "")})";
        return new(
            said == ""
                ? $"{model.Name} answered {status}."
                : $"{model.Name} answered {status}: {redaction.Quote(said).TrimEnd('.')}."
        )
        {
            Status = response.StatusCode,
            RetryAfter = RetryAfter(response),
            MayPass = ModelRequestException.MayPassAfter(response.StatusCode),
        };
    }

    private static async Task<string> Beginning(HttpContent content, CancellationToken cancel)
    {
        var bytes = new byte[MostBytes];
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancel);
            return Encoding.UTF8.GetString(bytes, 0, await stream.ReadAtLeastAsync(bytes, MostBytes, false, cancel));
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            return ""; // The status alone says enough.
        }
    }

    /// <summary>OpenAI and Anthropic both say {"error": {"message": …}}; others say what they like.</summary>
    private static string Message(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("error").GetProperty("message").GetString() ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return body;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (
            response.Headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < int.MaxValue
        )
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date - DateTimeOffset.UtcNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
