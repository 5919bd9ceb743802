namespace MindGrid.Rl.Envs.Checking;

using System.Diagnostics;

/// <summary>When calls may be made, by whom, and at what cost.</summary>
internal static class CallClauses
{
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<string> BeforeReset(Examination game)
    {
        using var env = game.Create();
        using var other = game.Create();
        other.Reset(game.Seeds);
        var partly = game.AllWorlds.Select(world => world > 0).ToArray();
        var calls = Calls(env, other.CloneState(0)).Append(("a masked reset", () => env.Reset(partly, default)));
        return Refusals<InvalidOperationException>(calls, "before the first reset").ToList();
    }

    public static IEnumerable<string> AfterDispose(Examination game)
    {
        var env = game.Create();
        game.PlayHalf(env);
        var state = env.CloneState(0);
        env.Dispose();
        env.Dispose();
        var calls = Calls(env, state)
            .Append(("Reset", () => env.Reset(game.Seeds)))
            .Append(("a masked reset", () => env.Reset(new bool[env.Worlds], default)));
        return Refusals<ObjectDisposedException>(calls, "after Dispose");
    }

    public static IEnumerable<string> Isolation(Examination game)
    {
        var games = new[] { game, game.WithOtherSeeds() };
        var turns = games.Select(each => each.Record()).ToArray();
        return TakeTurns(games, turns)
            .Concat(Simultaneously(games, turns).Select(difference => "on two threads: " + difference));
    }

    public static IEnumerable<string> Allocation(Examination game)
    {
        if (game.Options.WarmUp is not { } warmUp)
        {
            return [];
        }
        var turns = game.Record();
        var least = turns.Select(_ => long.MaxValue).ToArray();
        using var env = game.Create();
        if (env.Env.Options.Checked)
        {
            // Each result has memory of its own there.
            return [];
        }
        var clock = Stopwatch.StartNew();
        Measure(env, game.Seeds, turns, least);
        while (least.Any(bytes => bytes > 0) && clock.Elapsed < warmUp)
        {
            Thread.Sleep(BetweenPasses);
            Measure(env, game.Seeds, turns, least);
        }
        return turns
            .Zip(least)
            .Where(each => each.Second > 0)
            .Select(each => $"{each.First.Call}: {each.Second} bytes were allocated.");
    }

    private static IEnumerable<(string Name, Action Call)> Calls(EnvFace env, WorldState state) =>
        [
            ("Step", () => env.Step(new int[env.Worlds * env.Env.SingleActionSpace.Size])),
            ("Observe", () => env.Observe()),
            ("CloneState", () => env.CloneState(0)),
            ("SetState", () => env.SetState(0, state)),
        ];

    private static IEnumerable<string> Refusals<TException>(IEnumerable<(string Name, Action Call)> calls, string when)
        where TException : Exception =>
        from call in calls
        let problem = Refusal.Problem<TException>(call.Call)
        where problem is not null
        select $"{call.Name} {when}: {problem}.";

    private static IEnumerable<string> TakeTurns(Examination[] games, List<Turn>[] turns)
    {
        using var first = games[0].Create();
        using var second = games[1].Create();
        first.Reset(games[0].Seeds);
        second.Reset(games[1].Seeds);
        foreach (var (one, two) in turns[0].Zip(turns[1]).Skip(1))
        {
            foreach (var difference in one.Differences(first, games[0].AllWorlds))
            {
                yield return "with another instance between the calls, " + difference;
            }
            _ = two.Repeat(second);
        }
    }

    private static IEnumerable<string> Simultaneously(Examination[] games, List<Turn>[] turns)
    {
        var played = games.Zip(
            turns,
            (game, own) => Task.Factory.StartNew(() => Replay(game, own), TaskCreationOptions.LongRunning)
        );
        return Task.WhenAll(played).GetAwaiter().GetResult().SelectMany(differences => differences);
    }

    private static List<string> Replay(Examination game, List<Turn> turns)
    {
        using var env = game.Create();
        return [.. SeedClauses.Replay(turns, env, game.Seeds, game.AllWorlds)];
    }

    /// <summary>Lowers, for each call, the least number of bytes that it was seen to allocate.</summary>
    private static void Measure(EnvFace env, long[] seeds, List<Turn> turns, long[] least)
    {
        least[0] = 0;
        env.Reset(seeds);
        for (var i = 1; i < turns.Count; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = turns[i].Repeat(env);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            // Drawing a world for a new episode may allocate.
            var starts = turns[i].Actions is null || turns[i].Result.EpisodeStarts.Contains(true);
            least[i] = starts ? 0 : Math.Min(least[i], bytes);
        }
    }
}
