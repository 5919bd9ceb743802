namespace MindGrid.Rl.Learning.Training;

/// <summary>What one update has to report: values by name, several of a name averaged. Names are Stable-Baselines3's where it has one.</summary>
public sealed class Metrics
{
    private readonly SortedDictionary<string, (double Sum, int Count)> _sums = new(StringComparer.Ordinal);

    /// <summary>The names with their means, sorted.</summary>
    public IEnumerable<(string Name, double Mean)> Means =>
        _sums.Select(entry => (entry.Key, entry.Value.Sum / entry.Value.Count));

    /// <summary>Adds a value.</summary>
    /// <param name="name">"train/loss", "rollout/ep_rew_mean".</param>
    /// <param name="value">The value.</param>
    public void Add(string name, double value)
    {
        var (sum, count) = _sums.GetValueOrDefault(name);
        _sums[name] = (sum + value, count + 1);
    }

    /// <summary>The mean of a name; not a number where nothing was added.</summary>
    public double MeanOf(string name)
    {
        var (sum, count) = _sums.GetValueOrDefault(name);
        return sum / count;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _sums.Clear();
}
