namespace MindGrid.Rl.Learning.Training;

/// <summary>What is measured, written to progress.csv and for TensorBoard.</summary>
internal sealed class TrainingLog(RunFolder folder, long update, long envSteps, TimeProvider time) : IDisposable
{
    private readonly ProgressCsv _csv = ProgressCsv.Open(folder.Progress, update);
    private readonly EventFile _events = new(folder.Root, envSteps, time);

    /// <summary>Writes a line.</summary>
    /// <param name="news">Where the run stands.</param>
    /// <param name="elapsed">Since the process began.</param>
    /// <param name="learningRate">Of the last update.</param>
    /// <param name="metrics">What the learner reports, since the line before.</param>
    public void Write(TrainingNews news, TimeSpan elapsed, double learningRate, Metrics metrics)
    {
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            [LogNames.Iterations] = news.Update,
            [LogNames.TotalTimesteps] = news.EnvSteps,
            [LogNames.Fps] = Math.Round(news.StepsPerSecond),
            [LogNames.TimeElapsed] = Math.Round(elapsed.TotalSeconds, 3),
            [LogNames.LearningRate] = learningRate,
        };
        foreach (var (name, mean) in metrics.Means)
        {
            values[name] = mean;
        }
        if (news is { IsEvaluated: true, Evaluation: { } report })
        {
            values[LogNames.MeanReward] = -report.Gap;
            values[LogNames.GapStrict] = report.Gap;
            values[LogNames.GapRules] = report.Rules;
            values[LogNames.GapSilent] = report.Silent;
            values[LogNames.Sentences] = report.Sentences;
        }
        _csv.Write(values);
        _events.Write(news.EnvSteps, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _events.Dispose();
    }
}
