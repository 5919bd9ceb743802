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

    private static IEnumerable<SuiteGame> Draw(long seed, string split, UnknownEdits unknown)
    {
        // Train and test draw from streams of their own, and their worlds' seeds are even and odd: no game is in both.
        var side = split == GameSplit.Train ? 0 : 1;
        var draw = new GameDraw(
            new CPythonRandom(unchecked((2 * seed) + side)),
            split,
            PaperFactory.ColorsOf(split),
            random => PaperFactory.MaxSeed + 2 + (2L * random.Below(SeedRange)) + side,
            unknown
        );
        return draw.Next(int.MaxValue, index => $"fresh-{seed}-{split}-{index}");
    }
}
