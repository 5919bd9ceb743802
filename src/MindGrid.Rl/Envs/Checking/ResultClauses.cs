namespace MindGrid.Rl.Envs.Checking;

/// <summary>What is true of every single result.</summary>
internal static class ResultClauses
{
    public static IEnumerable<string> Observations(Examination game)
    {
        using var env = game.Create();
        var space = env.Env.SingleObservationSpace;
        foreach (var turn in game.Play(env))
        {
            foreach (var world in game.AllWorlds)
            {
                if (space.Violation(turn.Result.Observations, world) is { } violation)
                {
                    yield return turn.At(world, "observation: " + violation.TrimEnd('.'));
                }
                if (turn.Result.Ended(world) && space.Violation(turn.Result.FinalObservations, world) is { } final)
                {
                    yield return turn.At(world, "final observation: " + final.TrimEnd('.'));
                }
            }
        }
    }

    public static IEnumerable<string> Sizes(Examination game)
    {
        using var env = game.Create();
        var made = env.Env.CreateBuffers();
        var returned = env.Reset(game.Seeds).Buffers;
        foreach (var (name, buffers) in new[] { ("CreateBuffers", made), ("reset", returned) })
        {
            if (buffers.Misfit(env.Env) is { } misfit)
            {
                yield return $"{name}: {misfit}";
            }
        }
        if (env.Worlds != game.Options.Worlds)
        {
            yield return $"create({game.Options.Worlds}): the environment has {env.Worlds} worlds.";
        }
    }

    public static IEnumerable<string> Rewards(Examination game)
    {
        using var env = game.Create();
        foreach (var turn in game.Play(env))
        {
            foreach (var world in game.AllWorlds)
            {
                var reward = turn.Result.Rewards[world];
                if (!float.IsFinite(reward) || (turn.Actions is null && reward != 0))
                {
                    yield return turn.At(world, $"reward is {reward}");
                }
            }
        }
    }

    public static IEnumerable<string> Masks(Examination game)
    {
        using var env = game.Create();
        var counts = env.Env.SingleActionSpace.Counts;
        foreach (var turn in game.Play(env))
        {
            foreach (var world in game.AllWorlds.Where(world => ShowsARunningEpisode(env.Env, turn.Result, world)))
            {
                if (SlotWithoutChoice(turn.Result.MaskOf(world), counts.AsSpan()) is var slot and >= 0)
                {
                    yield return turn.At(world, $"the action mask allows nothing for slot {slot}");
                }
            }
        }
    }

    public static IEnumerable<string> Statistics(Examination game)
    {
        using var env = game.Create();
        var sums = new float[game.Options.Worlds];
        var steps = new int[game.Options.Worlds];
        var startsAnew = new bool[game.Options.Worlds];
        foreach (var turn in game.Play(env))
        {
            foreach (var world in game.AllWorlds)
            {
                if (StartsHere(env.Env, turn, world) || startsAnew[world])
                {
                    (sums[world], steps[world]) = (0, 0);
                }
                if (IsTransition(env.Env, turn, world))
                {
                    sums[world] += turn.Result.Rewards[world];
                    steps[world]++;
                }
                // With SameStep the next episode starts after this result.
                startsAnew[world] = env.Env.Autoreset == AutoresetMode.SameStep && turn.Result.Ended(world);
                var (found, length) = (turn.Result.EpisodeReturns[world], turn.Result.EpisodeLengths[world]);
                if (!found.Equals(sums[world]) || length != steps[world])
                {
                    yield return turn.At(
                        world,
                        $"episode return and length are {found} and {length}, not {sums[world]} and {steps[world]}"
                    );
                }
            }
        }
    }

    /// <summary>Whether a world began an episode by this call without a transition.</summary>
    internal static bool StartsHere(VectorEnv env, Turn turn, int world) =>
        turn.Actions is null ? turn.Concerns(world) : !IsTransition(env, turn, world);

    /// <summary>Whether a world took a step of an episode by this call.</summary>
    internal static bool IsTransition(VectorEnv env, Turn turn, int world) =>
        turn.Actions is not null && !(env.Autoreset == AutoresetMode.NextStep && turn.Result.EpisodeStarts[world]);

    private static bool ShowsARunningEpisode(VectorEnv env, Snapshot result, int world) =>
        env.Autoreset == AutoresetMode.SameStep || !result.Ended(world);

    /// <summary>The first slot for which a mask allows nothing, or -1.</summary>
    internal static int SlotWithoutChoice(ReadOnlySpan<bool> mask, ReadOnlySpan<int> counts)
    {
        for (var slot = 0; slot < counts.Length; slot++)
        {
            if (!mask[..counts[slot]].Contains(true))
            {
                return slot;
            }
            mask = mask[counts[slot]..];
        }
        return -1;
    }
}
