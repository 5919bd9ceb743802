namespace MindGrid.Rl.Teaching.Humans;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Worlds;

/// <summary>
/// What a human has in mind at one moment of a game: an immutable value, so that a trace can keep every moment (the paper's belief
/// ω_t with what is needed to form ω_t+1). Only <see cref="Human.Listen"/> gives a new one.
/// </summary>
public sealed record Mind
{
    /// <summary>A mind before anything was said.</summary>
    /// <param name="believed">The world that it believes in.</param>
    /// <param name="seed">Seeds what is random about this human in this game.</param>
    public Mind(Blueprint believed, long seed) => (First, Belief, Random) = (believed, believed, new(seed));

    /// <summary>The world that was believed in before anything was said.</summary>
    public Blueprint First { get; init; }

    /// <summary>The world that is believed in now.</summary>
    public Blueprint Belief { get; init; }

    /// <summary>The edits that were believed and are remembered, oldest first.</summary>
    public ImmutableArray<Edit> Corrections { get; init; } = [];

    /// <summary>The edits that were heard and doubted, oldest first; one that was doubted twice stands there twice.</summary>
    public ImmutableArray<Edit> Doubts { get; init; } = [];

    /// <summary>The stream that random listening draws from, as it is now.</summary>
    public SplitMix64 Random { get; init; }
}
