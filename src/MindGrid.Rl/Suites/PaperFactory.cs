namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>A game of a suite, with how often the factory drew before both worlds had a plan.</summary>
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

    /// <summary>Games in the paper's test_out split.</summary>
    public const int TestGameCount = 500;

    private static readonly ImmutableArray<Layout> Layouts = [Layout.RoomDoorKey, Layout.TreasureIsland];

    /// <summary>
    /// The splits that are drawn, in the order of drawing. How many words of the stream the earlier ones take depends on which
    /// of their games have plans; knowing it, a split can be drawn without them. <see cref="Games"/> checks it.
    /// </summary>
    private static readonly ImmutableArray<DrawnSplit> Drawn =
    [
        new(GameSplit.Train, Games: 6000, SeedPrime: 2, FirstWord: 17),
        new(GameSplit.ValidationOut, Games: 500, SeedPrime: 7, FirstWord: 39810),
        new(GameSplit.TestOut, Games: TestGameCount, SeedPrime: 11, FirstWord: 47482),
    ];

    /// <summary>All 7000 games, split by split in the order of <see cref="GameSplit.All"/>, drawn from the beginning of the stream.</summary>
    /// <param name="progress">Is told how many games are done.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <exception cref="InvalidOperationException">A split does not begin where it should: the games would not be the paper's.</exception>
    public static IReadOnlyList<SuiteGame> Games(IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var random = new CPythonRandom(FactorySeed);
        var colors = SplitColors(random);
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
            var games = bySplit[split.Name] = new List<SuiteGame>(split.Games);
            while (games.Count < split.Games)
            {
                cancel.ThrowIfCancellationRequested();
                games.Add(DrawGame(random, split, games.Count, colors[split.Name]));
                progress?.Report(++done);
            }
        }
        var train = bySplit[GameSplit.Train];
        bySplit[GameSplit.ValidationIn] = Renamed(train[^(2 * HeldOutGames)..^HeldOutGames], GameSplit.ValidationIn);
        bySplit[GameSplit.TestIn] = Renamed(train[^HeldOutGames..], GameSplit.TestIn);
        bySplit[GameSplit.Train] = train[..^(2 * HeldOutGames)];
        return [.. GameSplit.All.SelectMany(split => bySplit[split])];
    }

    /// <summary>The first games of the split on which the paper reports: test_out.</summary>
    /// <param name="count">1 to 500.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another count.</exception>
    public static IReadOnlyList<SuiteGame> TestGames(int count)
    {
        var split = Drawn.Single(split => split.Name == GameSplit.TestOut);
        if (count < 1 || count > split.Games)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                $"The paper's suite has 1 to {split.Games} test games; asked for were {count}."
            );
        }
        var random = new CPythonRandom(FactorySeed);
        var colors = SplitColors(random)[split.Name];
        random.Skip(split.FirstWord - random.WordsDrawn);
        return [.. Enumerable.Range(0, count).Select(index => DrawGame(random, split, index, colors))];
    }

    private static List<SuiteGame> Renamed(IEnumerable<SuiteGame> games, string split) =>
        [.. games.Select((game, i) => game with { Spec = game.Spec with { Id = $"env-{split}-{i}", Split = split } })];

    private static Dictionary<string, ImmutableArray<TileColor>> SplitColors(CPythonRandom random)
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

    private static SuiteGame DrawGame(
        CPythonRandom random,
        DrawnSplit split,
        int index,
        ImmutableArray<TileColor> colors
    )
    {
        var layout = random.Choice(Layouts.AsSpan());
        for (var attempt = 1; ; attempt++)
        {
            var seed = (long)random.Between(0, MaxWorldSeed) * split.SeedPrime;
            var (believed, real) = DrawEdits(random, EditNames.For(layout), isTrain: split.Name == GameSplit.Train);
            var spec = new GameSpec
            {
                Id = $"env-{split.Name}-{index}",
                Split = split.Name,
                Layout = layout,
                Seed = seed,
                Colors = colors,
                FalseEdits = believed,
                TrueEdits = real,
                Skills = SkillNames.For(layout),
            };
            if (HasBothPlans(spec))
            {
                return new(spec, attempt);
            }
        }
    }

    private static (ImmutableArray<EditKind> Believed, ImmutableArray<EditKind> Real) DrawEdits(
        CPythonRandom random,
        ImmutableArray<EditKind> edits,
        bool isTrain
    )
    {
        var two = Sample(random, edits, 2);
        if (isTrain)
        {
            return ([], two);
        }
        var left = edits.RemoveRange(two);
        var more = random.Between(0, left.Length - 1);
        return (two, [.. two, .. Sample(random, left, more)]);
    }

    private static ImmutableArray<EditKind> Sample(CPythonRandom random, ImmutableArray<EditKind> from, int count)
    {
        var drawn = new EditKind[count];
        random.Sample([.. from], drawn.AsSpan());
        return [.. drawn];
    }

    private static bool HasBothPlans(GameSpec spec)
    {
        var game = TeachingGame.From(spec);
        return new Planner(game.Real.World, spec.Skills).MakePlan(game.Real.World) is not null
            && new Planner(game.Believed.World, spec.Skills).MakePlan(game.Believed.World) is not null;
    }

    private sealed record DrawnSplit(string Name, int Games, int SeedPrime, int FirstWord);
}
