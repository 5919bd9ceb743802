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

    /// <summary>Whether <see cref="Stand"/> only looks its worlds up, and so is not worth a thread of its own.</summary>
    internal virtual bool IsLookUp => false;

    /// <summary>The same world as it stands at its start, to be copied.</summary>
    /// <exception cref="InvalidOperationException">The source drew none.</exception>
    /// <exception cref="ArgumentException">More objects than a world holds.</exception>
    internal virtual World Stand(long seed) =>
        World.From(
            Draw(seed) ?? throw new InvalidOperationException($"{GetType().Name} drew no world for the seed {seed}.")
        );
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

/// <summary>Worlds made beforehand; a seed chooses one. Episodes that start from it copy it, and allocate nothing.</summary>
public sealed record WorldPool : WorldSource
{
    private readonly ImmutableArray<Blueprint> _worlds;

    // Made when the first episode starts: a pool that is only drawn from needs none.
    private readonly Lazy<GridBatch> _standing;

    /// <summary>Worlds made beforehand.</summary>
    /// <exception cref="ArgumentException">None, a null, or one that no row can be reset to (see <see cref="GridBatch.Reset"/>).</exception>
    public WorldPool(params IEnumerable<Blueprint> worlds)
    {
        _worlds = [.. worlds];
        if (_worlds.IsEmpty)
        {
            throw new ArgumentException("A pool holds at least one world.", nameof(worlds));
        }
        foreach (var world in _worlds)
        {
            BlueprintFit.Require(world ?? throw new ArgumentException("A pool holds no null.", nameof(worlds)));
        }
        _standing = new(StandAll);
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
    public override Blueprint Draw(long seed) => _worlds[NumberOf(seed)];

    /// <inheritdoc/>
    internal override bool IsLookUp => true;

    /// <inheritdoc/>
    internal override World Stand(long seed) => _standing.Value[NumberOf(seed)];

    private int NumberOf(long seed) => (int)(unchecked((ulong)seed) % (ulong)Count);

    private GridBatch StandAll()
    {
        var standing = new GridBatch(Count);
        for (var number = 0; number < Count; number++)
        {
            standing.Reset(number, _worlds[number]);
        }
        return standing;
    }
}
