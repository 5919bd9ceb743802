using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>A request that has come in, numbered from 0 for each model and prompt.</summary>
internal sealed record Asking(string Path, string Model, string Prompt, int Number, JsonNode Body);

/// <summary>
/// A language model on this machine that speaks OpenAI's and Anthropic's wire formats, in one piece and in a stream, and goes wrong as
/// it is told to. Equal prompts have equal answers.
/// </summary>
internal sealed class LocalModel : IAsyncDisposable
{
    private static readonly ImmutableArray<IWireFormat> Formats = [new OpenAIFormat(), new AnthropicFormat()];

    private readonly WebApplication _app;
    private readonly Func<string, string> _answer;
    private readonly Func<Asking, Fault> _fault;
    private readonly ConcurrentDictionary<(string Model, string Prompt), int> _asked = new();
    private readonly ConcurrentDictionary<(string Model, string Prompt), int> _answered = new();
    private readonly ConcurrentQueue<(Asking Request, Fault Fault)> _requests = [];
    private int _inFlight;
    private int _mostInFlight;

    private LocalModel(Func<string, string> answer, Func<Asking, Fault> fault)
    {
        (_answer, _fault) = (answer, fault);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ReplyAsync);
    }

    /// <summary>Where it is found, without a slash at the end.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>What came in, in order, and what went wrong with it.</summary>
    public IReadOnlyCollection<(Asking Request, Fault Fault)> Requests => _requests;

    /// <summary>How often each model answered each prompt as it should be, up to the last byte.</summary>
    public IReadOnlyDictionary<(string Model, string Prompt), int> Answered => _answered;

    /// <summary>The most requests that were ever in flight.</summary>
    public int MostInFlight => _mostInFlight;

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Starts a model on a free port.</summary>
    /// <param name="answer">Its answer to a prompt; null for some sentences that depend on the prompt.</param>
    /// <param name="fault">What goes wrong with a request; null for nothing.</param>
    /// <param name="latency">How long each answer takes.</param>
    public static async Task<LocalModel> StartAsync(
        Func<string, string>? answer = null,
        Func<Asking, Fault>? fault = null,
        TimeSpan latency = default
    )
    {
        var model = new LocalModel(answer ?? SomeSentences.Of, fault ?? (_ => Fault.None)) { Latency = latency };
        await model._app.StartAsync();
        return model;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task ReplyAsync(HttpContext context)
    {
        var most = Interlocked.Increment(ref _inFlight);
        for (int seen; (seen = _mostInFlight) < most; )
        {
            Interlocked.CompareExchange(ref _mostInFlight, most, seen);
        }
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) { } // Whoever asked has gone.
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        var format = Formats.Single(format => context.Request.Path == format.Path);
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: gone))!;
        var prompt = format.PromptOf(body);
        var model = $"{format.Provider}:{body["model"]!.GetValue<string>()}";
        var number = _asked.AddOrUpdate((model, prompt), 0, (_, count) => count + 1);
        var request = new Asking(format.Path, model, prompt, number, body);
        var fault = _fault(request);
        _requests.Enqueue((request, fault));
        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, gone);
        }
        await new Reply(context, format, body, Say(prompt, _answer(prompt))).SendAsync(fault);
        if (fault == Fault.None)
        {
            _answered.AddOrUpdate((model, prompt), 1, (_, count) => count + 1);
        }
    }

    private static Said Say(string prompt, string text) =>
        new(text, IsRefusal: false, prompt.Split(' ').Length, text.Split(' ').Length);
}
