namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Text.Json.Nodes;

/// <summary>
/// What stands between a provider's package and the network: it notes what is really sent, turns refusals into
/// <see cref="ModelRequestException"/> before the package sees them, and lets no answer through that is larger than any can be.
/// </summary>
/// <param name="model">Who is asked.</param>
/// <param name="redaction">Takes the key out of what an endpoint quotes.</param>
/// <param name="transport">Carries the requests.</param>
internal sealed class Wire(LanguageModel model, Redaction redaction, HttpMessageHandler transport)
    : DelegatingHandler(transport)
{
    /// <summary>Bytes that an answer may have: far more than the tokens that are asked for.</summary>
    public const int MostBytes = 1 << 20;

    // Anthropic's: which parameters are heeded depends on it.
    private const string ApiVersion = "anthropic-version";

    private readonly AsyncLocal<Exchange?> _current = new();

    /// <summary>Opens an exchange: what the caller sends from here on is noted in it.</summary>
    public Exchange Open() => _current.Value = new Exchange();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        KeepOneVersion(request);
        if (_current.Value is { } exchange)
        {
            exchange.Sent = await WithoutPrompt(request, cancellationToken);
        }
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw await Refusal.From(model, redaction, response, cancellationToken);
            }
        }
        response.Content = await Limited(response.Content, cancellationToken);
        return response;
    }

    private static async Task<JsonObject> WithoutPrompt(HttpRequestMessage request, CancellationToken cancel)
    {
        var sent = JsonNode.Parse(await request.Content!.ReadAsByteArrayAsync(cancel))!.AsObject();
        sent.Remove("messages");
        if (request.Headers.TryGetValues(ApiVersion, out var version))
        {
            sent[ApiVersion] = version.Single();
        }
        return sent;
    }

    /// <summary>The package adds a version that it is told to its own, and both would be sent: the later one is meant.</summary>
    private static void KeepOneVersion(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues(ApiVersion, out var versions))
        {
            var meant = versions.Last();
            request.Headers.Remove(ApiVersion);
            request.Headers.Add(ApiVersion, meant);
        }
    }

    private static async Task<HttpContent> Limited(HttpContent content, CancellationToken cancel)
    {
        var limited = new StreamContent(new LimitedStream(await content.ReadAsStreamAsync(cancel), MostBytes));
        foreach (var header in content.Headers.Where(header => header.Key != "Content-Length"))
        {
            limited.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        return limited;
    }

    /// <summary>One request and what was sent for it.</summary>
    public sealed class Exchange
    {
        /// <summary>The request's body without its messages, and the API's version where a header tells it; null before it is sent.</summary>
        public JsonObject? Sent { get; set; }
    }
}
