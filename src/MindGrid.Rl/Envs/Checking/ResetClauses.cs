namespace MindGrid.Rl.Envs.Checking;

/// <summary>Resets of some worlds.</summary>
internal static class ResetClauses
{
    public static IEnumerable<string> Masked(Examination game)
    {
        using var env = game.Create();
        using var fresh = game.Create();
        using var undisturbed = game.Create();
        game.PlayHalf(env);
        var left = game.PlayHalf(undisturbed);
        var seeds = game.WithOtherSeeds().Seeds;
        var mask = game.AllWorlds.Select(world => world % 2 == 0).ToArray();
        var before = new Snapshot(env.Observe());
        var start = new Snapshot(fresh.Reset(seeds));
        var after = new Snapshot(env.Reset(mask, seeds));
        foreach (var world in game.AllWorlds)
        {
            if (after.Difference(world, mask[world] ? start : before, world) is { } difference)
            {
                yield return $"masked reset, world {world} ({(mask[world] ? "in" : "not in")} the mask): {difference}.";
            }
        }
        foreach (var difference in left.Next(game.Options.Steps).SelectMany(turn => Disturbances(env, turn, mask)))
        {
            yield return "after a masked reset of others, " + difference;
        }
    }

    /// <summary>Makes the call with all worlds, and compares those that the masked reset was not about.</summary>
    private static IEnumerable<string> Disturbances(EnvFace env, Turn turn, bool[] wasReset)
    {
        if (turn.Actions is not null && env.Env.Autoreset == AutoresetMode.Disabled && env.Env.Ended.Contains(true))
        {
            env.Reset(env.Env.Ended);
        }
        var found = new Snapshot(turn.Repeat(env));
        for (var world = 0; world < found.Worlds; world++)
        {
            if (!wasReset[world] && found.Difference(world, turn.Result, world) is { } difference)
            {
                yield return turn.At(world, difference);
            }
        }
    }
}
