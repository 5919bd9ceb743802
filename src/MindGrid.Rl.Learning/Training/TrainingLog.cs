namespace MindGrid.Rl.Learning.Training;

/// <summary>What is measured, written to progress.csv and for TensorBoard.</summary>
internal sealed class TrainingLog(RunFolder folder, long update, long envSteps, TimeProvider time) : IDisposable
{
    private readonly ProgressCsv _csv = ProgressCsv.Open(folder.Progress, update);
    private readonly EventFile _events = new(folder.Root, envSteps, time);

    /// <summary>Writes a line.</summary>
    /// <param name="update">Updates that were done.</param>
    /// <param name="envSteps">Steps of the environment that they took.</param>
    /// <param name="stepsPerSecond">Since the process began.</param>
    /// <param name="elapsed">Since the process began.</param>
    /// <param name="learningRate">Of the last update.</param>
    /// <param name="metrics">What the learner reports, since the line before.</param>
    /// <param name="report">The evaluation, where there was one.</param>
    public void Write(
        long update,
        long envSteps,
        double stepsPerSecond,
        TimeSpan elapsed,
        double learningRate,
        Metrics metrics,
        GapReport? report
    )
    {
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            [LogNames.Iterations] = update,
            [LogNames.TotalTimesteps] = envSteps,
            [LogNames.Fps] = Math.Round(stepsPerSecond),
            [LogNames.TimeElapsed] = Math.Round(elapsed.TotalSeconds, 3),
            [LogNames.LearningRate] = learningRate,
        };
        foreach (var (name, mean) in metrics.Means)
        {
            values[name] = mean;
        }
        if (report is not null)
        {
            values[LogNames.MeanReward] = -report.Gap;
            values[LogNames.GapStrict] = report.Gap;
            values[LogNames.GapRules] = report.Rules;
            values[LogNames.GapSilent] = report.Silent;
            values[LogNames.Sentences] = report.Sentences;
        }
        _csv.Write(values);
        _events.Write(envSteps, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _events.Dispose();
    }
}
