namespace MindGrid.Rl.Envs.Checking;

/// <summary>Actions that are forbidden, and calls that do not fit.</summary>
internal static class ActionClauses
{
    /// <summary>For actions of one slot: with more of them a mask says nothing about a whole action.</summary>
    public static IEnumerable<string> Masks(Examination game)
    {
        using var env = game.Create();
        if (env.Env.SingleActionSpace.Size != 1 || game.Options.ActionsMayBeReplaced)
        {
            yield break;
        }
        var number = 0;
        foreach (var turn in game.Play(env))
        {
            if (env.Env.Autoreset == AutoresetMode.Disabled && turn.Result.AnyEnded)
            {
                continue;
            }
            var forbidden = game.AllWorlds.Select(world => Forbidden(env, turn.Result, world, number)).ToArray();
            number++;
            foreach (var difference in Effects(game, env, turn, forbidden))
            {
                yield return difference;
            }
        }
    }

    public static IEnumerable<string> Outside(Examination game)
    {
        using var env = game.Create();
        var player = game.PlayHalf(env);
        var space = env.Env.SingleActionSpace;
        var before = new Snapshot(env.Observe());
        var cases =
            from place in new[] { 0, (env.Worlds * space.Size) - 1 }
            let count = space.Counts[place % space.Size]
            from action in new[] { int.MinValue, space.Start - 1, space.Start + count, int.MaxValue }
            select (Place: place, World: place / space.Size, Action: action);
        foreach (var (place, world, action) in cases)
        {
            var actions = player.ChooseActions();
            actions[place] = action;
            var problem = Refusal.Problem<ArgumentOutOfRangeException>(
                () => env.Step(actions),
                $"world {world}",
                $"{action}"
            );
            if ((problem ?? Refusal.Untouched(env, before)) is { } what)
            {
                yield return $"action {action} for world {world}: {what}.";
            }
        }
    }

    public static IEnumerable<string> Misfits(Examination game)
    {
        using var env = game.Create();
        var actions = game.PlayHalf(env).ChooseActions();
        var short_ = env.Env.CreateBuffers() with { Rewards = new float[env.Worlds - 1] };
        var before = new Snapshot(env.Observe());
        (string What, Action Call)[] calls =
        [
            ("no actions", () => env.Step([])),
            ("one action too many", () => env.Step([.. actions, actions[0]])),
            ("a seed too few", () => env.Reset(game.Seeds[1..])),
            ("a seed too many for a masked reset", () => env.Reset(new bool[env.Worlds], [.. game.Seeds, 0])),
            ("a mask of one world", () => env.Reset([true], default)),
            ("step into buffers with a reward too few", () => env.Step(actions, short_)),
            ("reset into buffers with a reward too few", () => env.Reset(game.Seeds, short_)),
        ];
        foreach (var (what, call) in calls)
        {
            if ((Refusal.Problem<ArgumentException>(call) ?? Refusal.Untouched(env, before)) is { } problem)
            {
                yield return $"{what}: {problem}.";
            }
        }
    }

    /// <summary>An action that the mask forbids, in turns; null where there is none, or where it would not be taken.</summary>
    private static int? Forbidden(EnvFace env, Snapshot now, int world, int number)
    {
        var mask = now.MaskOf(world);
        var count = mask.Count(false);
        if (count == 0 || env.Env.Ended[world])
        {
            return null;
        }
        var choice = mask.IndexOf(false);
        for (var left = number % count; left > 0; left--)
        {
            choice += 1 + mask[(choice + 1)..].IndexOf(false);
        }
        return env.Env.SingleActionSpace.Start + choice;
    }

    /// <summary>What forbidden actions change; the worlds are put back afterwards.</summary>
    private static IEnumerable<string> Effects(Examination game, EnvFace env, Turn turn, int?[] forbidden)
    {
        var start = env.Env.SingleActionSpace.Start;
        var states = game.AllWorlds.Select(env.CloneState).ToArray();
        int[] actions =
        [
            .. game.AllWorlds.Select(world =>
                forbidden[world] ?? start + Math.Max(turn.Result.MaskOf(world).IndexOf(true), 0)
            ),
        ];
        if (TryStep(env, actions) is not { } after)
        {
            yield break;
        }
        foreach (var world in game.AllWorlds.Where(world => forbidden[world] is not null))
        {
            if (Effect(env, game.Options.IdleStepsAreSeen, turn.Result, after, world) is { } effect)
            {
                yield return turn.At(world, $"then the forbidden action {forbidden[world]}: {effect}");
            }
        }
        Array.ForEach(game.AllWorlds, world => env.SetState(world, states[world]));
    }

    private static Snapshot? TryStep(EnvFace env, int[] actions)
    {
        try
        {
            return new(env.Step(actions));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Effect(EnvFace env, bool idleStepsAreSeen, Snapshot before, Snapshot after, int world)
    {
        if (after.Terminated[world])
        {
            return "Terminated is True";
        }
        var startedAnew = after.Truncated[world] && env.Env.Autoreset == AutoresetMode.SameStep;
        var shown = after.Truncated[world] ? after.FinalObservations : after.Observations;
        return (idleStepsAreSeen ? null : Snapshot.ObservationDifference(shown, world, before.Observations, world))
            ?? (startedAnew ? null : after.MaskDifference(world, before, world));
    }
}
