namespace MindGrid.Rl.Envs.Checking;

/// <summary>What seeds decide.</summary>
internal static class SeedClauses
{
    public static IEnumerable<string> Determinism(Examination game)
    {
        var turns = game.Record();
        using var other = game.Create();
        foreach (var difference in Replay(turns, other, game.Seeds, game.AllWorlds))
        {
            yield return difference;
        }
    }

    public static IEnumerable<string> BatchOfOne(Examination game)
    {
        var turns = game.Record();
        foreach (var world in game.AllWorlds)
        {
            using var alone = game.CreateOne();
            foreach (var difference in Replay(turns, alone, [game.Seeds[world]], [world]))
            {
                yield return difference;
            }
        }
    }

    public static IEnumerable<string> PlayedAgain(Examination game) =>
        EpisodeTwin.Differences(
            game,
            game.Record(),
            (alone, world, episode) =>
            {
                // A new environment each time: one that goes its own way after its first episode would do so here, too.
                alone.Dispose();
                var fresh = game.CreateOneDisabled();
                fresh.Reset([EpisodeSeed.Of(game.Seeds[world], episode)]);
                return fresh;
            }
        );

    /// <summary>Plays a game again and says where something else comes of it.</summary>
    /// <param name="turns">The game, from its reset on.</param>
    /// <param name="env">Where to play it.</param>
    /// <param name="seeds">[env.Worlds] the seeds there.</param>
    /// <param name="worlds">[env.Worlds] the worlds of the game that they play.</param>
    internal static IEnumerable<string> Replay(IReadOnlyList<Turn> turns, EnvFace env, long[] seeds, int[] worlds)
    {
        var start = new Snapshot(env.Reset(seeds));
        for (var row = 0; row < worlds.Length; row++)
        {
            if (start.Difference(row, turns[0].Result, worlds[row]) is { } difference)
            {
                yield return turns[0].At(worlds[row], difference);
            }
        }
        foreach (var difference in turns.Skip(1).SelectMany(turn => turn.Differences(env, worlds)))
        {
            yield return difference;
        }
    }
}
