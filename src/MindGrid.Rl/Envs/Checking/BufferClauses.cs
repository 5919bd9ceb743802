namespace MindGrid.Rl.Envs.Checking;

/// <summary>The memory that results are in.</summary>
internal static class BufferClauses
{
    public static IEnumerable<string> OwnResults(Examination game)
    {
        using var env = game.Create();
        using var other = game.Create();
        var mine = env.Env.CreateBuffers();
        var actions = game.PlayHalf(env).ChooseActions();
        var borrowed = env.Observe().Buffers;
        var kept = Read(borrowed);
        (string Call, Action Make)[] calls =
        [
            ("CloneState", () => Array.ForEach(game.AllWorlds, world => env.CloneState(world))),
            ("SetState", () => env.SetState(0, env.CloneState(1))),
            ("a game of another instance", () => _ = game.WithOtherSeeds().Play(other).Count()),
            ("a step into the caller's buffers", () => env.Step(actions, mine)),
            ("a reset into the caller's buffers", () => env.Reset(game.Seeds, mine)),
        ];
        foreach (var (call, make) in calls)
        {
            make();
            foreach (var difference in Changes(borrowed, kept))
            {
                yield return $"{call} changed the result before it, {difference}";
            }
        }
    }

    public static IEnumerable<string> CallersBuffers(Examination game)
    {
        var turns = game.Record();
        using var env = game.Create();
        var (into, last) = (env.Env.CreateBuffers(), env.Env.CreateBuffers());
        env.Reset(game.Seeds, last);
        var (call, kept) = ("reset", Read(last));
        foreach (var turn in turns.Skip(1))
        {
            // What is not written is seen: two sets, and what nobody can take for a result in the one that is next.
            into.Poison();
            _ = turn.Repeat(env, into);
            foreach (var difference in Changes(into, turn.Result))
            {
                yield return $"{turn.Call} into the caller's buffers, {difference}";
            }
            foreach (var difference in Changes(last, kept))
            {
                yield return $"{turn.Call} changed the caller's buffers of {call}, {difference}";
            }
            (call, kept) = (turn.Call, turn.Result);
            (into, last) = (last, into);
        }
    }

    public static IEnumerable<string> StaleResults(Examination game)
    {
        using var env = game.Create();
        if (!env.Env.Options.Checked)
        {
            yield break;
        }
        var actions = game.PlayHalf(env).ChooseActions();
        if (ReadsStale(env, actions))
        {
            yield return "a result was read after the next step.";
        }
    }

    private static bool ReadsStale(EnvFace env, int[] actions)
    {
        var stale = env.Observe();
        env.Step(actions);
        try
        {
            return stale.Rewards.Length >= 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Snapshot Read(StepBuffers buffers) => new(new StepBatch(buffers, null, 0));

    private static IEnumerable<string> Changes(StepBuffers buffers, Snapshot kept)
    {
        var now = Read(buffers);
        for (var world = 0; world < now.Worlds; world++)
        {
            if (now.Difference(world, kept, world) is { } difference)
            {
                yield return $"world {world}: {difference}.";
            }
        }
    }
}
