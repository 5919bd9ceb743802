namespace MindGrid.Rl.Evaluation.Runs;

/// <summary>Which files a run has, in a folder of its own.</summary>
/// <param name="Root">The folder.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>What is to be found out, and under which conventions.</summary>
    public string Spec => Path.Combine(Root, "spec.json");

    /// <summary>A line for each sample that is done.</summary>
    public string Log => Path.Combine(Root, "log.jsonl");

    private string LockFile => Path.Combine(Root, "run.lock");

    /// <summary>Keeps everybody else out of the folder until it is disposed; the system lets go of it when a process is killed.</summary>
    /// <exception cref="IOException">Somebody else is at work there, or the folder cannot be made.</exception>
    internal IDisposable Enter()
    {
        Directory.CreateDirectory(Root);
        try
        {
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new IOException($"Another process is at work in the run's folder '{Root}'.", error);
        }
    }
}
