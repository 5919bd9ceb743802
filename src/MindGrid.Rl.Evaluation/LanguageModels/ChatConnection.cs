namespace MindGrid.Rl.Evaluation.LanguageModels;

/// <summary>How language models are reached. None of it shapes their answers.</summary>
public sealed record ChatConnection
{
    /// <summary>
    /// Where to ask, in place of the provider's own address. An OpenAI-compatible endpoint needs one, here or in the environment
    /// variable OPENAI_COMPATIBLE_BASE_URL; it ends before /chat/completions.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Where the keys come from.</summary>
    public ApiKeys Keys { get; init; } = ApiKeys.OfThisUser;

    /// <summary>The longest that one request may take, answer included. A run has its own limit on top.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether answers come word by word, which keeps proxies from cutting slow ones; they are handed on whole all the same.</summary>
    public bool Streams { get; init; }

    /// <summary>Carries the requests; null for the network. It is not disposed of.</summary>
    public HttpMessageHandler? Transport { get; init; }
}
