namespace MindGrid.Rl.Suites;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>
/// Games of the same distribution as the paper's, from a seed of one's own. Their worlds' seeds lie above all of the paper's, so
/// that no game is in its data set.
/// </summary>
public static class FreshSuite
{
    private const int SeedRange = 1 << 29;

    /// <summary>The splits that can be drawn.</summary>
    public static IReadOnlyList<string> Splits { get; } = [GameSplit.Train, GameSplit.TestOut];

    /// <summary>The most edits that every layout's human can be left without.</summary>
    public static int MaxUnknownEdits { get; } = EditNames.For(Layout.RoomDoorKey).Length - 2;

    /// <summary>Draws games, one after the other, without end.</summary>
    /// <param name="seed">Names the suite: the same seed gives the same games.</param>
    /// <param name="split">One of <see cref="Splits"/>: train has the paper's train colours and two edits, test_out its test colours and more.</param>
    /// <param name="unknown">How many edits the human does not know of.</param>
    /// <exception cref="ArgumentException">Another split, or more edits than a layout has.</exception>
    public static IEnumerable<SuiteGame> Games(long seed, string split, UnknownEdits unknown = default)
    {
        if (!Splits.Contains(split))
        {
            throw new ArgumentException(
                $"There is no fresh split '{split}'; known are {string.Join(", ", Splits)}.",
                nameof(split)
            );
        }
        if (unknown != UnknownEdits.AllLeft && unknown.Count > MaxUnknownEdits)
        {
            throw new ArgumentException(
                $"{unknown.Count} unknown edits are too many; allowed are 0 to {MaxUnknownEdits}.",
                nameof(unknown)
            );
        }
        return Draw(seed, split, unknown);
    }

    /// <summary>
    /// Draws the seed of a world that is not the paper's: above all of those, even for training and odd for tests. A world's seed
    /// decides all its draws, so no world of a training suite is in a test suite, whatever stream the suites are drawn from.
    /// </summary>
    internal static long DrawSeed(CPythonRandom random, bool isTraining) =>
        PaperFactory.MaxSeed + 2 + (2L * random.Below(SeedRange)) + (isTraining ? 0 : 1);

    private static IEnumerable<SuiteGame> Draw(long seed, string split, UnknownEdits unknown)
    {
        var isTraining = split == GameSplit.Train;
        var recipe = new GameRecipe(split, PaperFactory.ColorsOf(split), random => DrawSeed(random, isTraining))
        {
            KnowsNone = isTraining,
            Unknown = unknown,
        };
        var draw = new GameDraw(new CPythonRandom(unchecked((2 * seed) + (isTraining ? 0 : 1))), recipe);
        return draw.Next(int.MaxValue, index => $"fresh-{seed}-{split}-{index}");
    }
}
