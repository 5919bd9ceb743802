namespace MindGrid.Rl.Envs.Checking;

/// <summary>The three modes, as <see cref="AutoresetMode"/> says them.</summary>
internal static class AutoresetClauses
{
    public static IEnumerable<string> NextStep(Examination game)
    {
        var turns = game.Record();
        foreach (var (before, turn) in turns.Zip(turns.Skip(1)))
        {
            foreach (var world in game.AllWorlds)
            {
                var result = turn.Result;
                var waited = before.Result.Ended(world);
                if (result.EpisodeStarts[world] != waited)
                {
                    yield return turn.At(
                        world,
                        $"EpisodeStarts is {!waited}, and the step before ended {(waited ? "the" : "no")} episode"
                    );
                }
                if (waited && (result.Rewards[world] != 0 || result.Ended(world)))
                {
                    yield return turn.At(
                        world,
                        $"reward {result.Rewards[world]} or an end in a step that only starts anew"
                    );
                }
            }
        }
        foreach (var difference in IgnoredActions(game, turns).Concat(LikeResets(game, turns)))
        {
            yield return difference;
        }
    }

    public static IEnumerable<string> SameStep(Examination game)
    {
        var turns = game.Record();
        foreach (var turn in turns.Skip(1))
        {
            foreach (var world in game.AllWorlds)
            {
                var ended = turn.Result.Ended(world);
                if (turn.Result.EpisodeStarts[world] != ended)
                {
                    yield return turn.At(
                        world,
                        $"EpisodeStarts is {!ended}, and the step ended {(ended ? "the" : "no")} episode"
                    );
                }
            }
        }
        foreach (var difference in LikeResets(game, turns))
        {
            yield return difference;
        }
    }

    public static IEnumerable<string> Disabled(Examination game)
    {
        using var env = game.Create();
        foreach (var turn in game.Play(env))
        {
            if (turn.Actions is null || !turn.Result.AnyEnded)
            {
                continue;
            }
            var problem = env.Env.Options.EndedWorldsGoOn ? ProblemOfGoingOn(env, turn) : ProblemOfRefusal(env, turn);
            if (problem is not null)
            {
                yield return problem;
            }
        }
    }

    /// <summary>Plays the game again with other actions wherever a world waits for its next episode.</summary>
    private static IEnumerable<string> IgnoredActions(Examination game, List<Turn> turns)
    {
        using var other = game.Create();
        var space = other.Env.SingleActionSpace;
        var random = new SplitMix64(~game.Seed);
        var changed = new List<Turn> { turns[0] };
        foreach (var (before, turn) in turns.Zip(turns.Skip(1)))
        {
            var actions = (int[])turn.Actions!.Clone();
            foreach (var world in game.AllWorlds.Where(before.Result.Ended))
            {
                space.Sample(ref random, actions.AsSpan(world * space.Size, space.Size));
            }
            changed.Add(turn with { Actions = actions });
        }
        foreach (var difference in SeedClauses.Replay(changed, other, game.Seeds, game.AllWorlds))
        {
            yield return difference;
        }
    }

    /// <summary>An autoreset does what a reset without seed does.</summary>
    private static IEnumerable<string> LikeResets(Examination game, List<Turn> turns)
    {
        using var env = game.CreateOne();
        return game.WorldsAreIndependent(env.Env) ? EpisodeTwin.Differences(game, turns, ResetAgain) : [];
    }

    private static EnvFace ResetAgain(EnvFace alone, int world, int episode)
    {
        alone.Reset([true], default);
        return alone;
    }

    private static string? ProblemOfRefusal(EnvFace env, Turn turn)
    {
        var world = Array.FindIndex(
            [.. turn.Result.Terminated.Zip(turn.Result.Truncated)],
            ends => ends.First || ends.Second
        );
        var problem = Refusal.Problem<InvalidOperationException>(() => env.Step(turn.Actions), $"World {world}");
        return (problem ?? Refusal.Untouched(env, turn.Result)) is { } what
            ? turn.At(world, $"a step after the end: {what}")
            : null;
    }

    private static string? ProblemOfGoingOn(EnvFace env, Turn turn)
    {
        var on = new Snapshot(env.Step(turn.Actions));
        for (var world = 0; world < on.Worlds; world++)
        {
            if (on.EpisodeLengths[world] != turn.Result.EpisodeLengths[world] + 1)
            {
                return turn.At(world, $"the step after the end has episode length {on.EpisodeLengths[world]}");
            }
        }
        // The game goes on as if this step had not been: its worlds are reset next.
        _ = env.Reset([.. turn.Result.Terminated.Select(_ => true)], default);
        return null;
    }
}
