namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>A world with a list of seeded edits made.</summary>
/// <param name="World">The result.</param>
/// <param name="Edits">The edits that count as applied, in order; null for one that changed nothing and has no sentence.</param>
public sealed record EditedWorld(Blueprint World, ImmutableArray<Edit?> Edits)
{
    /// <summary>Draws edits of the given kinds, one after the other, and applies them.</summary>
    public static EditedWorld From(Blueprint unedited, IEnumerable<EditKind> kinds)
    {
        var edits = new List<Edit?>();
        var world = EditDraw.ApplyAll(unedited, kinds, edits);
        return new(world, [.. edits]);
    }
}

/// <summary>A real world, and the outdated one that the human believes in (paper, Section 6).</summary>
/// <param name="Spec">What defines the game.</param>
/// <param name="Believed">The world that the human plans in.</param>
/// <param name="Real">The world that the plan is played in.</param>
public sealed record TeachingGame(GameSpec Spec, EditedWorld Believed, EditedWorld Real)
{
    /// <summary>The edits that the human does not know of, in the order in which they were made.</summary>
    public ImmutableArray<Edit> UnknownEdits => [.. Real.Edits.Skip(Believed.Edits.Length).OfType<Edit>()];

    /// <summary>Builds both worlds.</summary>
    public static TeachingGame From(GameSpec spec) => new GameBuilder().Build(spec);

    /// <summary>Builds many games, each as <see cref="From"/> does, but far sooner: together, and on several cores.</summary>
    /// <param name="specs">What defines the games.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The games do not depend on it.</param>
    /// <param name="cancel">Stops between two blocks of games.</param>
    /// <returns>[specs] the games, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than one.</exception>
    public static ImmutableArray<TeachingGame> FromMany(
        IReadOnlyList<GameSpec> specs,
        int? degreeOfParallelism = null,
        CancellationToken cancel = default
    )
    {
        GameSpec[] all = [.. specs];
        var games = new TeachingGame[all.Length];
        NumberedWork.Run(
            (all.Length + GameBuilder.BlockSize - 1) / GameBuilder.BlockSize,
            static () => new GameBuilder(),
            (builder, block) =>
            {
                var first = block * GameBuilder.BlockSize;
                var count = Math.Min(GameBuilder.BlockSize, all.Length - first);
                builder.Build(all.AsSpan(first, count), games.AsSpan(first, count));
            },
            degreeOfParallelism,
            cancel
        );
        return ImmutableCollectionsMarshal.AsImmutableArray(games);
    }
}
