namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

/// <summary>
/// Connects to language models. A client asks once for each answer, never again by itself; it can be used by many threads. All that
/// goes wrong comes out as <see cref="ModelRequestException"/>, without any key in it.
/// </summary>
public static class ChatClients
{
    // Anthropic's package tells its time limit to the endpoint, so it has to be a number. Ours is shorter.
    private static readonly TimeSpan NeverReached = TimeSpan.FromDays(1);

    /// <summary>Connects to a model by its name.</summary>
    /// <param name="name">Such as openai:gpt-4o; see <see cref="ModelProvider"/>.</param>
    /// <param name="connection">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no such provider, key, address or file.</exception>
    public static IChatClient Connect(string name, ChatConnection? connection = null) =>
        Connect(ModelCatalog.BuiltIn.Find(name), connection);

    /// <summary>Connects to a model. Nothing is sent yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="connection">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no such key, address or file.</exception>
    public static IChatClient Connect(LanguageModel model, ChatConnection? connection = null)
    {
        connection ??= new();
        return model.Provider switch
        {
            ModelProvider.Scripted => ScriptedChatClient.Read(model.Id),
            ModelProvider.Replay => ReplayChatClient.Read(model.Id),
            _ => ConnectOverNetwork(model, connection),
        };
    }

    /// <summary>Where a model is asked; null where nothing is sent. No key is looked for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="connection">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no such address.</exception>
    public static Uri? AddressOf(LanguageModel model, ChatConnection? connection = null) =>
        model.Provider.IsOffline() ? null : Endpoint.AddressOf(model, connection ?? new());

    private static WiredChatClient ConnectOverNetwork(LanguageModel model, ChatConnection connection)
    {
        var endpoint = Endpoint.Of(model, connection);
        var redaction = new Redaction(endpoint.Key);
        var wire = new Wire(model, redaction, connection.Transport ?? Network());
        // The time limit is ours; the packages' own would end requests for reasons that nobody reads.
        var http = new HttpClient(wire, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        IChatClient inner =
            model.Provider == ModelProvider.Anthropic
                ? Anthropic(model, endpoint, http)
                : new OpenAiChatClient(OpenAi(model, endpoint, http), model);
        return new(inner, model, wire, redaction, connection);
    }

    private static AnthropicChatClient Anthropic(LanguageModel model, Endpoint endpoint, HttpClient http) =>
        new(
            new AnthropicClient
            {
                HttpClient = http,
                ApiKey = endpoint.Key,
                BaseUrl = endpoint.Address.AbsoluteUri.TrimEnd('/'),
                MaxRetries = 0,
                Timeout = NeverReached,
            }.AsIChatClient(model.Id),
            model
        );

    private static OpenAI.Chat.ChatClient OpenAi(LanguageModel model, Endpoint endpoint, HttpClient http) =>
        new(
            model.Id,
            new ApiKeyCredential(endpoint.Key ?? "none"),
            new OpenAIClientOptions
            {
                Endpoint = endpoint.Address,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
            }
        );

    // Who is sent elsewhere does not go: the key would go along.
    private static SocketsHttpHandler Network() => new() { AllowAutoRedirect = false, UseCookies = false };
}
