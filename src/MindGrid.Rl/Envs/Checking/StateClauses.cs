namespace MindGrid.Rl.Envs.Checking;

/// <summary>Kept states.</summary>
internal static class StateClauses
{
    public static IEnumerable<string> Looking(Examination game)
    {
        var turns = game.Record();
        using var env = game.Create();
        env.Reset(game.Seeds);
        foreach (var turn in turns.Skip(1))
        {
            var before = new Snapshot(env.Observe());
            Array.ForEach(game.AllWorlds, world => env.CloneState(world));
            if (Refusal.Untouched(env, before) is { } touched)
            {
                yield return $"CloneState before {turn.Call}: {touched}.";
            }
            foreach (var difference in turn.Differences(env, game.AllWorlds))
            {
                yield return "after Observe and CloneState, " + difference;
            }
            if (Overlooked(turn, new(env.Observe())) is { } overlooked)
            {
                yield return overlooked;
            }
        }
    }

    public static IEnumerable<string> Continuing(Examination game)
    {
        using var env = game.Create();
        using var other = game.Create();
        var player = game.PlayHalf(env);
        var states = game.AllWorlds.Select(env.CloneState).ToArray();
        var turns = game.PlayOn(player);
        other.Reset(game.WithOtherSeeds().Seeds);
        var turned = game.AllWorlds.Reverse().ToArray();
        var differences = Resumed(env, states, turns, game.AllWorlds, "in the same world")
            .Concat(Resumed(other, states, turns, game.AllWorlds, "in another instance"))
            .Concat(Resumed(env, states, turns, turned, "in another world"));
        foreach (var difference in differences)
        {
            yield return difference;
        }
    }

    public static IEnumerable<string> Setting(Examination game)
    {
        const int From = 0;
        const int To = 1;
        using var env = game.Create();
        var player = game.PlayHalf(env);
        var kept = new Snapshot(env.Observe());
        var state = env.CloneState(From);
        player.Next(game.Options.Steps / 2);
        var before = new Snapshot(env.Observe());
        if (Refusal.Problem<ArgumentException>(() => env.SetState(To, new WorldState(new object()))) is { } problem)
        {
            yield return $"SetState with a foreign state: {problem}.";
        }
        if (Refusal.Untouched(env, before) is { } touched)
        {
            yield return $"SetState with a foreign state: {touched}.";
        }
        env.SetState(To, state);
        var after = new Snapshot(env.Observe());
        foreach (var world in game.AllWorlds.Where(world => world != To))
        {
            if (after.StandingDifference(world, before, world) is { } difference)
            {
                yield return $"SetState of world {To}, world {world}: {difference}.";
            }
        }
        // What worlds share may have changed how the same state is shown.
        if (game.WorldsAreIndependent(env.Env) && after.StandingDifference(To, kept, From) is { } unset)
        {
            yield return $"SetState of world {To}, world {To}: {unset}.";
        }
    }

    private static IEnumerable<string> Resumed(
        EnvFace env,
        WorldState[] states,
        List<Turn> turns,
        int[] worlds,
        string where
    )
    {
        for (var row = 0; row < worlds.Length; row++)
        {
            env.SetState(row, states[worlds[row]]);
        }
        foreach (var difference in turns.SelectMany(turn => turn.Differences(env, worlds)))
        {
            yield return $"{where}: {difference}";
        }
    }

    /// <summary>Where Observe shows something else than the call before it.</summary>
    private static string? Overlooked(Turn turn, Snapshot seen)
    {
        for (var world = 0; world < seen.Worlds; world++)
        {
            if (seen.Rewards[world] != 0 || seen.Ended(world))
            {
                return $"Observe after {turn.Call}, world {world}: reward {seen.Rewards[world]}, or an end.";
            }
            if (seen.ShownDifference(world, turn.Result, world) is { } difference)
            {
                return $"Observe after {turn.Call}, world {world}: {difference}.";
            }
        }
        return null;
    }
}
