namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// Grid worlds in which an agent picks up a coloured ball (paper, Section 6). Actions are the seven of <see cref="AgentAction"/>;
/// a mask allows those that change the world. Worlds are stepped in blocks, which the threads share.
/// </summary>
public sealed class GridEnv : VectorEnv
{
    private const int BlockSize = GridBatch.BlockRows;

    // Worlds that are started sooner than other threads are called.
    private const int Few = 8;

    private readonly GridEnvOptions _options;
    private readonly GridBatch _worlds;
    private readonly BlockObserver _observer;
    private readonly BlockCrew _crew;
    private readonly AgentAction[] _actions;
    private readonly World[] _drawn;
    private readonly float[] _rewardMemory;
    private readonly long[] _seeds;
    private readonly Action<int> _drawBlock;
    private readonly Action<int> _startBlock;
    private readonly Action<int> _stepBlock;
    private readonly Action<int> _observeBlock;
    private WorldSource _source;

    // What the blocks of one call work on.
    private WorldSource _drawFrom;
    private WorldMask _mask;
    private StepBuffers _into = null!;

    /// <summary>An environment.</summary>
    /// <param name="numEnvs">Number of worlds.</param>
    /// <param name="options">Everything that can be chosen.</param>
    public GridEnv(int numEnvs, GridEnvOptions options)
        : this(numEnvs, options, new BlockObserver(options.Observation, options.Width)) { }

    private GridEnv(int numEnvs, GridEnvOptions options, BlockObserver observer)
        : base(numEnvs, observer.Space, new Discrete(ActionSet.Size), options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StepLimit, 1);
        _options = options;
        _observer = observer;
        _source = _drawFrom = options.Worlds;
        _worlds = GridBatch.InBlocks(numEnvs);
        _actions = new AgentAction[Blocks(numEnvs) * BlockSize];
        _drawn = new World[numEnvs];
        _rewardMemory = new float[Blocks(numEnvs) * BlockSize * options.Reward.MemorySize];
        _seeds = new long[numEnvs];
        (_drawBlock, _startBlock, _stepBlock, _observeBlock) = (DrawBlock, StartBlock, StepBlock, ObserveBlock);
        _crew = new BlockCrew(Math.Min(options.Threads, Blocks(numEnvs)));
    }

    /// <summary>Room with a door and a key.</summary>
    public static EnvSpec RoomDoorKey { get; } =
        SpecOf(
            "MindGrid/RoomDoorKey-v0",
            "Pick up the ball in a room with a door.",
            new GeneratedWorlds(Layout.RoomDoorKey)
        );

    /// <summary>Island with a bridge and a hammer.</summary>
    public static EnvSpec TreasureIsland { get; } =
        SpecOf(
            "MindGrid/TreasureIsland-v0",
            "Pick up the ball on an island in lava.",
            new GeneratedWorlds(Layout.TreasureIsland)
        );

    /// <summary>Both layouts, as the seeds decide.</summary>
    public static EnvSpec Mixed { get; } =
        SpecOf("MindGrid/Mixed-v0", "Rooms and islands, as the seeds decide.", new GeneratedWorlds());

    /// <inheritdoc/>
    public override int? StepLimit => _options.StepLimit;

    /// <summary>A look at one world as it stands; do not step or reset it yourself.</summary>
    public World WorldAt(int world) => _worlds[world];

    /// <inheritdoc/>
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        _drawFrom = options switch
        {
            null => _source,
            WorldSource source => source,
            _ => throw new ArgumentException(
                $"A grid environment takes a {nameof(WorldSource)} as reset options, not {options.GetType().Name}.",
                nameof(options)
            ),
        };
        var areFew = KeepSeeds(worlds, seeds) <= Few;
        // All worlds are drawn before the first one changes: a source that fails leaves the batch as it was.
        Run(_drawBlock, worlds, into, isLittle: _drawFrom.IsLookUp);
        _source = _drawFrom;
        Run(_startBlock, worlds, into, isLittle: areFew);
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        ActionBytes.Narrow(actions, _actions);
        if (!worlds.IsAll)
        {
            SitOut(worlds);
        }
        Run(_stepBlock, worlds, into);
    }

    /// <inheritdoc/>
    protected internal override void Observe(WorldMask worlds, StepBuffers into) => Run(_observeBlock, worlds, into);

    /// <inheritdoc/>
    protected internal override object SaveWorld(int world)
    {
        var kept = new GridBatch(1);
        kept.CopyRow(0, _worlds, world);
        return new SavedWorld(kept, _options.Reward, MemoryOf(world).ToArray());
    }

    /// <inheritdoc/>
    protected internal override void LoadWorld(int world, object state)
    {
        if (state is not SavedWorld saved || !saved.Reward.Equals(_options.Reward))
        {
            throw new ArgumentException("The state is not one of a grid environment with this reward.", nameof(state));
        }
        _worlds.CopyRow(world, saved.World, 0);
        saved.RewardMemory.CopyTo(MemoryOf(world));
    }

    /// <inheritdoc/>
    protected override void Release() => _crew.Dispose();

    private static EnvSpec SpecOf(string id, string description, WorldSource worlds) =>
        EnvSpec.Of(
            id,
            description,
            new GridEnvOptions { Worlds = worlds },
            static (numEnvs, options) => new GridEnv(numEnvs, options)
        );

    private static int Blocks(int worlds) => (worlds + BlockSize - 1) / BlockSize;

    private void Run(Action<int> block, WorldMask worlds, StepBuffers into, bool isLittle = false)
    {
        (_mask, _into) = (worlds, into);
        if (!isLittle)
        {
            _crew.Run(Blocks(NumEnvs), block);
            return;
        }
        for (var i = 0; i < Blocks(NumEnvs); i++)
        {
            block(i);
        }
    }

    private int EndOf(int block) => Math.Min((block + 1) * BlockSize, NumEnvs);

    private Span<float> MemoryOf(int world, int count = 1) =>
        _rewardMemory.AsSpan(world * _options.Reward.MemorySize, count * _options.Reward.MemorySize);

    private BlockWorlds Members(WorldMask worlds, int block) => new(worlds.OfBlock(block, NumEnvs), block * BlockSize);

    /// <summary>Copies the seeds of some worlds to where all threads can read them.</summary>
    /// <returns>The number of worlds.</returns>
    private int KeepSeeds(WorldMask worlds, ReadOnlySpan<long> seeds)
    {
        var count = 0;
        for (var block = 0; block < Blocks(NumEnvs); block++)
        {
            foreach (var world in Members(worlds, block))
            {
                _seeds[world] = seeds[world];
                count++;
            }
        }
        return count;
    }

    private void SitOut(WorldMask stepping)
    {
        for (var block = 0; block < Blocks(NumEnvs); block++)
        {
            foreach (var world in new BlockWorlds(~stepping.OfBlock(block, NumEnvs), block * BlockSize))
            {
                _actions[world] = StepKernel.Idle;
            }
        }
    }

    private void DrawBlock(int block)
    {
        foreach (var world in Members(_mask, block))
        {
            _drawn[world] = _drawFrom.Stand(_seeds[world]);
        }
    }

    private void StartBlock(int block)
    {
        if (_mask.OfBlock(block, NumEnvs) == 0)
        {
            return;
        }
        foreach (var world in Members(_mask, block))
        {
            _worlds.CopyRow(world, _drawn[world].Batch, _drawn[world].Row);
            _drawn[world] = default;
            _options.Reward.Start(_worlds[world], MemoryOf(world));
        }
        ObserveBlock(block);
    }

    private void StepBlock(int block)
    {
        var first = block * BlockSize;
        var count = EndOf(block) - first;
        var actions = _actions.AsSpan(first, BlockSize);
        var ends = StepKernel.Play(_worlds, first, actions, _options.StepLimit, _options.Width);
        var episodes = EpisodeEnds.Of(in ends, _options.EndsOn);
        episodes.Write(
            _into.Terminated.Span.Slice(first, count),
            _into.Truncated.Span.Slice(first, count),
            _options.Width
        );
        _options.Reward.OfBlock(
            new(_worlds, first, actions[..count], in ends, episodes.Terminated),
            MemoryOf(first, BlockSize),
            _into.Rewards.Span.Slice(first, count)
        );
        ObserveBlock(block);
    }

    private void ObserveBlock(int block)
    {
        var first = block * BlockSize;
        var who = _mask.OfBlock(block, NumEnvs);
        if (who == 0)
        {
            return;
        }
        _observer.Write(_worlds, first, who, _into.Observations);
        EffectiveKernel.Write(_worlds, first, who, _into.ActionMasks.Span, _options.Width);
    }

    private sealed record SavedWorld(GridBatch World, RewardFunction Reward, float[] RewardMemory);
}
