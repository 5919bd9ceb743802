using MindGrid.Rl.Learning.Training;

namespace MindGrid.Rl.Learning.Tests.Training;

/// <summary>Runs that take moments.</summary>
internal static class TinyRun
{
    public static TrainingOptions Options { get; } =
        new()
        {
            Updates = 6,
            Width = 8,
            LogEvery = 2,
            Options = new() { Envs = 4, StepsPerUpdate = 2 },
            Schedule = new() { Decay = Decay.Linear },
            Evaluation = new() { Every = 3, Games = 2 },
            Checkpoints = new() { Every = 2, Keep = 2 },
        };

    /// <summary>Trains in a folder until the end, or until an update.</summary>
    public static void Train(TrainingOptions options, string folder, bool resume = false, long? stopAfter = null)
    {
        using var stop = new CancellationTokenSource();
        using var run = TrainingRun.Open(options, folder, resume);
        run.Go(new StopAfter(stopAfter, stop), stop.Token);
    }

    /// <summary>The newest checkpoint of a folder.</summary>
    public static string Newest(string folder) => new RunFolder(folder).Checkpoints()[^1];

    private sealed class StopAfter(long? update, CancellationTokenSource stop) : IProgress<TrainingNews>
    {
        public void Report(TrainingNews value)
        {
            if (value.Update == update)
            {
                stop.Cancel();
            }
        }
    }
}
