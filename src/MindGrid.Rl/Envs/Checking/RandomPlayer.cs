namespace MindGrid.Rl.Envs.Checking;

/// <summary>
/// Plays at random, as the action masks allow. Each world draws from a stream of its own, so that it plays the same in every
/// batch. Ended worlds are reset by a call of its own where autoreset is Disabled.
/// </summary>
internal sealed class RandomPlayer(EnvFace env)
{
    private readonly SplitMix64[] _streams = new SplitMix64[env.Worlds];
    private int _steps;

    /// <summary>What the last call returned.</summary>
    public Snapshot Last { get; private set; } = null!;

    /// <summary>Resets all worlds.</summary>
    public Turn Start(long[] seeds)
    {
        for (var world = 0; world < seeds.Length; world++)
        {
            _streams[world] = new(SplitMix64.Mix(unchecked((ulong)seeds[world])));
        }
        Last = new(env.Reset(seeds));
        return new("reset", null, null, Last);
    }

    /// <summary>A step, or first a reset of those who need it.</summary>
    public Turn Next() =>
        env.Env.Autoreset == AutoresetMode.Disabled && Last.AnyEnded ? ResetEnded() : Step(ChooseActions());

    /// <summary>A number of calls.</summary>
    public List<Turn> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    /// <summary>A step with given actions.</summary>
    public Turn Step(int[] actions)
    {
        Last = new(env.Step(actions));
        return new($"step {++_steps}", actions, null, Last);
    }

    /// <summary>Actions that the masks allow.</summary>
    public int[] ChooseActions()
    {
        var space = env.Env.SingleActionSpace;
        var actions = new int[env.Worlds * space.Size];
        for (var world = 0; world < env.Worlds; world++)
        {
            // A mask that allows nothing is a clause of its own; and of an ended world nothing need be allowed.
            var mask = Last.MaskOf(world);
            mask = ResultClauses.SlotWithoutChoice(mask, space.Counts.AsSpan()) < 0 ? mask : default;
            space.Sample(ref _streams[world], actions.AsSpan(world * space.Size, space.Size), mask);
        }
        return actions;
    }

    private Turn ResetEnded()
    {
        var mask = Enumerable.Range(0, env.Worlds).Select(Last.Ended).ToArray();
        Last = new(env.Reset(mask));
        return new($"reset of ended worlds after step {_steps}", null, mask, Last);
    }
}
