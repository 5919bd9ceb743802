namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

/// <summary>Reads what an endpoint says where it gives no answer.</summary>
internal static class Refusal
{
    private const int MostBytes = 1 << 16;

    // OpenAI's codes (they come with 429 or 400), Anthropic's type, and its words where the type says nothing.
    private static readonly string[] OutOfCredit =
    [
        "insufficient_quota",
        "billing_hard_limit_reached",
        "billing_not_active",
        "billing_error",
        "credit balance is too low",
    ];

    public static async Task<ModelRequestException> From(
        LanguageModel model,
        Redaction redaction,
        HttpResponseMessage response,
        CancellationToken cancel
    )
    {
        var (said, code) = Read(await Beginning(response.Content, cancel));
        var isOutOfCredit =
            response.StatusCode == HttpStatusCode.PaymentRequired
            || OutOfCredit.Any(mark => code.Contains(mark) || said.Contains(mark, StringComparison.OrdinalIgnoreCase));
        var status = $"{(int)response.StatusCode} ({redaction.Quote(response.ReasonPhrase ?? "")})";
        var answered =
            $"{model.Name} answered {status}{(isOutOfCredit ? ", since its account has nothing left to pay with" : "")}";
        return new(said == "" ? $"{answered}." : $"{answered}: {redaction.Quote(said).TrimEnd('.')}.")
        {
            Status = response.StatusCode,
            RetryAfter = RetryAfter(response),
            MayPass = !isOutOfCredit && ModelRequestException.MayPassAfter(response.StatusCode),
            IsOutOfCredit = isOutOfCredit,
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

    /// <summary>OpenAI and Anthropic both say {"error": {"message": …, "type": …}}; others say what they like.</summary>
    /// <returns>The words, and the names that the endpoint has for the error.</returns>
    private static (string Said, string Code) Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.GetProperty("error");
            return (error.GetProperty("message").GetString() ?? "", $"{Name(error, "type")} {Name(error, "code")}");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (body, "");
        }
    }

    private static string Name(JsonElement error, string member) =>
        error.TryGetProperty(member, out var name) ? name.ToString() : "";

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
