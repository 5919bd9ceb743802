namespace MindGrid.Rl.Evaluation.Tests;

/// <summary>Keeps what it is told, at once and in order; after so many reports it acts.</summary>
internal sealed class ToldProgress(int after = int.MaxValue, Action? act = null) : IProgress<int>
{
    public List<int> Values { get; } = [];

    public void Report(int value)
    {
        Values.Add(value);
        if (Values.Count == after)
        {
            act?.Invoke();
        }
    }
}
