namespace MindGrid.Rl.Teaching.InversePlanning;

using MindGrid.Rl.Worlds;

/// <summary>
/// The human draws one of two shut openings from the world's seed, which nobody sees. Both outcomes are supposed in turn, each by a
/// seed of our own that gives it.
/// </summary>
internal static class SolverLuck
{
    /// <summary>The draws that are supposed: the first of two openings, the second of two.</summary>
    public const int Outcomes = 2;

    private static readonly long[] Seeds = [.. Enumerable.Range(0, Outcomes).Select(FirstSeedThatDraws)];

    /// <summary>A seed with which the human takes the opening at a place.</summary>
    public static long SeedFor(int place) => Seeds[place];

    private static long FirstSeedThatDraws(int place)
    {
        var seed = 0L;
        while (new CPythonRandom(seed).Below(Outcomes) != place)
        {
            seed++;
        }
        return seed;
    }
}
