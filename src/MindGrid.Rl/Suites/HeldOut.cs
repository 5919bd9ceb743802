namespace MindGrid.Rl.Suites;

using System.Collections.Frozen;
using System.Collections.Immutable;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>
/// What the paper holds out for validation and tests, and a training game must not have: the colours of its val_out and test_out
/// splits, and the seeds of its val_in, test_in, val_out and test_out games. Walls, lava, hammers, shoes, bridges and passages have
/// the same colour in every world, which tells nothing of a split.
/// </summary>
public static class HeldOut
{
    private static readonly KindSet DrawnInColor = KindSet.Of(
        TileKind.Ball,
        TileKind.Key,
        TileKind.Box,
        TileKind.DoorOpen,
        TileKind.DoorClosed,
        TileKind.DoorLocked
    );

    // Finding them replays the whole factory, for seconds; only a game whose seed the paper could have asks for it.
    private static readonly Lazy<FrozenSet<long>> SeedsOfThePaper = new(() =>
        PaperFactory
            .Games()
            .Where(game => game.Spec.Split != GameSplit.Train)
            .Select(game => game.Spec.Seed)
            .ToFrozenSet()
    );

    /// <summary>The colours of val_out and test_out.</summary>
    public static ImmutableArray<TileColor> Colors { get; } =
    [.. PaperFactory.ColorsOf(GameSplit.ValidationOut), .. PaperFactory.ColorsOf(GameSplit.TestOut)];

    /// <summary>Why games must not be trained on whose definition this is, as a sentence; null where they may.</summary>
    /// <remarks>The first seed that the paper could have replays its factory once, which takes seconds.</remarks>
    public static string? Problem(GameSpec spec) =>
        FirstIn(spec.Colors.AsSpan()) is { } color ? Sentence(spec.Id, color)
        : spec.Seed <= PaperFactory.MaxSeed && SeedsOfThePaper.Value.Contains(spec.Seed)
            ? $"{spec.Id} must not be trained on: the paper holds out a game of seed {spec.Seed}."
        : null;

    /// <summary>Why a game must not be trained on, as a sentence; null where it may. What its worlds show is looked at, too.</summary>
    /// <inheritdoc cref="Problem(GameSpec)" path="/remarks"/>
    public static string? Problem(TeachingGame game) =>
        Problem(game.Spec)
        ?? (
            (FirstIn(game.Believed.World) ?? FirstIn(game.Real.World)) is { } color
                ? Sentence(game.Spec.Id, color)
                : null
        );

    /// <summary>Lets pass only what may be trained on.</summary>
    /// <exception cref="ArgumentException">The game has a colour of a held-out split, or the seed of one of its games.</exception>
    public static void RequireTraining(TeachingGame game)
    {
        if (Problem(game) is { } problem)
        {
            throw new ArgumentException(problem, nameof(game));
        }
    }

    /// <summary>The first held-out colour of a list, or null.</summary>
    internal static TileColor? FirstIn(ReadOnlySpan<TileColor> colors)
    {
        var at = colors.IndexOfAny(Colors.AsSpan());
        return at < 0 ? null : colors[at];
    }

    /// <summary>Says that a colour is held out.</summary>
    /// <param name="what">What has it.</param>
    /// <param name="color">The colour.</param>
    internal static string Sentence(string what, TileColor color)
    {
        var isTest = PaperFactory.ColorsOf(GameSplit.TestOut).Contains(color);
        return $"{what} must not be trained on: {color.Name()} is a colour of the paper's {(isTest ? GameSplit.TestOut : GameSplit.ValidationOut)}.";
    }

    private static TileColor? FirstIn(Blueprint world)
    {
        foreach (ref readonly var thing in world.Objects.AsSpan())
        {
            if (DrawnInColor.Contains(thing.Tile.Kind) && FirstIn([thing.Tile.Color]) is { } color)
            {
                return color;
            }
        }
        return FirstIn(world.AllowedColors.AsSpan()) ?? FirstIn([world.TargetColor]);
    }
}
