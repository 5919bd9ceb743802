namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Teaching;

/// <summary>Options that several commands share, and what they stand for.</summary>
internal static class Choices
{
    /// <summary>--scoring.</summary>
    public static Option<string> ScoringOption() =>
        new("--scoring")
        {
            Description =
                $"What a played plan is worth: {string.Join("; ", Teaching.Scoring.All.Select(scoring => $"{scoring.Name}: {scoring.Description}"))}.",
            DefaultValueFactory = _ => Teaching.Scoring.Strict.Name,
        };

    /// <summary>The scoring of a name.</summary>
    public static Scoring Scoring(string name) =>
        Teaching.Scoring.All.FirstOrDefault(scoring => scoring.Name == name)
        ?? throw new UsageException(
            $"--scoring: there is no scoring '{name}'; known are {string.Join(", ", Teaching.Scoring.All.Select(scoring => scoring.Name))}."
        );

    /// <summary>The teachers of a list of names, separated by commas.</summary>
    public static IReadOnlyList<TeacherEntry> Teachers(TeacherCatalog catalog, string names)
    {
        try
        {
            return [.. names.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(catalog.Find)];
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"--teacher: {error.Message}");
        }
    }
}
