namespace MindGrid.Rl.Learning.Training;

using System.Diagnostics;
using MindGrid.Rl.Suites;
using static TorchSharp.torch;

/// <summary>Where a run stands, after each update.</summary>
/// <param name="Update">Updates that were done.</param>
/// <param name="Updates">How many there are to be.</param>
/// <param name="EnvSteps">Steps of the environment, all games together.</param>
/// <param name="StepsPerSecond">Of this process, evaluations and checkpoints included.</param>
/// <param name="Left">How long the rest takes at this rate.</param>
/// <param name="Loss">Of this update; not a number where the learner has none.</param>
/// <param name="Evaluation">The last evaluation of this process; null before the first.</param>
/// <param name="IsEvaluated">Whether it was made after this very update.</param>
public sealed record TrainingNews(
    long Update,
    long Updates,
    long EnvSteps,
    double StepsPerSecond,
    TimeSpan Left,
    double Loss,
    GapReport? Evaluation,
    bool IsEvaluated
);

/// <summary>
/// Plays a learner update by update into a folder: options, checkpoints, logs. Killed at any moment and resumed, it comes to the same
/// checkpoint as one that ran through (one torch thread): whatever is not in a checkpoint is done again, and comes out the same.
/// </summary>
public sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly RunFolder _folder;
    private readonly FileStream _lock;
    private readonly Learner _learner;
    private readonly TrainingLog _log;
    private readonly GapCheck _check;
    private readonly Metrics _metrics = new();
    private BestPolicy? _best;
    private long _saved = -1;

    private TrainingRun(TrainingOptions options, RunFolder folder, FileStream held, Checkpoint? checkpoint)
    {
        (_options, _folder, _lock) = (options, folder, held);
        set_num_threads(options.TorchThreads);
        _learner = MakeLearner(options);
        if (checkpoint is not null)
        {
            checkpoint.Restore(_learner.Policy.Network);
            checkpoint.Restore(_learner.Optimizer);
            (Update, EnvSteps, _best) = (checkpoint.Update, checkpoint.EnvSteps, checkpoint.Best);
            _saved = Update;
        }
        WholeFile.Write(folder.Config, writer => writer.Write(options.ToYaml()));
        _log = new(folder, Update, EnvSteps, TimeProvider.System);
        _check = new(options);
    }

    /// <summary>Updates that were done.</summary>
    public long Update { get; private set; }

    /// <summary>Steps of the environment that they took, all games together.</summary>
    public long EnvSteps { get; private set; }

    /// <summary>Whether all updates were done.</summary>
    public bool IsComplete => Update >= _options.Updates;

    /// <summary>The last evaluation of this process; null before the first.</summary>
    public GapReport? Evaluation { get; private set; }

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="options">What is to be done.</param>
    /// <param name="folder">The run's folder; made where it is not there.</param>
    /// <param name="resume">Whether a run in the folder is gone on with; where it has no checkpoint yet, from its beginning.</param>
    /// <exception cref="InvalidOperationException">The folder has a run, and it is not to be gone on with; or another process trains there.</exception>
    /// <exception cref="InvalidDataException">The folder's newest checkpoint cannot be used, or is of other options.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static TrainingRun Open(TrainingOptions options, string folder, bool resume = false)
    {
        var files = new RunFolder(folder);
        if (!resume && (File.Exists(files.Config) || files.Checkpoints().Count > 0))
        {
            throw new InvalidOperationException(
                $"The folder '{folder}' has a run already: resume it, or name another folder."
            );
        }
        Directory.CreateDirectory(folder);
        var held = Hold(files);
        try
        {
            files.Tidy();
            using var checkpoint = files.Checkpoints().LastOrDefault() is { } newest ? Checkpoint.Open(newest) : null;
            RequireSame(options, checkpoint);
            return new(options, files, held, checkpoint);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The options of the run in a folder.</summary>
    /// <exception cref="IOException">There is no run.</exception>
    /// <exception cref="Configuration.ConfigurationException">Its config.yaml cannot be read.</exception>
    public static TrainingOptions OptionsIn(string folder)
    {
        var config = new RunFolder(folder).Config;
        return File.Exists(config)
            ? TrainingOptions.Parse(File.ReadAllText(config), config)
            : throw new FileNotFoundException($"There is no run in the folder '{folder}'.");
    }

    /// <summary>Does what is left to do.</summary>
    /// <param name="news">Is told after each update.</param>
    /// <param name="stop">Stops after the running update, with a checkpoint.</param>
    public void Go(IProgress<TrainingNews>? news = null, CancellationToken stop = default)
    {
        var pace = new Pace(Update, EnvSteps);
        while (!IsComplete && !stop.IsCancellationRequested)
        {
            var rate = DoUpdate();
            var isEvaluated = IsComplete || IsDue(_options.Evaluation.Every);
            var isSaved = IsComplete || IsDue(_options.Checkpoints.Every) || stop.IsCancellationRequested;
            Evaluation = isEvaluated ? _check.Run(_learner.Policy, Update) : Evaluation;
            var told = pace.Tell(this, _options.Updates, _metrics.MeanOf(LogNames.Loss), isEvaluated);
            // Logged before it is saved: what a checkpoint knows of, the logs know of.
            if (isEvaluated || isSaved || IsDue(_options.LogEvery))
            {
                _log.Write(told, pace.Elapsed, rate, _metrics);
                _metrics.Clear();
            }
            if (isEvaluated)
            {
                KeepIfBest(Evaluation!);
            }
            if (isSaved)
            {
                Save();
            }
            news?.Report(told);
        }
        if (_saved != Update)
        {
            Save();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _learner.Policy.Network.Dispose();
        _learner.Dispose();
        _lock.Dispose();
    }

    private static Learner MakeLearner(TrainingOptions options)
    {
        manual_seed(options.Seed);
        var network = TrainedTeacher.NetworkOf(options);
        if (options.StartFrom is { } other)
        {
            using var checkpoint = Checkpoint.Open(RunFolder.CheckpointOf(other));
            checkpoint.Restore(network);
        }
        return Learners.Make(
            options.Learner,
            new(network),
            options.Env(),
            options.Options with
            {
                Seed = options.Seed,
            }
        );
    }

    private static FileStream Hold(RunFolder folder)
    {
        try
        {
            return new(
                folder.Lock,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException error) when (File.Exists(folder.Lock))
        {
            throw new InvalidOperationException($"Another process trains in the folder '{folder.Root}'.", error);
        }
    }

    /// <summary>More updates than before may be asked for; whatever else is changed would make two halves of two runs.</summary>
    private static void RequireSame(TrainingOptions options, Checkpoint? checkpoint)
    {
        if (checkpoint is null || checkpoint.Options with { Updates = options.Updates } == options)
        {
            return;
        }
        var (there, here) = (Lines(checkpoint.Options), Lines(options));
        var (was, wanted) = there
            .Zip(here)
            .First(pair => pair.First != pair.Second && !pair.First.StartsWith("updates:"));
        throw new InvalidDataException(
            $"{checkpoint.Path} was trained with '{was.Trim()}', not '{wanted.Trim()}'; of a run that goes on only the number of updates may change."
        );
    }

    private static string[] Lines(TrainingOptions options) => options.ToYaml().Split('\n');

    private double DoUpdate()
    {
        var rate = _options.Options.LearningRate * _options.Schedule.At(Update, _options.Updates);
        foreach (var group in _learner.Optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
        _learner.Update(Update, _metrics);
        Update++;
        EnvSteps += _learner.StepsOfUpdate;
        return rate;
    }

    private bool IsDue(long every) => every > 0 && Update % every == 0;

    private void KeepIfBest(GapReport report)
    {
        if (_best is null || report.Gap < _best.Gap)
        {
            _best = new(report.Update, report.Gap);
            Write(_folder.Best);
        }
    }

    private void Save()
    {
        Write(_folder.CheckpointAfter(Update));
        _folder.KeepNewest(_options.Checkpoints.Keep);
        _saved = Update;
    }

    private void Write(string path) => CheckpointWriter.Write(path, _options, Update, EnvSteps, _best, _learner);

    /// <summary>How fast this process goes, from where it began.</summary>
    private sealed class Pace(long update, long envSteps)
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public TimeSpan Elapsed => _clock.Elapsed;

        public TrainingNews Tell(TrainingRun run, long updates, double loss, bool isEvaluated) =>
            new(
                run.Update,
                updates,
                run.EnvSteps,
                (run.EnvSteps - envSteps) / Elapsed.TotalSeconds,
                Elapsed * ((double)(updates - run.Update) / (run.Update - update)),
                loss,
                run.Evaluation,
                isEvaluated
            );
    }
}
