using System.Collections.Immutable;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Tests.Teaching;

/// <summary>The first of the paper's test games, prepared once for all tests.</summary>
internal static class SomeGames
{
    private static readonly Lazy<ImmutableArray<PreparedGame>> Lazily = new(() =>
        PreparedGame.FromMany(TeachingGame.FromMany([.. PaperFactory.TestGames(60).Select(game => game.Spec)]))
    );

    public static ImmutableArray<PreparedGame> All => Lazily.Value;

    public static GamePool Pool => new(All);
}
