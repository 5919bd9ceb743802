namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Worlds;

/// <summary>
/// Many worlds stepped together: reset, step, and the meaning of their ends, after Gymnasium's vector environments. This class
/// keeps the contract (order of calls, actions, autoreset, seeds, episode statistics, buffers), once for all; an environment or a
/// wrapper only says how worlds start, step and look. A single environment is a batch of one (<see cref="Env"/>).
/// </summary>
/// <remarks>
/// Not thread-safe: one thread at a time uses an environment. Different environments share nothing and may be used on different
/// threads. An environment may itself use several threads (<see cref="EnvOptions.Threads"/>).
/// </remarks>
public abstract class VectorEnv : IDisposable
{
    private readonly EnvOptions _options;
    private readonly EpisodeLedger _ledger;
    private StepBuffers? _own;
    private long _version;
    private bool _disposed;

    /// <summary>An environment.</summary>
    /// <param name="numEnvs">Number of worlds, at least 1.</param>
    /// <param name="observationSpace">What one world shows.</param>
    /// <param name="actionSpace">What one world takes.</param>
    /// <param name="options">Autoreset, seed, checking.</param>
    /// <exception cref="ArgumentException">Options that exclude one another.</exception>
    protected VectorEnv(int numEnvs, Space observationSpace, FiniteSpace actionSpace, EnvOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numEnvs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (options.EndedWorldsGoOn && options.Autoreset != AutoresetMode.Disabled)
        {
            throw new ArgumentException(
                $"Ended worlds go on only where autoreset is Disabled; here it is {options.Autoreset}.",
                nameof(options)
            );
        }
        NumEnvs = numEnvs;
        SingleObservationSpace = observationSpace;
        SingleActionSpace = actionSpace;
        _options = options;
        _ledger = new(numEnvs);
    }

    /// <summary>Number of worlds, N.</summary>
    public int NumEnvs { get; }

    /// <summary>What one world shows.</summary>
    public Space SingleObservationSpace { get; }

    /// <summary>What one world takes.</summary>
    public FiniteSpace SingleActionSpace { get; }

    /// <summary>What all worlds show together.</summary>
    public Space ObservationSpace => SingleObservationSpace.Batch(NumEnvs);

    /// <summary>What all worlds take together.</summary>
    public Space ActionSpace => SingleActionSpace.Batch(NumEnvs);

    /// <summary>When ended worlds start anew.</summary>
    public AutoresetMode Autoreset => _options.Autoreset;

    /// <summary>The options that every environment has.</summary>
    public EnvOptions Options => _options;

    /// <summary>Steps after which an episode is truncated, or null for no limit.</summary>
    public virtual int? StepLimit => null;

    /// <summary>
    /// Whether what a world does depends on its own seed and actions alone; false for wrappers that learn from all worlds together,
    /// such as a running normalisation.
    /// </summary>
    public virtual bool WorldsAreIndependent => true;

    /// <summary>
    /// [N] worlds whose episode has ended and that have not started a new one (where ended worlds go on: whose last step ended an
    /// episode); a borrowed view.
    /// </summary>
    public ReadOnlySpan<bool> Ended => _ledger.Ended;

    /// <summary>Whether all worlds have been reset, so that they can be stepped.</summary>
    internal bool IsStarted { get; private set; }

    /// <summary>
    /// Starts an episode in every world. Without seeds each world goes on to its next episode; without seeds at a first reset world i
    /// has the seed <see cref="EnvOptions.Seed"/> plus i.
    /// </summary>
    /// <param name="seeds">[N] one a world, or empty.</param>
    /// <param name="options">What to change for all episodes from now on, or null.</param>
    /// <param name="into">Where to write; null for the environment's own buffers.</param>
    /// <exception cref="ArgumentException">Seeds, options or buffers that do not fit; nothing has changed then.</exception>
    public StepBatch Reset(
        scoped ReadOnlySpan<long> seeds = default,
        ResetOptions? options = null,
        StepBuffers? into = null
    )
    {
        _ledger.MarkAll();
        return ResetMarked(seeds, options, into);
    }

    /// <summary>Starts an episode in every world; world i has the seed plus i.</summary>
    /// <inheritdoc cref="Reset(ReadOnlySpan{long}, ResetOptions?, StepBuffers?)"/>
    public StepBatch Reset(long seed, ResetOptions? options = null, StepBuffers? into = null)
    {
        var seeds = new long[NumEnvs];
        for (var world = 0; world < NumEnvs; world++)
        {
            seeds[world] = unchecked(seed + world);
        }
        return Reset(seeds, options, into);
    }

    /// <summary>Starts an episode in some worlds and leaves the others as they are.</summary>
    /// <param name="mask">[N] true for the worlds to reset.</param>
    /// <param name="seeds">[N] one a world (of worlds that are not reset it is ignored), or empty.</param>
    /// <param name="options">What to change for all episodes that start from now on, or null.</param>
    /// <param name="into">Where to write; null for the environment's own buffers.</param>
    /// <exception cref="ArgumentException">A mask, seeds, options or buffers that do not fit; nothing has changed then.</exception>
    /// <exception cref="InvalidOperationException">Some world was never reset and is not in the mask.</exception>
    public StepBatch Reset(
        scoped ReadOnlySpan<bool> mask,
        scoped ReadOnlySpan<long> seeds = default,
        ResetOptions? options = null,
        StepBuffers? into = null
    )
    {
        RequireAlive();
        RequireLength(mask.Length, NumEnvs, "mask");
        if (!IsStarted && mask.Contains(false))
        {
            throw new InvalidOperationException(
                $"World {mask.IndexOf(false)} was never reset: reset all worlds before resetting some."
            );
        }
        _ledger.Mark(mask);
        return ResetMarked(seeds, options, into);
    }

    /// <summary>Steps every world once.</summary>
    /// <param name="actions">[N * <see cref="LeafSpace.Size"/>] of the action space, world after world.</param>
    /// <param name="into">Where to write; null for the environment's own buffers.</param>
    /// <returns>A view of the buffers written to.</returns>
    /// <remarks>
    /// Where the next worlds cannot be started (a source of worlds throws), the step itself has been taken: do not repeat the actions;
    /// the next step starts the ended worlds. Where stepping itself throws, nobody knows who has stepped: reset all worlds.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Before the first reset; or an ended world that has to be reset first.</exception>
    /// <exception cref="ArgumentException">Actions or buffers of another size; nothing has changed then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An action outside the space, named with its world; nothing has changed then.</exception>
    public StepBatch Step(scoped ReadOnlySpan<int> actions, StepBuffers? into = null)
    {
        RequireStarted();
        RequireActions(actions);
        RequireNobodyWaits();
        var buffers = Target(into);
        // Within the step nobody is left to restart, unless a source of worlds failed at the end of the last one.
        var restarting = Autoreset != AutoresetMode.Disabled && Ended.Contains(true);
        if (restarting)
        {
            StartEnded(buffers);
        }
        StepAll(restarting ? _ledger.NotStarting : WorldMask.All, actions, buffers);
        _ledger.Book(restarting, buffers);
        if (Autoreset == AutoresetMode.SameStep && Ended.Contains(true))
        {
            KeepFinalObservations(buffers);
            StartEnded(buffers);
            _ledger.AddStarts(buffers);
        }
        return Hand(buffers, into);
    }

    /// <summary>Writes what every world shows now, without stepping: rewards are 0 and nothing ends.</summary>
    /// <exception cref="InvalidOperationException">Before the first reset.</exception>
    /// <exception cref="ArgumentException">Buffers of another size.</exception>
    public StepBatch Observe(StepBuffers? into = null)
    {
        RequireStarted();
        var buffers = Target(into);
        Observe(WorldMask.All, buffers);
        _ledger.WriteIdle(buffers);
        return Hand(buffers, into);
    }

    /// <summary>Keeps everything about one world, to continue from it later.</summary>
    /// <exception cref="InvalidOperationException">Before the first reset.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such world.</exception>
    public WorldState CloneState(int world)
    {
        RequireStarted();
        RequireWorld(world);
        return _ledger.Save(world, SaveWorld(world));
    }

    /// <summary>Puts one world into a kept state, be it from this world, another one or another environment of the same make.</summary>
    /// <exception cref="InvalidOperationException">Before the first reset.</exception>
    /// <exception cref="ArgumentException">No such world, or a state of another kind of environment; nothing has changed then.</exception>
    public void SetState(int world, WorldState state)
    {
        RequireStarted();
        RequireWorld(world);
        ArgumentNullException.ThrowIfNull(state);
        LoadWorld(world, state.Inner);
        _ledger.Load(world, state);
    }

    /// <summary>A set of buffers of the right sizes, to step into or to replace parts of.</summary>
    public StepBuffers CreateBuffers() =>
        new()
        {
            Observations = SpaceArray.Allocate(SingleObservationSpace, NumEnvs),
            FinalObservations =
                Autoreset == AutoresetMode.SameStep ? SpaceArray.Allocate(SingleObservationSpace, NumEnvs) : null,
            Rewards = new float[NumEnvs],
            Terminated = new bool[NumEnvs],
            Truncated = new bool[NumEnvs],
            EpisodeStarts = new bool[NumEnvs],
            ActionMasks = new bool[NumEnvs * SingleActionSpace.MaskSize],
            EpisodeReturns = new float[NumEnvs],
            EpisodeLengths = new int[NumEnvs],
        };

    /// <summary>Ends the use of this environment, and of those that it wraps.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Release();
        }
        GC.SuppressFinalize(this);
    }

    // ---- What an environment says -------------------------------------------------------------

    /// <summary>Starts an episode in some worlds, and writes their observations and action masks.</summary>
    /// <param name="worlds">Which.</param>
    /// <param name="seeds">[N] the seeds of the episodes; read those of <paramref name="worlds"/> only.</param>
    /// <param name="options">What to change for all episodes from now on, or null.</param>
    /// <param name="into">Rows of other worlds stay untouched.</param>
    /// <exception cref="ArgumentException">Options of an unknown kind; no world has been touched then.</exception>
    protected internal abstract void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    );

    /// <summary>
    /// Steps some worlds, and writes their observations, action masks, rewards and ends. The other worlds must stay as they are, and
    /// so must their observations and masks; their rewards and ends may be overwritten.
    /// </summary>
    /// <param name="worlds">Which.</param>
    /// <param name="actions">[N * size] inside the action space; read those of <paramref name="worlds"/> only.</param>
    /// <param name="into">Where to write.</param>
    protected internal abstract void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into);

    /// <summary>Writes observations and action masks of some worlds.</summary>
    protected internal abstract void Observe(WorldMask worlds, StepBuffers into);

    /// <summary>Everything that this environment keeps about a world, as a value that no later step changes.</summary>
    protected internal abstract object SaveWorld(int world);

    /// <summary>Puts a world into a state that <see cref="SaveWorld"/> gave.</summary>
    /// <exception cref="ArgumentException">Not such a state; the world is untouched then.</exception>
    protected internal abstract void LoadWorld(int world, object state);

    /// <summary>Gives back what the environment holds besides memory. Called once.</summary>
    protected virtual void Release() { }

    // ---- The contract -------------------------------------------------------------------------

    internal void RequireFresh(long version)
    {
        if (version != _version)
        {
            throw new InvalidOperationException(
                $"This result of call {version} is out of date: the environment has made call {_version}. "
                    + "Copy what is needed longer, or step into buffers of your own."
            );
        }
    }

    private StepBatch ResetMarked(scoped ReadOnlySpan<long> seeds, ResetOptions? options, StepBuffers? into)
    {
        RequireAlive();
        var buffers = Target(into);
        if (!seeds.IsEmpty)
        {
            RequireLength(seeds.Length, NumEnvs, "seeds");
            _ledger.GiveSeeds(seeds);
        }
        else if (IsStarted)
        {
            _ledger.GiveNextSeeds();
        }
        else
        {
            _ledger.GiveSeedsFrom(Options.Seed);
        }
        StartEpisodes(_ledger.Starting, _ledger.StartSeeds, options, buffers);
        _ledger.Begin();
        if (!_ledger.Starting.IsAll)
        {
            Observe(_ledger.NotStarting, buffers);
        }
        _ledger.WriteIdle(buffers);
        IsStarted = true;
        return Hand(buffers, into);
    }

    private void StartEnded(StepBuffers buffers)
    {
        _ledger.MarkEnded();
        _ledger.GiveNextSeeds();
        StartEpisodes(_ledger.Starting, _ledger.StartSeeds, null, buffers);
        _ledger.Begin();
    }

    private void StepAll(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers buffers)
    {
        var done = false;
        try
        {
            StepWorlds(worlds, actions, buffers);
            done = true;
        }
        finally
        {
            IsStarted = done;
        }
    }

    private void KeepFinalObservations(StepBuffers buffers)
    {
        foreach (var world in new FlaggedWorlds(Ended))
        {
            buffers.FinalObservations!.CopyRow(world, buffers.Observations, world);
        }
    }

    private StepBuffers Target(StepBuffers? into)
    {
        if (into is null)
        {
            return Options.Checked ? CreateBuffers() : _own ??= CreateBuffers();
        }
        return into.Misfit(this) is { } misfit ? throw new ArgumentException(misfit, nameof(into)) : into;
    }

    /// <summary>Hands out a result. In checked mode each has memory of its own, and the last one's is spoiled.</summary>
    private StepBatch Hand(StepBuffers buffers, StepBuffers? into)
    {
        _version++;
        if (into is not null || !Options.Checked)
        {
            return new(buffers, null, 0);
        }
        _own?.Poison();
        _own = buffers;
        return new(buffers, this, _version);
    }

    private void RequireAlive() => ObjectDisposedException.ThrowIf(_disposed, this);

    private void RequireStarted()
    {
        RequireAlive();
        if (!IsStarted)
        {
            throw new InvalidOperationException(
                "The environment was never reset, or a step has failed: call Reset before anything else."
            );
        }
    }

    private void RequireWorld(int world)
    {
        if ((uint)world >= (uint)NumEnvs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(world),
                $"There is no world {world}: worlds are 0 to {NumEnvs - 1}."
            );
        }
    }

    private void RequireNobodyWaits()
    {
        if (Autoreset == AutoresetMode.Disabled && !Options.EndedWorldsGoOn && Ended.Contains(true))
        {
            throw new InvalidOperationException(
                $"World {Ended.IndexOf(true)} has ended and autoreset is Disabled: reset it (and every ended world) before the next step."
            );
        }
    }

    private void RequireActions(ReadOnlySpan<int> actions)
    {
        RequireLength(actions.Length, NumEnvs * SingleActionSpace.Size, "actions");
        if (SingleActionSpace.FirstOutside(actions) is var outside and >= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(actions),
                $"Action {actions[outside]} for world {outside / SingleActionSpace.Size} is not in {SingleActionSpace}; no world was stepped."
            );
        }
    }

    private void RequireLength(int length, int needed, string what)
    {
        if (length != needed)
        {
            throw new ArgumentException($"The {what} have {length} elements; {NumEnvs} worlds need {needed}.", what);
        }
    }
}
