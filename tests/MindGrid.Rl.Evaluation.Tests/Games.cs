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
        TeachingGame.From(
            new()
            {
                Id = $"island-{seed}",
                Layout = Layout.TreasureIsland,
                Seed = seed,
                Colors = [TileColor.Red, TileColor.Green, TileColor.Blue],
                FalseEdits = [],
                TrueEdits = unknown,
                Skills = SkillNames.For(Layout.TreasureIsland),
            }
        );
}
