using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests;

/// <summary>Games that tests teach.</summary>
internal static class Games
{
    /// <summary>The first of the paper's test games.</summary>
    public static ImmutableArray<TeachingGame> OfThePaper(int count) =>
        [.. PaperFactory.TestGames(count).Select(game => TeachingGame.From(game.Spec))];

    /// <summary>An island to which has happened what is given, and of which the human knows nothing.</summary>
    public static TeachingGame Island(long seed, params ImmutableArray<EditKind> unknown) =>
        Of(Layout.TreasureIsland, seed, unknown);

    /// <summary>A room to which has happened what is given, and of which the human knows nothing.</summary>
    public static TeachingGame Room(long seed, params ImmutableArray<EditKind> unknown) =>
        Of(Layout.RoomDoorKey, seed, unknown);

    private static TeachingGame Of(Layout layout, long seed, ImmutableArray<EditKind> unknown) =>
        TeachingGame.From(
            new()
            {
                Id = $"{layout.Name()}-{seed}",
                Layout = layout,
                Seed = seed,
                Colors = [TileColor.Red, TileColor.Green, TileColor.Blue],
                FalseEdits = [],
                TrueEdits = unknown,
                Skills = SkillNames.For(layout),
            }
        );
}
