namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

/// <summary>Where a command's games come from: --suite.</summary>
internal static class GameSource
{
    private const string PaperSuite = "paper";
    private const int DefaultPaperGames = 100;

    /// <summary>--suite.</summary>
    public static Option<string> SuiteOption() =>
        new("--suite")
        {
            Description = "'paper' (its test_out games), a suite file (.jsonl), or one game's configuration (.yaml).",
            DefaultValueFactory = _ => PaperSuite,
        };

    /// <summary>Loads and builds games.</summary>
    /// <param name="suite">What --suite says.</param>
    /// <param name="count">How many, from the first on; null for the suite's own number.</param>
    public static IReadOnlyList<TeachingGame> Load(string suite, int? count)
    {
        if (count < 1)
        {
            throw new UsageException($"--games is {count}; it must be at least 1.");
        }
        var specs = LoadSpecs(suite, count);
        return specs.Count == 0
            ? throw new UsageException($"--suite: '{suite}' has no games.")
            : [.. specs.Select(TeachingGame.From)];
    }

    private static IReadOnlyList<GameSpec> LoadSpecs(string suite, int? count)
    {
        if (suite == PaperSuite)
        {
            return LoadPaper(count ?? DefaultPaperGames);
        }
        if (!File.Exists(suite))
        {
            throw new UsageException($"--suite: '{suite}' is neither '{PaperSuite}' nor a file.");
        }
        try
        {
            var games = Path.GetExtension(suite) is ".yaml" or ".yml"
                ? [GameConfiguration.Load(suite).ToSpec(Path.GetFileNameWithoutExtension(suite))]
                : SuiteFile.Read(suite);
            return [.. games.Take(count ?? int.MaxValue)];
        }
        catch (Exception error) when (error is InvalidDataException or ConfigurationException or ArgumentException)
        {
            throw new UsageException($"--suite: {error.Message}");
        }
    }

    private static IReadOnlyList<GameSpec> LoadPaper(int count)
    {
        if (count > PaperFactory.TestGameCount)
        {
            throw new UsageException(
                $"--games is {count}; the paper's suite has {PaperFactory.TestGameCount} test games."
            );
        }
        return [.. PaperFactory.TestGames(count).Select(game => game.Spec)];
    }
}
