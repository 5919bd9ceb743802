namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>A game of a suite, with how often it was drawn before both worlds had a plan.</summary>
/// <param name="Spec">The game.</param>
/// <param name="FactoryAttempts">1 or more.</param>
public sealed record SuiteGame(GameSpec Spec, int FactoryAttempts);

/// <summary>
/// The reference's game factory, replayed: 7000 games from one stream seeded with 100. Its first 100 test_out games are the
/// games of the paper's Table 1.
/// </summary>
public static class PaperFactory
{
    private const int FactorySeed = 100;
    private const int MaxWorldSeed = 1_000_000;
    private const int HeldOutGames = 500;

    /// <summary>Games in the paper's train split.</summary>
    public const int TrainGameCount = 5000;

    /// <summary>Games in the paper's test_out split.</summary>
    public const int TestGameCount = 500;

    /// <summary>Games in all splits together.</summary>
    public const int GameCount = 7000;

    /// <summary>
    /// The splits that are drawn, in the order of drawing. How many words of the stream the earlier ones take depends on which
    /// of their games have plans; knowing it, a split can be drawn without them. <see cref="Games"/> checks it.
    /// </summary>
    private static readonly ImmutableArray<DrawnSplit> Drawn =
    [
        new(GameSplit.Train, Games: TrainGameCount + (2 * HeldOutGames), SeedPrime: 2, FirstWord: 17),
        new(GameSplit.ValidationOut, Games: 500, SeedPrime: 7, FirstWord: 39810),
        new(GameSplit.TestOut, Games: TestGameCount, SeedPrime: 11, FirstWord: 47482),
    ];

    /// <summary>The largest seed that a game of the paper can have.</summary>
    public static long MaxSeed { get; } = (long)MaxWorldSeed * Drawn.Max(split => split.SeedPrime);

    /// <summary>All 7000 games, split by split in the order of <see cref="GameSplit.All"/>, drawn from the beginning of the stream.</summary>
    /// <param name="progress">Is told how many games are done.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <exception cref="InvalidOperationException">A split does not begin where it should: the games would not be the paper's.</exception>
    public static IReadOnlyList<SuiteGame> Games(IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var random = new CPythonRandom(FactorySeed);
        var colors = DrawColors(random);
        var bySplit = new Dictionary<string, List<SuiteGame>>();
        var done = 0;
        foreach (var split in Drawn)
        {
            if (random.WordsDrawn != split.FirstWord)
            {
                throw new InvalidOperationException(
                    $"The split {split.Name} begins at word {random.WordsDrawn} of the factory's stream instead of {split.FirstWord}."
                );
            }
            var draw = DrawOf(split, random, colors);
            var games = bySplit[split.Name] = new List<SuiteGame>(split.Games);
            foreach (var game in draw.Next(split.Games, index => IdOf(split.Name, index), cancel))
            {
                games.Add(game);
                progress?.Report(++done);
            }
            random = draw.Stream;
        }
        var train = bySplit[GameSplit.Train];
        bySplit[GameSplit.ValidationIn] = Renamed(train[^(2 * HeldOutGames)..^HeldOutGames], GameSplit.ValidationIn);
        bySplit[GameSplit.TestIn] = Renamed(train[^HeldOutGames..], GameSplit.TestIn);
        bySplit[GameSplit.Train] = train[..^(2 * HeldOutGames)];
        return [.. GameSplit.All.SelectMany(split => bySplit[split])];
    }

    /// <summary>The first games of the split on which the paper reports: test_out.</summary>
    /// <param name="count">1 to <see cref="TestGameCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another count.</exception>
    public static IReadOnlyList<SuiteGame> TestGames(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, TestGameCount);
        return [.. Alone(GameSplit.TestOut, count)];
    }

    /// <summary>The split from which the paper takes the examples of its prompts: train. Games are drawn as they are asked for.</summary>
    /// <returns>[<see cref="TrainGameCount"/>] in order.</returns>
    public static IEnumerable<SuiteGame> TrainGames() => Alone(GameSplit.Train, TrainGameCount);

    /// <summary>The first games of a split, without those of the splits before it.</summary>
    private static IEnumerable<SuiteGame> Alone(string name, int count)
    {
        var split = Drawn.Single(split => split.Name == name);
        var random = new CPythonRandom(FactorySeed);
        var colors = DrawColors(random);
        var draw = DrawOf(split, random.Skip(split.FirstWord - random.WordsDrawn), colors);
        foreach (var game in draw.Next(count, index => IdOf(split.Name, index)))
        {
            yield return game;
        }
    }

    /// <summary>The four colours of a split.</summary>
    internal static ImmutableArray<TileColor> ColorsOf(string split) =>
        DrawColors(new CPythonRandom(FactorySeed))[split];

    private static Dictionary<string, ImmutableArray<TileColor>> DrawColors(CPythonRandom random)
    {
        var names = new TileColor[ColorNames.Sorted.Length];
        random.Sample([.. ColorNames.Sorted], names.AsSpan());
        return new()
        {
            [GameSplit.ValidationOut] = [.. names[..4]],
            [GameSplit.TestOut] = [.. names[4..8]],
            [GameSplit.Train] = [.. names[8..]],
        };
    }

    private static GameDraw DrawOf(
        DrawnSplit split,
        CPythonRandom random,
        Dictionary<string, ImmutableArray<TileColor>> colors
    ) =>
        new(
            random,
            new(split.Name, colors[split.Name], stream => (long)stream.Between(0, MaxWorldSeed) * split.SeedPrime)
            {
                KnowsNone = split.Name == GameSplit.Train,
            }
        );

    private static string IdOf(string split, int index) => $"env-{split}-{index}";

    private static List<SuiteGame> Renamed(List<SuiteGame> games, string split) =>
        [.. games.Select((game, i) => game with { Spec = game.Spec with { Id = IdOf(split, i), Split = split } })];

    private sealed record DrawnSplit(string Name, int Games, int SeedPrime, int FirstWord);
}
