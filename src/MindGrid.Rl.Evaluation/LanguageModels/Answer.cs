namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.Prompts;

/// <summary>What a language model was asked to do, and how.</summary>
public sealed record ChatSettings
{
    /// <summary>The paper's: 0. Null to leave it to the model.</summary>
    public double? Temperature { get; init; } = 0;

    /// <summary>The most tokens of an answer; the paper's 250.</summary>
    public int MaxTokens { get; init; } = 250;

    /// <summary>What stands before the prompt, as a message of its own; null for nothing.</summary>
    public string? System { get; init; }

    /// <summary>
    /// The settings that the paper has for a prompt; with the repository's words, those of its code, which adds one sentence for
    /// OpenAI's models.
    /// </summary>
    /// <param name="prompt">The prompt. Who may think first gets 1000 tokens.</param>
    /// <param name="model">The model that is asked.</param>
    public static ChatSettings Of(PromptSpec prompt, LanguageModel model) =>
        new()
        {
            MaxTokens = prompt.Thinks ? 1000 : 250,
            System =
                prompt.Version == PromptVersion.Repo2025 && model.Provider == ModelProvider.OpenAi
                    ? "You are a helpful assistant."
                    : null,
        };
}

/// <summary>Tokens that a request took; null where the endpoint did not say.</summary>
/// <param name="Input">Of the prompt.</param>
/// <param name="Output">Of the answer.</param>
public sealed record TokenUsage(long? Input, long? Output);

/// <summary>What came back from a language model.</summary>
/// <param name="Text">The answer, word for word.</param>
/// <param name="FinishReason">Why it ends, in the endpoint's words as far as they are known; null where it did not say.</param>
/// <param name="Model">The model that the endpoint says has answered; null where it did not say.</param>
/// <param name="Usage">The tokens that it took.</param>
/// <param name="Sent">What was really sent beside the prompt: model, temperature, token limit under the name it went by.</param>
/// <param name="Latency">From the request that was answered to the end of its answer.</param>
public sealed record Answer(
    string Text,
    string? FinishReason,
    string? Model,
    TokenUsage Usage,
    JsonObject Sent,
    TimeSpan Latency
);
