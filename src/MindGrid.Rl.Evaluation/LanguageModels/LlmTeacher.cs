namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;

/// <summary>
/// A language model that teaches. A run asks it with <see cref="AskAsync"/>, many times at once, and keeps the answers; where one
/// lesson is enough, it is a teacher like any other.
/// </summary>
/// <param name="client">Asks the model; see <see cref="ChatClients"/>. It is not disposed of.</param>
/// <param name="model">The model, and what it can be told.</param>
/// <param name="prompt">How it is asked.</param>
/// <param name="settings">What it is told beside the prompt; null for <see cref="ChatSettings.Of"/>.</param>
/// <param name="writer">Writes the prompts of lessons; null for one of its own.</param>
/// <param name="reader">Reads what it says in lessons; null for the <see cref="TolerantReader"/>.</param>
public sealed class LlmTeacher(
    IChatClient client,
    LanguageModel model,
    PromptSpec prompt,
    ChatSettings? settings = null,
    PromptWriter? writer = null,
    ISentenceReader? reader = null
) : ITeacher
{
    private readonly ChatSettings _settings = settings ?? ChatSettings.Of(prompt, model);
    private readonly PromptWriter _writer = writer ?? new();
    private readonly ISentenceReader _reader = reader ?? new TolerantReader();

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <summary>Asks once, and waits.</summary>
    /// <exception cref="ModelRequestException">The model gave no answer that can be used.</exception>
    public Utterance Teach(Lesson lesson)
    {
        // On a thread of the pool: a caller's own scheduler could wait for itself.
        var answer = Task.Run(() => AskAsync(_writer.Write(prompt, lesson))).GetAwaiter().GetResult();
        return AnswerReader.Read(answer.Text, prompt, _reader);
    }

    /// <summary>Sends one request.</summary>
    /// <param name="text">The prompt, word for word.</param>
    /// <param name="cancel">Gives the request up.</param>
    /// <exception cref="ModelRequestException">The model gave no answer that can be used.</exception>
    /// <exception cref="OperationCanceledException">The request was given up.</exception>
    public async Task<Answer> AskAsync(string text, CancellationToken cancel = default)
    {
        var options = Options();
        var watch = Stopwatch.StartNew();
        var response = await client.GetResponseAsync(Messages(text), options, cancel).ConfigureAwait(false);
        return new(
            response.Text,
            response.FinishReason?.Value,
            response.ModelId,
            new(response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount),
            response.AdditionalProperties?[WiredChatClient.Sent] as JsonObject ?? Requested(options),
            watch.Elapsed
        );
    }

    private List<ChatMessage> Messages(string text)
    {
        var messages = new List<ChatMessage>();
        if (_settings.System is { } system)
        {
            messages.Add(new(ChatRole.System, system));
        }
        messages.Add(new(ChatRole.User, text));
        return messages;
    }

    private ChatOptions Options() =>
        new()
        {
            ModelId = model.Id,
            Temperature = model.TakesTemperature ? (float?)_settings.Temperature : null,
            MaxOutputTokens = _settings.MaxTokens,
        };

    /// <summary>What was asked for, where the client does not tell what it sent.</summary>
    private JsonObject Requested(ChatOptions options)
    {
        var requested = new JsonObject { ["model"] = model.Id };
        if (options.Temperature is { } temperature)
        {
            requested["temperature"] = temperature;
        }
        requested[model.TokenLimit] = options.MaxOutputTokens;
        return requested;
    }
}
