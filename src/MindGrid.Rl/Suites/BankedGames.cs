namespace MindGrid.Rl.Suites;

using MindGrid.Rl.Envs;
using MindGrid.Rl.Teaching;

/// <summary>The games of a bank; a seed chooses one, neighbouring seeds as if at random.</summary>
/// <param name="Bank">The bank, which its owner closes when nobody draws any more.</param>
public sealed record BankedGames(GameBank Bank) : GameSource
{
    /// <summary>Game number (the mixed seed) modulo <see cref="GameBank.Count"/>.</summary>
    /// <inheritdoc cref="GameBank.this" path="/exception"/>
    public override PreparedGame Draw(long seed) =>
        Bank[(int)(SplitMix64.Mix(unchecked((ulong)seed)) % (ulong)Bank.Count)];
}
