namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

/// <summary>A client that sends nothing: its answer is a function of the prompt, whoever asks when.</summary>
internal abstract class OfflineChatClient : IChatClient
{
    /// <summary>The answer to a prompt.</summary>
    /// <exception cref="ModelRequestException">There is none, nor will there ever be.</exception>
    protected abstract ChatResponse Answer(string prompt);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Answer(messages.Last(message => message.Role == ChatRole.User).Text));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }
}
