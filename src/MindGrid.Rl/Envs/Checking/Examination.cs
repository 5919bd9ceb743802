namespace MindGrid.Rl.Envs.Checking;

/// <summary>What a clause works with: environments to play, with one seed.</summary>
internal sealed class Examination(Func<int, EnvFace> create, EnvCheckOptions options, long seed)
{
    private const long OtherSeeds = 1_000_003;

    public long Seed => seed;

    public EnvCheckOptions Options => options;

    /// <summary>Whether an episode ended in a game that <see cref="Play(EnvFace, int)"/> played.</summary>
    public bool SawAnEnd { get; private set; }

    /// <summary>[Worlds] the seed and those after it.</summary>
    public long[] Seeds => [.. AllWorlds.Select(world => unchecked(seed + world))];

    /// <summary>[Worlds] 0, 1, …</summary>
    public int[] AllWorlds => [.. Enumerable.Range(0, options.Worlds)];

    public EnvFace Create() => create(options.Worlds);

    public EnvFace CreateOne() => create(1);

    /// <summary>One world without autoreset, whatever the environment's own mode.</summary>
    public EnvFace CreateOneDisabled() => new(new OtherMode(create(1).Env, AutoresetMode.Disabled));

    /// <summary>Whether worlds depend on their own seeds and actions alone.</summary>
    public bool WorldsAreIndependent(VectorEnv env) => options.WorldsAreIndependent ?? env.WorldsAreIndependent;

    /// <summary>Plays a game from the reset on.</summary>
    public IEnumerable<Turn> Play(EnvFace env) => Play(env, options.Steps);

    /// <summary>Plays a game of some length from the reset on.</summary>
    public IEnumerable<Turn> Play(EnvFace env, int steps)
    {
        var player = new RandomPlayer(env);
        yield return player.Start(Seeds);
        for (var step = 0; step < steps; step++)
        {
            var turn = player.Next();
            SawAnEnd |= turn.Result.AnyEnded;
            yield return turn;
        }
    }

    /// <summary>A game played to its end.</summary>
    public List<Turn> Record()
    {
        using var env = Create();
        return [.. Play(env)];
    }

    /// <summary>Half a game, to a moment at which every world can be stepped.</summary>
    public RandomPlayer PlayHalf(EnvFace env)
    {
        var player = new RandomPlayer(env);
        player.Start(Seeds);
        player.Next(options.Steps / 2);
        if (env.Env.Autoreset == AutoresetMode.Disabled && player.Last.AnyEnded)
        {
            player.Next();
        }
        return player;
    }

    /// <summary>The other half, from where <see cref="PlayHalf"/> left it.</summary>
    public List<Turn> PlayOn(RandomPlayer player)
    {
        var turns = player.Next(options.Steps);
        SawAnEnd |= turns.Any(turn => turn.Result.AnyEnded);
        return turns;
    }

    /// <summary>The same with other seeds.</summary>
    public Examination WithOtherSeeds() => new(create, options, unchecked(seed + OtherSeeds));
}
