namespace MindGrid.Rl.Evaluation.Runs;

using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using Polly;
using Polly.Retry;

/// <summary>What came of asking: an answer, or a failure that will not pass.</summary>
/// <param name="Answer">The answer; null where there is none.</param>
/// <param name="Failure">Why there is none; null where there is one.</param>
/// <param name="Attempts">Requests that were sent.</param>
internal sealed record Asked(Answer? Answer, RequestFailure? Failure, int Attempts);

/// <summary>Asks one model as often as it takes, and no faster than its endpoint takes.</summary>
internal sealed class Asking
{
    // An answer of a thousand tokens has some 4,000 characters; with what a reader makes of each sentence, far longer ones would
    // swell the log.
    private const int MaxAnswerLength = 100_000;

    private readonly AskedModel _model;
    private readonly RequestPolicy _policy;
    private readonly TimeProvider _time;
    private readonly AdaptiveGate _gate;
    private readonly ResiliencePipeline<Answer> _pipeline;

    /// <param name="model">The model.</param>
    /// <param name="policy">How it is asked.</param>
    /// <param name="time">Tells the time and waits.</param>
    /// <param name="seed">Seeds the jitter of the delays, which shapes no result.</param>
    public Asking(AskedModel model, RequestPolicy policy, TimeProvider time, int seed)
    {
        (_model, _policy, _time) = (model, policy, time);
        _gate = new(policy.Concurrency, time);
        _pipeline = CreatePipeline(policy, time, seed);
    }

    /// <summary>Asks until there is an answer, a failure that will not pass, or no attempt left.</summary>
    public async Task<Asked> AskAsync(PromptSpec spec, string prompt, CancellationToken cancel)
    {
        var attempts = 0;
        try
        {
            var answer = await _pipeline.ExecuteAsync(
                async token =>
                {
                    var pass = await _gate.EnterAsync(token);
                    attempts++;
                    return await AskOnceAsync(pass, spec, prompt, token);
                },
                cancel
            );
            return new(answer, null, attempts);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            return new(null, RequestFailure.From(error, _policy.MaxRetryAfter), attempts);
        }
    }

    private async Task<Answer> AskOnceAsync(int pass, PromptSpec spec, string prompt, CancellationToken cancel)
    {
        RequestFailure? failure = null;
        try
        {
            return Checked(await AskInTimeAsync(spec, prompt, cancel));
        }
        catch (Exception error)
        {
            failure = RequestFailure.From(error, _policy.MaxRetryAfter);
            throw;
        }
        finally
        {
            _gate.Leave(pass, failure);
        }
    }

    private async Task<Answer> AskInTimeAsync(PromptSpec spec, string prompt, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(_policy.Timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            return await _model.Ask(spec, prompt, stop.Token).WaitAsync(stop.Token);
        }
        catch (Exception) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw Fleeting($"{_model.Name} did not answer within {_policy.Timeout.TotalSeconds:0.###} s.");
        }
    }

    private static Answer Checked(Answer answer) =>
        answer switch
        {
            { Text: "", FinishReason: null } => throw Fleeting("The answer is empty, and has no end."),
            // It was paid for, and would be as long and as dear again.
            { Text.Length: > MaxAnswerLength and var length } => throw new ModelRequestException(
                $"The answer has {length} characters; the most that is read are {MaxAnswerLength}."
            ),
            _ => answer,
        };

    private static ModelRequestException Fleeting(string problem) => new(problem) { MayPass = true };

    private static ResiliencePipeline<Answer> CreatePipeline(RequestPolicy policy, TimeProvider time, int seed)
    {
        var builder = new ResiliencePipelineBuilder<Answer> { TimeProvider = time };
        return policy.Attempts == 1
            ? builder.Build()
            : builder.AddRetry(Retries(policy, new SeededJitter(seed).Next)).Build();
    }

    private static RetryStrategyOptions<Answer> Retries(RequestPolicy policy, Func<double> jitter) =>
        new()
        {
            MaxRetryAttempts = policy.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = jitter,
            Delay = policy.FirstDelay,
            MaxDelay = policy.MaxDelay,
            ShouldHandle = arguments =>
                new(
                    arguments.Outcome.Exception is { } error
                        && !arguments.Context.CancellationToken.IsCancellationRequested
                        && RequestFailure.From(error, policy.MaxRetryAfter).IsTransient
                ),
            DelayGenerator = arguments =>
                new(RequestFailure.From(arguments.Outcome.Exception!, policy.MaxRetryAfter).RetryAfter),
        };

    /// <summary>A seeded source of jitter for several threads.</summary>
    private sealed class SeededJitter(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Lock _drawing = new();

        public double Next()
        {
            lock (_drawing)
            {
                return _random.NextDouble();
            }
        }
    }
}
