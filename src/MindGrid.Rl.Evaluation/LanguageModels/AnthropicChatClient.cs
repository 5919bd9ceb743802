namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Text.Json;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

/// <summary>
/// Adds to Anthropic's own client what it no longer sends: a temperature. The API knows none since its version 2026-10-21, which
/// the package speaks; models that still heed one are asked in the version before.
/// </summary>
/// <param name="inner">The package's client.</param>
/// <param name="model">The model.</param>
internal sealed class AnthropicChatClient(IChatClient inner, LanguageModel model) : DelegatingChatClient(inner)
{
    private const string LastWithTemperature = "2023-06-01";

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => base.GetResponseAsync(messages, WithTemperature(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => base.GetStreamingResponseAsync(messages, WithTemperature(options), cancellationToken);

    private ChatOptions? WithTemperature(ChatOptions? options)
    {
        if (options?.Temperature is not { } temperature)
        {
            return options;
        }
        var heeding = options.Clone();
        // The package fills in the messages; it wants the rest here, since what it is given comes first.
        heeding.RawRepresentationFactory = _ => new MessageCreateParams(
            Raw("anthropic-version", LastWithTemperature),
            new Dictionary<string, JsonElement>(),
            Raw("temperature", temperature)
        )
        {
            Model = options.ModelId ?? model.Id,
            MaxTokens = options.MaxOutputTokens ?? new ChatSettings().MaxTokens,
            Messages = [],
        };
        return heeding;
    }

    private static Dictionary<string, JsonElement> Raw<T>(string name, T value) =>
        new() { [name] = JsonSerializer.SerializeToElement(value) };
}
