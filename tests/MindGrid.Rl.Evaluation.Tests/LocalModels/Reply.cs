using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>The reply to one request, as it should be or as it should not.</summary>
internal sealed class Reply(HttpContext context, IWireFormat format, JsonNode request, Said said)
{
    private readonly HttpResponse _response = context.Response;
    private readonly CancellationToken _gone = context.RequestAborted;
    private readonly string _model = request["model"]!.GetValue<string>();
    private readonly bool _streams = request["stream"]?.GetValue<bool>() ?? false;

    public Task SendAsync(Fault fault) =>
        fault switch
        {
            Fault.None => SayAsync(said),
            Fault.TooManyRequests => FailAsync(429, "rate_limit_error"),
            Fault.TooManyRequestsForASecond => FailAsync(429, "rate_limit_error", retryAfter: "1"),
            Fault.ServerError => FailAsync(500, "server_error"),
            Fault.Overloaded => FailAsync(529, "overloaded_error"),
            Fault.NoCredit => FailAsync(429, "insufficient_quota"),
            Fault.WrongKey => FailAsync(401, "authentication_error"),
            Fault.BadRequest => FailAsync(400, "invalid_request_error"),
            Fault.NeverAnswers => Task.Delay(Timeout.Infinite, _gone),
            Fault.CutConnection => CutAsync(),
            Fault.MalformedJson => WriteAsync("application/json", Whole(said)[..^9]),
            Fault.EmptyChoices => WriteAsync("application/json", format.Whole(_model, null).Json()),
            Fault.Refusal => SayAsync(said with { Text = "I cannot help with that.", IsRefusal = true }),
            Fault.TenMegabytes => SayAsync(said with { Text = new string('a', 10_000_000) }),
            Fault.WrongContentType => WriteAsync("text/html", "<html><body>Bad gateway</body></html>"),
            Fault.SlowStream => DripAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };

    private string Whole(Said what) => format.Whole(_model, what).Json();

    private async Task SayAsync(Said what)
    {
        // What is too long for one chunk a word is too long to be streamed in small pieces.
        if (!_streams || what.Text.Length > 1_000_000)
        {
            await WriteAsync("application/json", Whole(what));
            return;
        }
        _response.ContentType = "text/event-stream";
        foreach (var (name, data) in format.Pieces(_model, what))
        {
            await _response.WriteAsync(name is null ? $"data: {data}\n\n" : $"event: {name}\ndata: {data}\n\n", _gone);
            await _response.Body.FlushAsync(_gone);
        }
    }

    private async Task FailAsync(int status, string type, string? retryAfter = null)
    {
        _response.StatusCode = status;
        _response.Headers.RetryAfter = retryAfter;
        await WriteAsync("application/json", format.Error(type, $"Told to answer {status}.").Json());
    }

    private async Task CutAsync()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole(said));
        _response.ContentType = _streams ? "text/event-stream" : "application/json";
        _response.ContentLength = _streams ? null : bytes.Length;
        await _response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), _gone);
        await _response.Body.FlushAsync(_gone);
        context.Abort();
    }

    // Space before a JSON text, or an empty line between events: nobody can tell that nothing will come.
    private async Task DripAsync()
    {
        _response.ContentType = _streams ? "text/event-stream" : "application/json";
        while (true)
        {
            await _response.WriteAsync("\n", _gone);
            await _response.Body.FlushAsync(_gone);
            await Task.Delay(20, _gone);
        }
    }

    private async Task WriteAsync(string contentType, string text)
    {
        _response.ContentType = contentType;
        await _response.WriteAsync(text, _gone);
    }
}
