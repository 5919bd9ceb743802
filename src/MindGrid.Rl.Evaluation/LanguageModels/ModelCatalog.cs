namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Collections.Immutable;

/// <summary>What is known of language models: a value that is passed in and extended by copies.</summary>
/// <param name="Models">The models. What a model can do, later versions of it (its id, then - or . and more) are taken to do as well.</param>
public sealed record ModelCatalog(ImmutableArray<LanguageModel> Models)
{
    /// <summary>
    /// The paper's models and later ones. Days of retirement are the providers' announcements as of November 2026; the first three
    /// have open weights and run wherever somebody serves them.
    /// </summary>
    public static ModelCatalog BuiltIn { get; } =
        new([
            Compatible("gemma-7b-instruct") with
            {
                IsInPaper = true,
            },
            Compatible("llama-3-70b-instruct") with
            {
                IsInPaper = true,
            },
            Compatible("mixtral-8x7b-instruct") with
            {
                IsInPaper = true,
            },
            Compatible("gemini-2.5-flash"),
            OpenAi("gpt-4o"),
            OpenAi("gpt-4o-2024-05-13", "2026-10-23") with
            {
                IsInPaper = true,
            },
            OpenAi("gpt-4o-2024-08-06", "2027-01-14"),
            OpenAi("gpt-4o-2024-11-20", "2027-01-14"),
            OpenAi("gpt-4o-mini"),
            OpenAi("gpt-4o-mini-2024-07-18", "2027-01-14") with
            {
                IsInPaper = true,
            },
            OpenAi("gpt-4.1"),
            OpenAi("gpt-4.1-2025-04-14", "2027-01-14"),
            OpenAi("gpt-4.1-mini-2025-04-14", "2027-01-14"),
            OpenAi("gpt-4.1-nano", "2026-10-23"),
            WithOwnTemperature(OpenAi("o1", "2026-10-23")),
            WithOwnTemperature(OpenAi("o3", "2026-12-11")),
            WithOwnTemperature(OpenAi("o3-mini", "2026-10-23")),
            WithOwnTemperature(OpenAi("o4-mini", "2026-10-23")),
            WithOwnTemperature(OpenAi("gpt-5", "2026-12-11")),
            WithOwnTemperature(OpenAi("gpt-5-mini", "2026-12-11")),
            WithOwnTemperature(OpenAi("gpt-5-nano", "2026-12-11")),
            WithOwnTemperature(OpenAi("gpt-6")),
            Anthropic("claude-3-5-sonnet-20240620", "2025-10-28") with
            {
                IsInPaper = true,
            },
            Anthropic("claude-3-7-sonnet-20250219", "2026-02-19"),
            Anthropic("claude-sonnet-4-20250514", "2026-06-15"),
            Anthropic("claude-opus-4-20250514", "2026-06-15"),
            Anthropic("claude-opus-4-1-20250805", "2026-08-05"),
            Anthropic("claude-sonnet-4-5-20250929", "2026-11-30"),
            Anthropic("claude-haiku-4-5"),
            Anthropic("claude-opus-4-5"),
            Anthropic("claude-opus-4-6"),
            Anthropic("claude-sonnet-4-6"),
            WithOwnTemperature(Anthropic("claude-opus-4-7")),
            WithOwnTemperature(Anthropic("claude-opus-4-8")),
            WithOwnTemperature(Anthropic("claude-opus-5")),
            WithOwnTemperature(Anthropic("claude-sonnet-5")),
        ]);

    /// <summary>The model of a name. Of one that is not in the catalogue no more is known than of the one whose later version it is.</summary>
    /// <param name="name">Such as openai:gpt-4o-2024-05-13.</param>
    /// <exception cref="ArgumentException">The name has no known provider, or no model.</exception>
    public LanguageModel Find(string name)
    {
        var (provider, id) = ModelProviders.Parse(name);
        var known = Models.Where(model => model.Provider == provider).ToList();
        if (known.FirstOrDefault(model => model.Id == id) is { } exact)
        {
            return exact;
        }
        var earlier = known.Where(model => IsVersion(id, model.Id)).MaxBy(model => model.Id.Length);
        return earlier is null ? new(provider, id) : earlier with { Id = id, RetiredFrom = null, IsInPaper = false };
    }

    private static bool IsVersion(string id, string earlier) =>
        id.Length > earlier.Length
        && id.StartsWith(earlier, StringComparison.Ordinal)
        && id[earlier.Length] is '-' or '.';

    private static LanguageModel OpenAi(string id, string? retired = null) =>
        new(ModelProvider.OpenAi, id) { RetiredFrom = Day(retired) };

    private static LanguageModel Anthropic(string id, string? retired = null) =>
        new(ModelProvider.Anthropic, id) { RetiredFrom = Day(retired) };

    private static LanguageModel Compatible(string id) => new(ModelProvider.OpenAiCompatible, id);

    private static LanguageModel WithOwnTemperature(LanguageModel model) => model with { TakesTemperature = false };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}
