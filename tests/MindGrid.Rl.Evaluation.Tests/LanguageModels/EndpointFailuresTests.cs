using System.Net;
using MindGrid.Rl.Evaluation.LanguageModels;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

/// <summary>What becomes of requests that are not answered as they should be, at both providers, in one piece and in pieces.</summary>
[TestFixture("openai:gpt-4o", false)]
[TestFixture("openai:gpt-4o", true)]
[TestFixture("anthropic:claude-haiku-4-5", false)]
[TestFixture("anthropic:claude-haiku-4-5", true)]
public class EndpointFailuresTests(string model, bool streams)
{
    [TestCase(408, true)]
    [TestCase(429, true)]
    [TestCase(500, true)]
    [TestCase(503, true)]
    [TestCase(529, true)]
    [TestCase(400, false)]
    [TestCase(401, false)]
    [TestCase(404, false)]
    [TestCase(302, false)]
    public void A_refused_request_says_who_refused_why_and_whether_that_may_pass(int status, bool mayPass)
    {
        var endpoint = FakeEndpoint.Answering(
            """{"type": "error", "error": {"type": "some_error", "message": "Not\nnow."}}""",
            status: status
        );
        var error = Fail(endpoint);
        Assert.That(error.Message, Does.StartWith($"{model} answered {status} (").And.EndsWith("): Not now."));
        Assert.That((error.Status, error.MayPass), Is.EqualTo(((HttpStatusCode?)status, mayPass)));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(1), "The packages must not ask again by themselves.");
    }

    [TestCase(429, """{"error": {"message": "Over.", "type": "insufficient_quota", "code": "insufficient_quota"}}""")]
    [TestCase(429, """{"error": {"message": "Over.", "type": "requests", "code": "billing_not_active"}}""")]
    [TestCase(402, """{"error": {"message": "Over."}}""")]
    [TestCase(400, """{"error": {"message": "Over.", "type": "billing_error"}}""")]
    public void An_account_with_nothing_left_to_pay_with_is_told_from_a_crowd(int status, string body)
    {
        var error = Fail(FakeEndpoint.Answering(body, status: status));
        Assert.That((error.IsOutOfCredit, error.MayPass), Is.EqualTo((true, false)));
        Assert.That(
            error.Message,
            Does.StartWith($"{model} answered {status} (")
                .And.EndsWith("), since its account has nothing left to pay with: Over.")
        );
    }

    [TestCase("retry-after", "7", 7)]
    [TestCase("retry-after-ms", "250", 0.25)]
    [TestCase("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT", 0)]
    [TestCase("retry-after", "soon", null)]
    [TestCase("retry-after-ms", "-5", null)]
    public void How_long_to_wait_is_handed_on(string header, string value, double? seconds)
    {
        var endpoint = new FakeEndpoint(_ =>
        {
            var response = FakeEndpoint.Response("{}", status: 429);
            response.Headers.TryAddWithoutValidation(header, value);
            return Task.FromResult(response);
        });
        Assert.That(Fail(endpoint).RetryAfter?.TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{")]
    [TestCase("[1, 2]")]
    [TestCase("{}")]
    [TestCase("{\"choices\": [], \"content\": 5}")]
    [TestCase("{\"choices\": 3, \"content\": null}")]
    [TestCase("{\"choices\": [{}], \"content\": [{}]}")]
    [TestCase("<html>Bad gateway</html>")]
    [TestCase("data: {\"choices\": [{\"delta\": {\"content\": \"The\"}}]}\n\n")]
    [TestCase(
        "event: error\ndata: {\"type\": \"error\", \"error\": {\"type\": \"overloaded_error\", \"message\": \"x\"}}\n\n"
    )]
    public void An_answer_that_makes_no_sense_is_one_failure_that_may_pass(string body)
    {
        foreach (var type in (string[])["application/json", "text/event-stream", "text/html"])
        {
            var endpoint = FakeEndpoint.Answering(body, type);
            var error = Fail(endpoint);
            Assert.That(error.Message, Does.Contain(model).And.EndsWith(".").And.Not.Contain("\n"));
            Assert.That((error.MayPass, endpoint.Requests.Count), Is.EqualTo((true, 1)));
        }
    }

    [Test]
    public void An_answer_of_ten_megabytes_is_not_read_to_its_end()
    {
        var body = new EndlessStream();
        var endpoint = new FakeEndpoint(_ =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) })
        );
        Assert.That(
            Fail(endpoint).Message,
            Is.EqualTo($"The answer of {model} cannot be read: it has more than 1048576 bytes.")
        );
        Assert.That(body.BytesRead, Is.LessThan(2 << 20));
    }

    [Test]
    public void A_refusal_without_end_is_quoted_only_in_part()
    {
        var body = new EndlessStream();
        var endpoint = new FakeEndpoint(_ =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(body) })
        );
        Assert.That(Fail(endpoint).Message, Has.Length.LessThan(500));
        Assert.That(body.BytesRead, Is.LessThan(1 << 20));
    }

    [Test]
    public void A_cut_connection_may_hold_another_time()
    {
        var endpoint = new FakeEndpoint(_ => throw new HttpRequestException("Connection reset by peer."));
        var error = Fail(endpoint);
        Assert.That(error.Message, Is.EqualTo($"The connection to {model} failed: Connection reset by peer."));
        Assert.That((error.MayPass, error.Status), Is.EqualTo((true, (HttpStatusCode?)null)));
    }

    [Test]
    public void A_connection_cut_within_an_answer_may_hold_another_time()
    {
        var endpoint = new FakeEndpoint(_ =>
            Task.FromResult(
                new HttpResponseMessage { Content = new StreamContent(new EndlessStream { BreaksAfter = 100 }) }
            )
        );
        Assert.That(Fail(endpoint).MayPass, Is.True);
    }

    [Test]
    public void Who_is_not_answered_in_time_is_told_the_limit()
    {
        var endpoint = new FakeEndpoint(Never);
        var error = Fail(endpoint, TimeSpan.FromMilliseconds(50));
        Assert.That(error.Message, Is.EqualTo($"{model} did not answer within 0.05 s."));
        Assert.That(error.MayPass, Is.True);
    }

    [Test]
    public void Who_gives_up_waits_no_longer()
    {
        var endpoint = new FakeEndpoint(Never);
        using var cancel = new CancellationTokenSource(50);
        Assert.That(
            async () => await ChatClientsTests.Ask(endpoint.Connection, model, cancel: cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void The_key_is_in_no_failure_even_where_the_endpoint_quotes_it()
    {
        var quote = $"You sent {FakeEndpoint.Key}";
        FakeEndpoint[] endpoints =
        [
            FakeEndpoint.Answering(quote, status: 401),
            FakeEndpoint.Answering(
                $$$"""{"error": {"message": "{{{new string('x', 290)}}}{{{FakeEndpoint.Key}}}"}}""",
                status: 500
            ),
            FakeEndpoint.Answering(quote),
            FakeEndpoint.Answering($"data: {quote}\n\n", "text/event-stream"),
            FakeEndpoint.Answering($$"""{"{{FakeEndpoint.Key}}": """),
            new(_ => throw new HttpRequestException(quote, new IOException(quote))),
            new(_ => throw new InvalidOperationException(quote)),
            new(_ =>
                Task.FromResult(
                    new HttpResponseMessage(HttpStatusCode.Unauthorized)
                    {
                        ReasonPhrase = quote,
                        Content = new StringContent(""),
                    }
                )
            ),
        ];
        foreach (var endpoint in endpoints)
        {
            Assert.That(
                Fail(endpoint).ToString(),
                Does.Not.Contain(FakeEndpoint.Key).And.Not.Contain(FakeEndpoint.Key[..12])
            );
        }
    }

    [Test]
    public async Task The_key_is_in_no_answer_even_where_the_endpoint_quotes_it()
    {
        var (half, rest) = (FakeEndpoint.Key[..9], FakeEndpoint.Key[9..]);
        var isOpenAi = model.StartsWith("openai", StringComparison.Ordinal);
        var body = (isOpenAi, streams) switch
        {
            (true, true) => FakeEndpoint.OpenAiStream("Your key is ", half, rest),
            (true, false) => FakeEndpoint.OpenAi($"Your key is {FakeEndpoint.Key}"),
            (false, true) => FakeEndpoint.AnthropicStream("Your key is ", half, rest),
            _ => FakeEndpoint.Anthropic($"Your key is {FakeEndpoint.Key}"),
        };
        var endpoint = FakeEndpoint.Answering(body, streams ? "text/event-stream" : "application/json");
        var answer = await ChatClientsTests.Ask(endpoint.Connection with { Streams = streams }, model);
        Assert.That(answer.Text, Is.EqualTo("Your key is ***"));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(answer), Does.Not.Contain(FakeEndpoint.Key));
    }

    private static async Task<HttpResponseMessage> Never(CancellationToken cancel)
    {
        await Task.Delay(System.Threading.Timeout.Infinite, cancel);
        throw new InvalidOperationException("It was to wait for ever.");
    }

    private ModelRequestException Fail(FakeEndpoint endpoint, TimeSpan? timeout = null) =>
        Assert.ThrowsAsync<ModelRequestException>(() =>
            ChatClientsTests.Ask(
                endpoint.Connection with
                {
                    Streams = streams,
                    Timeout = timeout ?? TimeSpan.FromMinutes(1),
                },
                model
            )
        )!;
}
