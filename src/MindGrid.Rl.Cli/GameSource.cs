namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

/// <summary>The games of a command, and what their configuration says besides.</summary>
/// <param name="Games">The games, at least one.</param>
/// <param name="Scoring">The scoring that a configuration names, or null.</param>
/// <param name="Rewards">The rewards that a configuration sets, or null.</param>
/// <param name="Human">The human that a configuration names, or null.</param>
/// <param name="Warnings">What was accepted although it is not the canonical form.</param>
internal sealed record LoadedGames(
    IReadOnlyList<TeachingGame> Games,
    Scoring? Scoring = null,
    RewardChange? Rewards = null,
    Human? Human = null,
    IReadOnlyList<string>? Warnings = null
);

/// <summary>Where a command's games come from: --suite.</summary>
internal static class GameSource
{
    /// <summary>The name of the paper's suite.</summary>
    public const string PaperSuite = "paper";

    private const int DefaultPaperGames = 100;

    /// <summary>--suite.</summary>
    public static Option<string> SuiteOption() =>
        new("--suite")
        {
            Description =
                "'paper' (its test_out games), a suite file (.jsonl), a bank (.bank), or one game's configuration (.yaml).",
            DefaultValueFactory = _ => PaperSuite,
        };

    /// <summary>Loads and builds games.</summary>
    /// <param name="suite">What --suite says.</param>
    /// <param name="count">How many, from the first on; null for the suite's own number.</param>
    public static LoadedGames Load(string suite, int? count)
    {
        var loaded = Open(suite, count);
        return count > loaded.Games.Count
            ? throw new UsageException($"--games is {count}; '{suite}' has {loaded.Games.Count}.")
            : loaded;
    }

    private static LoadedGames Open(string suite, int? count)
    {
        if (count < 1)
        {
            throw new UsageException($"--games is {count}; it must be at least 1.");
        }
        if (suite == PaperSuite)
        {
            return new(Build(LoadPaper(count ?? DefaultPaperGames), suite));
        }
        if (!File.Exists(suite))
        {
            throw new UsageException($"--suite: '{suite}' is neither '{PaperSuite}' nor a file.");
        }
        try
        {
            if (Path.GetExtension(suite) is ".yaml" or ".yml")
            {
                var configuration = GameConfiguration.Load(suite);
                var spec = configuration.ToSpec(Path.GetFileNameWithoutExtension(suite));
                return new(
                    Build([spec], suite),
                    configuration.Scoring,
                    configuration.Rewards,
                    configuration.Human,
                    configuration.Warnings
                );
            }
            if (Path.GetExtension(suite) == ".bank")
            {
                using var bank = GameBank.Open(suite);
                return new([
                    .. Enumerable.Range(0, Math.Min(count ?? bank.Count, bank.Count)).Select(i => bank[i].Game),
                ]);
            }
            return new(Build(SuiteFile.Read(suite).Take(count ?? int.MaxValue), suite));
        }
        catch (Exception error) when (error is InvalidDataException or ConfigurationException or ArgumentException)
        {
            throw new UsageException($"--suite: {error.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static IReadOnlyList<TeachingGame> Build(IEnumerable<GameSpec> specs, string suite)
    {
        TeachingGame[] games = [.. specs.Select(TeachingGame.From)];
        return games.Length == 0 ? throw new UsageException($"--suite: '{suite}' has no games.") : games;
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
