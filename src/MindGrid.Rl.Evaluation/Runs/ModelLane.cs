namespace MindGrid.Rl.Evaluation.Runs;

using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;

/// <summary>Takes one model through all its samples: prompt, answer, sentences, consequence, record.</summary>
internal sealed class ModelLane(RunPlan plan, AskedModel model, RunSession session, RunOptions options, int seed)
{
    private static readonly string[] Refusals = ["content_filter", "refusal"];

    private readonly Asking _asking = new(model, options.Requests, options.Time, seed);

    private volatile bool _isHopeless;

    /// <summary>Goes through the samples that are missing, several at a time.</summary>
    public Task GoAsync(CancellationToken cancel) =>
        Parallel.ForEachAsync(
            session.Missing(plan.SamplesOf(model)).TakeWhile(_ => !_isHopeless && session.MayBegin),
            new ParallelOptions { MaxDegreeOfParallelism = options.Requests.Concurrency, CancellationToken = cancel },
            async (sample, token) => await DoAsync(sample, token)
        );

    private async Task DoAsync(Sample sample, CancellationToken cancel)
    {
        var spec = sample.Id.Prompt!;
        var prompt = plan.Write(spec, sample.Game);
        var cache = model.CacheIn(options);
        var key = cache is null ? "" : AnswerCache.KeyOf(model.Sends(spec), prompt);
        var kept = cache?.Find(key);
        var asked = kept is null ? await _asking.AskAsync(spec, prompt, cancel) : new(kept, null, 0);
        // What has come by now is kept, even where the run has just been stopped: it was paid for.
        if (asked.Failure is { IsHopeless: true } hopeless)
        {
            GiveUp(hopeless);
            return;
        }
        var record = RecordOf(sample, prompt, asked);
        // First the log: an answer that is only in the cache is not lost, but one that is only in the log is not paid again.
        session.Append(record);
        if (record is { Failure: null, Answer: { } answer } && kept is null)
        {
            cache?.Keep(key, answer);
        }
    }

    // The wrong key fails every sample alike: a record of each would have to be taken back once the key is right.
    private void GiveUp(RequestFailure failure)
    {
        _isHopeless = true;
        session.StopBecause($"{model.Name} cannot be asked: {failure.Reason}");
    }

    private SampleRecord RecordOf(Sample sample, string prompt, Asked asked)
    {
        var record = session.Record(sample) with
        {
            PromptText = prompt,
            Answer = asked.Answer,
            Attempts = asked.Attempts,
            Cost = CostOf(asked),
        };
        return asked.Answer is null
            ? record with
            {
                Failure = asked.Failure!.Reason,
            }
            : Scored(record, sample, asked.Answer);
    }

    private decimal? CostOf(Asked asked) =>
        asked.Answer is null ? null
        : asked.Attempts == 0 ? 0
        : options.Prices.CostOf(model.Name, asked.Answer.Usage);

    private SampleRecord Scored(SampleRecord record, Sample sample, Answer answer)
    {
        if (Refusals.Contains(answer.FinishReason))
        {
            return record with { Failure = $"The model refused to answer: {OneLine.Of(answer.Text)}" };
        }
        try
        {
            var said = AnswerReader.Read(answer.Text, sample.Id.Prompt!, sample.Game.Scoring.Reader);
            return record with
            {
                Score = SampleScoring.Score(sample.Game, new AnsweredTeacher(model.Name, said), new Planner()),
            };
        }
        // An answer was paid for: whatever it does to the reader, it is kept, and the run goes on.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return record with
            {
                Failure = $"The answer could not be scored: {error.GetType().Name}: {OneLine.Of(error.Message)}",
            };
        }
    }

    /// <summary>Says what a model has answered.</summary>
    private sealed record AnsweredTeacher(string Name, Utterance Said) : ITeacher
    {
        public Utterance Teach(Lesson lesson) => Said;
    }
}
