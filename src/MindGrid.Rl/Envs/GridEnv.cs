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
    private const int BlockSize = 64;

    private readonly GridEnvOptions _options;
    private readonly GridBatch _worlds;
    private readonly GridObserver _observer;
    private readonly BlockCrew _crew;
    private readonly AgentAction[] _actions;
    private readonly Blueprint?[] _drawn;
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
        : this(numEnvs, options, new GridObserver(options.Observation)) { }

    private GridEnv(int numEnvs, GridEnvOptions options, GridObserver observer)
        : base(numEnvs, observer.Space, new Discrete(ActionSet.Size), options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StepLimit, 1);
        _options = options;
        _observer = observer;
        _source = _drawFrom = options.Worlds;
        _worlds = new GridBatch(numEnvs);
        _actions = new AgentAction[numEnvs];
        _drawn = new Blueprint?[numEnvs];
        _rewardMemory = new float[numEnvs * options.Reward.MemorySize];
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
        seeds.CopyTo(_seeds);
        // All worlds are drawn before the first one changes: a source that fails leaves the batch as it was.
        Run(_drawBlock, worlds, into);
        _source = _drawFrom;
        Run(_startBlock, worlds, into);
    }

    /// <inheritdoc/>
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        for (var world = 0; world < actions.Length; world++)
        {
            _actions[world] = (AgentAction)actions[world];
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

    private void Run(Action<int> block, WorldMask worlds, StepBuffers into)
    {
        (_mask, _into) = (worlds, into);
        _crew.Run(Blocks(NumEnvs), block);
    }

    private int EndOf(int block) => Math.Min((block + 1) * BlockSize, NumEnvs);

    private Span<float> MemoryOf(int world) =>
        _rewardMemory.AsSpan(world * _options.Reward.MemorySize, _options.Reward.MemorySize);

    private void DrawBlock(int block)
    {
        for (var world = block * BlockSize; world < EndOf(block); world++)
        {
            _drawn[world] = _mask.Contains(world) ? Draw(_seeds[world]) : null;
        }
    }

    private Blueprint Draw(long seed)
    {
        var blueprint =
            _drawFrom.Draw(seed)
            ?? throw new InvalidOperationException($"{_drawFrom.GetType().Name} drew no world for the seed {seed}.");
        GridBatch.RequireRoom(blueprint);
        return blueprint;
    }

    private void StartBlock(int block)
    {
        for (var world = block * BlockSize; world < EndOf(block); world++)
        {
            if (_drawn[world] is { } blueprint)
            {
                _worlds.Reset(world, blueprint);
                _options.Reward.Start(_worlds[world], MemoryOf(world));
                Write(world);
            }
        }
    }

    private void StepBlock(int block)
    {
        var rewards = _into.Rewards.Span;
        var terminated = _into.Terminated.Span;
        var truncated = _into.Truncated.Span;
        for (var row = block * BlockSize; row < EndOf(block); row++)
        {
            if (!_mask.Contains(row))
            {
                continue;
            }
            var world = _worlds[row];
            var ends = Rules.Step.Apply(world, _actions[row], _options.StepLimit);
            terminated[row] = IsTerminal(world, ends);
            truncated[row] = (ends & StepEnds.TimeLimit) != 0;
            rewards[row] = _options.Reward.Of(new(world, _actions[row], ends, terminated[row]), MemoryOf(row));
            Write(row);
        }
    }

    // Not HasFlag: until its code is optimised it allocates.
    private bool IsTerminal(World world, StepEnds ends) =>
        ((_options.EndsOn & EndsOn.Death) != 0 && (ends & StepEnds.Died) != 0)
        || ((_options.EndsOn & EndsOn.Success) != 0 && world.HoldsTarget);

    private void ObserveBlock(int block)
    {
        for (var world = block * BlockSize; world < EndOf(block); world++)
        {
            if (_mask.Contains(world))
            {
                Write(world);
            }
        }
    }

    private void Write(int world)
    {
        _observer.Write(_worlds[world], _into.Observations, world);
        var effective = Rules.Step.Effective(_worlds[world]);
        var mask = _into.ActionMasks.Span.Slice(world * ActionSet.Size, ActionSet.Size);
        for (var action = 0; action < mask.Length; action++)
        {
            mask[action] = effective.Contains((AgentAction)action);
        }
    }

    private sealed record SavedWorld(GridBatch World, RewardFunction Reward, float[] RewardMemory);
}
