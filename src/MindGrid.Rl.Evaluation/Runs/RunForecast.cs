namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Prompts;

/// <summary>What is still to be asked of a model in one way.</summary>
/// <param name="Teacher">The model.</param>
/// <param name="Prompt">How it is asked.</param>
/// <param name="Requests">Samples that have neither a record nor an answer in the cache: requests, if none has to be repeated.</param>
/// <param name="PromptTokens">Tokens of their prompts, estimated.</param>
/// <param name="MostAnswerTokens">Tokens of their answers, if each is as long as it may be.</param>
/// <param name="Price">
/// In US dollars: low with few tokens in the prompts and empty answers, high with many and the longest answers; null where no price is
/// known.
/// </param>
public sealed record ForecastRow(
    string Teacher,
    PromptSpec Prompt,
    int Requests,
    TokenEstimate PromptTokens,
    long MostAnswerTokens,
    (decimal Low, decimal High)? Price
);

/// <summary>What a run would take, found out without sending anything.</summary>
/// <param name="Rows">Model by model, prompt by prompt.</param>
/// <param name="Samples">Samples of the plan.</param>
/// <param name="Done">Those of them that have a record.</param>
public sealed record RunForecast(ImmutableArray<ForecastRow> Rows, int Samples, int Done)
{
    /// <summary>Looks ahead.</summary>
    /// <param name="plan">What is to be found out.</param>
    /// <param name="folder">The run's folder, which need not be there.</param>
    /// <param name="options">How.</param>
    /// <param name="cancel">Stops between two prompts.</param>
    /// <exception cref="InvalidDataException">The log is damaged or foreign.</exception>
    public static RunForecast Of(RunPlan plan, RunFolder folder, RunOptions options, CancellationToken cancel = default)
    {
        var recorded = File.Exists(folder.Log)
            ? RunLog.Read(folder.Log, record => (record.Id, IsDone: record.Failure is null || !options.RetryFailures))
            : [];
        var done = recorded.Where(record => record.IsDone).Select(record => record.Id).ToHashSet();
        var samples = plan.Samples.ToLookup(sample => done.Contains(sample.Id));
        var rows =
            from model in plan.Models
            from prompt in plan.Prompts
            select RowOf(
                plan,
                model,
                prompt,
                samples[false].Where(sample => sample.Id.Teacher == model.Name && sample.Id.Prompt == prompt),
                options,
                cancel
            );
        return new([.. rows], plan.SampleCount, samples[true].Count());
    }

    private static ForecastRow RowOf(
        RunPlan plan,
        AskedModel model,
        PromptSpec spec,
        IEnumerable<Sample> samples,
        RunOptions options,
        CancellationToken cancel
    )
    {
        var (requests, tokens) = (0, default(TokenEstimate));
        foreach (var sample in samples)
        {
            cancel.ThrowIfCancellationRequested();
            var prompt = plan.Write(spec, sample.Game);
            if (model.CacheIn(options)?.Find(AnswerCache.KeyOf(model.Sends(spec), prompt)) is null)
            {
                requests++;
                tokens += TokenEstimate.Of(prompt);
            }
        }
        var most = (long)requests * model.Settings(spec).MaxTokens;
        var price = options.Prices.Models.GetValueOrDefault(model.Name);
        return new(
            model.Name,
            spec,
            requests,
            tokens,
            most,
            price is null ? null : (price.Of(tokens.Low, 0), price.Of(tokens.High, most))
        );
    }
}
