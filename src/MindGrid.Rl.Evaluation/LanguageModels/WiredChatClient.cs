namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

/// <summary>
/// A provider's client with what all of them need: one kind of exception for all that goes wrong, a time limit, a note of what was
/// really sent, and no key in anything that comes back. It asks once; who wants to ask again does so himself.
/// </summary>
internal sealed class WiredChatClient(
    IChatClient inner,
    LanguageModel model,
    Wire wire,
    Redaction redaction,
    ChatConnection connection
) : DelegatingChatClient(inner)
{
    /// <summary>The name under which a response carries what was sent.</summary>
    public const string Sent = "mindgrid.sent";

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(connection.Timeout);
        var exchange = wire.Open();
        try
        {
            var response = connection.Streams
                ? await base.GetStreamingResponseAsync(messages, options, limit.Token)
                    .ToChatResponseAsync(cancellationToken: limit.Token)
                : await base.GetResponseAsync(messages, options, limit.Token);
            return Cleaned(response, exchange);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error)
        {
            throw Plain(error, limit.IsCancellationRequested);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        // Handed on whole: a key that comes in two pieces would not be seen.
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && connection.Transport is null)
        {
            wire.Dispose();
        }
    }

    private ChatResponse Cleaned(ChatResponse response, Wire.Exchange exchange)
    {
        // A whole answer need not say why it ends, but pieces that stop coming look like an end.
        if (response.FinishReason is null && (connection.Streams || response.Messages.Count == 0))
        {
            throw new InvalidDataException("it breaks off");
        }
        return new(new ChatMessage(ChatRole.Assistant, redaction.Of(response.Text)))
        {
            FinishReason = response.FinishReason is { } reason ? new(redaction.Of(reason.Value)) : null,
            ModelId = response.ModelId is { } id ? redaction.Of(id) : null,
            Usage = response.Usage,
            AdditionalProperties = new() { [Sent] = exchange.Sent },
        };
    }

    private ModelRequestException Plain(Exception error, bool isLate)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is ModelRequestException known)
            {
                return known;
            }
            if (cause is HttpRequestException or System.Net.Sockets.SocketException && !isLate)
            {
                return new($"The connection to {model.Name} failed: {redaction.Quote(cause.Message).TrimEnd('.')}.")
                {
                    MayPass = true,
                };
            }
        }
        return isLate
            ? new($"{model.Name} did not answer within {connection.Timeout.TotalSeconds:0.###} s.") { MayPass = true }
            : new($"The answer of {model.Name} cannot be read: {redaction.Quote(error.Message).TrimEnd('.')}.")
            {
                MayPass = true,
            };
    }
}
