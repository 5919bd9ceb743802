namespace MindGrid.Rl.Learning.Training;

using System.Globalization;

/// <summary>Which files a run has, in a folder of its own.</summary>
/// <param name="Root">The folder.</param>
internal sealed record RunFolder(string Root)
{
    private const string Extension = ".mgrl";
    private const string Prefix = "checkpoint-";

    /// <summary>All options.</summary>
    public string Config => Path.Combine(Root, "config.yaml");

    /// <summary>What was measured, a line each time.</summary>
    public string Progress => Path.Combine(Root, "progress.csv");

    /// <summary>The best policy by evaluation.</summary>
    public string Best => Path.Combine(Root, "best" + Extension);

    /// <summary>Whoever holds this file open trains here.</summary>
    public string Lock => Path.Combine(Root, "run.lock");

    /// <summary>The checkpoint after a number of updates.</summary>
    public string CheckpointAfter(long update) =>
        Path.Combine(Root, $"{Prefix}{update.ToString("D9", CultureInfo.InvariantCulture)}{Extension}");

    /// <summary>The checkpoints there are, the oldest first.</summary>
    public IReadOnlyList<string> Checkpoints() =>
        Directory.Exists(Root)
            ? [.. Directory.EnumerateFiles(Root, $"{Prefix}*{Extension}").Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Deletes all checkpoints but the newest ones.</summary>
    public void KeepNewest(int count)
    {
        foreach (var old in Checkpoints().SkipLast(count))
        {
            File.Delete(old);
        }
    }

    /// <summary>Deletes what a killed run had not finished writing.</summary>
    public void Tidy()
    {
        foreach (var unfinished in Directory.EnumerateFiles(Root, "*.tmp"))
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The checkpoint that a name stands for: the file itself, or a run's best, or its newest.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string CheckpointOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? path : throw new FileNotFoundException($"There is no checkpoint '{path}'.");
        }
        var folder = new RunFolder(path);
        return File.Exists(folder.Best)
            ? folder.Best
            : folder.Checkpoints().LastOrDefault()
                ?? throw new FileNotFoundException($"There is no checkpoint in the folder '{path}'.");
    }
}
