namespace MindGrid.Rl.Envs;

/// <summary>The seed of every episode of every world.</summary>
public static class EpisodeSeed
{
    /// <summary>
    /// The seed of a world's k-th episode since it was given its seed. It depends on nothing else, so that any episode of any run
    /// can be played again alone, whatever the batch it was part of.
    /// </summary>
    /// <param name="worldSeed">The seed that the world was given.</param>
    /// <param name="episode">0 for the first episode, which has the world's own seed.</param>
    public static long Of(long worldSeed, long episode) =>
        // Two bits are dropped: edits add a constant to a world's seed, which must not overflow, and the reference has no sign.
        episode == 0
            ? worldSeed
            : (long)(SplitMix64.Mix(SplitMix64.Mix(unchecked((ulong)worldSeed)) + unchecked((ulong)episode)) >> 2);
}
