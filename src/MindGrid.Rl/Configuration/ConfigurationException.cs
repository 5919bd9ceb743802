namespace MindGrid.Rl.Configuration;

/// <summary>A configuration that cannot be used: where, what was found, what is allowed.</summary>
/// <param name="source">The file, or another name for where the text came from.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="problem">What was found and what is allowed, as a sentence.</param>
public sealed class ConfigurationException(string source, long line, long column, string problem)
    : Exception($"{source}, line {line}, column {column}: {problem}")
{
    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public long Column { get; } = column;

    /// <summary>What was found and what is allowed.</summary>
    public string Problem { get; } = problem;
}
