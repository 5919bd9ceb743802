namespace MindGrid.Rl.Envs;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>
/// Where the worlds of a grid environment come from. As a reset option it holds from that reset on. A pure function of the seed
/// that any thread may call.
/// </summary>
public abstract record WorldSource : ResetOptions
{
    /// <summary>The world that an episode with a seed plays in.</summary>
    public abstract Blueprint Draw(long seed);
}

/// <summary>The reference's generator, without edits: the world of the seed.</summary>
/// <param name="Layout">The layout; null for both, as each seed decides.</param>
public sealed record GeneratedWorlds(Layout? Layout = null) : WorldSource
{
    private readonly ImmutableArray<TileColor> _colors = ColorNames.Sorted;

    /// <summary>The colours that worlds may have; all twelve unless chosen.</summary>
    /// <exception cref="ArgumentException">Fewer than two.</exception>
    public ImmutableArray<TileColor> Colors
    {
        get => _colors;
        init => _colors = ColorNames.RequireEnough(value, nameof(value));
    }

    /// <inheritdoc/>
    public override Blueprint Draw(long seed) => WorldGenerator.Generate(Layout ?? LayoutOf(seed), seed, Colors);

    /// <summary>Value equality, colours compared one by one.</summary>
    public bool Equals(GeneratedWorlds? other) =>
        other is not null && Layout == other.Layout && Colors.AsSpan().SequenceEqual(other.Colors.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layout, Colors.Length);

    /// <summary>The layout that a seed stands for where both are allowed: by a mixed bit, so that neighbours differ at random.</summary>
    internal static Layout LayoutOf(long seed) => (Layout)(SplitMix64.Mix(unchecked((ulong)seed)) & 1);
}

/// <summary>Worlds made beforehand; a seed chooses one. Episodes that start from it allocate nothing.</summary>
public sealed record WorldPool : WorldSource
{
    private readonly ImmutableArray<Blueprint> _worlds;

    /// <summary>Worlds made beforehand.</summary>
    /// <exception cref="ArgumentException">None.</exception>
    public WorldPool(params IEnumerable<Blueprint> worlds)
    {
        _worlds = [.. worlds];
        if (_worlds.IsEmpty)
        {
            throw new ArgumentException("A pool holds at least one world.", nameof(worlds));
        }
    }

    /// <summary>Number of worlds.</summary>
    public int Count => _worlds.Length;

    /// <summary>Draws the worlds of the seeds first, first + 1, …</summary>
    public static WorldPool From(WorldSource source, long first, int count) =>
        new(Enumerable.Range(0, count).Select(i => source.Draw(first + i)));

    /// <summary>Value equality, worlds compared one by one.</summary>
    public bool Equals(WorldPool? other) => other is not null && _worlds.AsSpan().SequenceEqual(other._worlds.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_worlds.Length, _worlds[0]);

    /// <summary>World number seed modulo <see cref="Count"/>.</summary>
    public override Blueprint Draw(long seed) => _worlds[(int)(unchecked((ulong)seed) % (ulong)Count)];
}
