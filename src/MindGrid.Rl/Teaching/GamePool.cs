namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;

/// <summary>Games made beforehand; a seed chooses one.</summary>
public sealed record GamePool : GameSource
{
    private readonly ImmutableArray<PreparedGame> _games;

    /// <summary>Games made beforehand.</summary>
    /// <exception cref="ArgumentException">None.</exception>
    public GamePool(params IEnumerable<PreparedGame> games)
    {
        _games = [.. games];
        if (_games.IsEmpty)
        {
            throw new ArgumentException("A pool holds at least one game.", nameof(games));
        }
    }

    /// <summary>Number of games.</summary>
    public int Count => _games.Length;

    /// <summary>Draws the games of the seeds first, first + 1, …</summary>
    public static GamePool From(GameSource source, long first, int count) =>
        new(Enumerable.Range(0, count).Select(i => source.Draw(first + i)));

    /// <summary>The same games, that is, the same objects.</summary>
    public bool Equals(GamePool? other) => other is not null && _games.AsSpan().SequenceEqual(other._games.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_games.Length, _games[0]);

    /// <summary>Game number seed modulo <see cref="Count"/>.</summary>
    public override PreparedGame Draw(long seed) => _games[(int)(unchecked((ulong)seed) % (ulong)Count)];
}
