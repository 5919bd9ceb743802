namespace MindGrid.Rl.Evaluation.Runs;

using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;

/// <summary>A language model that a run asks.</summary>
/// <param name="Name">The teacher's name in the records and in the price list, such as openai:gpt-4o.</param>
/// <param name="Settings">What it is told beside the prompt.</param>
/// <param name="Endpoint">Where it is asked, as far as that is known; answers from elsewhere are other answers.</param>
/// <param name="Ask">Asks once, without repeating; called from several threads at a time.</param>
public sealed record AskedModel(
    string Name,
    Func<PromptSpec, ChatSettings> Settings,
    string? Endpoint,
    Func<PromptSpec, string, CancellationToken, Task<Answer>> Ask
)
{
    /// <summary>Whether nothing is sent. No cache keeps such answers: they cost nothing, and the file they come from may change.</summary>
    public bool IsOffline { get; init; }

    /// <summary>A model behind a client.</summary>
    /// <param name="client">Asks it; it is not disposed of.</param>
    /// <param name="model">The model.</param>
    /// <param name="settings">What it is told beside the prompt; null for <see cref="ChatSettings.Of"/>.</param>
    /// <param name="endpoint">Where it is asked, as <see cref="ChatClients.AddressOf"/> says; null where that is not known.</param>
    public static AskedModel Of(
        IChatClient client,
        LanguageModel model,
        Func<PromptSpec, ChatSettings>? settings = null,
        string? endpoint = null
    )
    {
        settings ??= prompt => ChatSettings.Of(prompt, model);
        return new(
            model.Name,
            settings,
            endpoint,
            (spec, prompt, cancel) => new LlmTeacher(client, model, spec, settings(spec)).AskAsync(prompt, cancel)
        )
        {
            IsOffline = model.Provider.IsOffline(),
        };
    }

    /// <summary>The cache for its answers; null for none.</summary>
    internal AnswerCache? CacheIn(RunOptions options) => IsOffline ? null : options.Cache;

    /// <summary>All that shapes its answers beside the prompt: answers are kept under it and the prompt.</summary>
    internal JsonObject Sends(PromptSpec spec)
    {
        var settings = Settings(spec);
        return new()
        {
            ["model"] = Name,
            ["endpoint"] = Endpoint,
            ["temperature"] = settings.Temperature,
            ["maxTokens"] = settings.MaxTokens,
            ["system"] = settings.System,
        };
    }
}
