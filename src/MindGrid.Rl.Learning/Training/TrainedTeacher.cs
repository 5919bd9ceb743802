namespace MindGrid.Rl.Learning.Training;

using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

/// <summary>A trained policy out of a checkpoint. It makes any number of teachers, which share its weights and nothing else.</summary>
public sealed class TrainedTeacher : IDisposable
{
    private readonly TeacherPolicy _policy;
    private readonly LessonEncoder _encoder;
    private readonly TeachEnvOptions _env;

    private TrainedTeacher(string path, TrainingOptions options, long update, TeacherPolicy policy)
    {
        (Path, Options, Update, _policy) = (path, options, update, policy);
        _env = options.Env();
        _encoder = new(_env.MaxPlanSteps, _env.MaxSentences);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The options that it was trained with.</summary>
    public TrainingOptions Options { get; }

    /// <summary>After how many updates.</summary>
    public long Update { get; }

    /// <summary>Loads a policy.</summary>
    /// <param name="path">A checkpoint; or a run's folder, for its best one by evaluation, and before its first evaluation the newest.</param>
    /// <exception cref="InvalidDataException">It is no checkpoint that can be used; the message says why.</exception>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static TrainedTeacher Load(string path)
    {
        using var checkpoint = Checkpoint.Open(RunFolder.CheckpointOf(path));
        // As in training. Games are taught side by side, so that more threads in each would only be in one another's way.
        set_num_threads(checkpoint.Options.TorchThreads);
        var network = NetworkOf(checkpoint.Options);
        checkpoint.Restore(network);
        return new(checkpoint.Path, checkpoint.Options, checkpoint.Update, new(network));
    }

    /// <summary>Makes a teacher; several can teach at a time, each on a thread of its own.</summary>
    /// <param name="name">Its name in results.</param>
    public ITeacher Make(string name) => new LearnedTeacher(name, _policy, _encoder, _env);

    /// <inheritdoc/>
    public void Dispose() => _policy.Network.Dispose();

    /// <summary>The network that a run trains, with random weights out of torch's generator.</summary>
    internal static TeacherNetwork NetworkOf(TrainingOptions options)
    {
        var encoder = new LessonEncoder(options.Teaching.MaxPlanSteps, options.Teaching.MaxSentences);
        return options.Network switch
        {
            NetworkKind.OnePass => new OnePassNetwork(encoder, options.Width),
            NetworkKind.Procedure => new ProcedureNetwork(encoder, options.Width),
            _ => new TeacherNetwork(encoder, options.Width),
        };
    }
}
