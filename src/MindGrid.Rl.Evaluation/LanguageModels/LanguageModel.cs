namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Globalization;

/// <summary>A language model, and what must be known of it to ask it.</summary>
/// <param name="Provider">Where it is asked.</param>
/// <param name="Id">The name that the provider gives it; of a scripted or replayed one, the file.</param>
public sealed record LanguageModel(ModelProvider Provider, string Id)
{
    /// <summary>The name in results: openai:gpt-4o.</summary>
    public string Name => $"{Provider.Name()}:{Id}";

    /// <summary>Whether it may be told a temperature; others refuse a request that names one.</summary>
    public bool TakesTemperature { get; init; } = true;

    /// <summary>The name that its endpoint gives the limit of tokens.</summary>
    public string TokenLimit { get; init; } = Provider == ModelProvider.OpenAi ? "max_completion_tokens" : "max_tokens";

    /// <summary>The first day on which its provider answers no more requests for it; null while none is known.</summary>
    public DateOnly? RetiredFrom { get; init; }

    /// <summary>Whether the paper reports on it (Appendix D).</summary>
    public bool IsInPaper { get; init; }

    /// <summary>Why asking it on a day is in vain, as a sentence; null where nothing is known against it.</summary>
    /// <param name="day">The day, UTC.</param>
    public string? Retirement(DateOnly day) =>
        RetiredFrom is { } retired && day >= retired
            ? $"{Name} was retired on {retired.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: its provider answers no more requests for it."
            : null;
}
