namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// What happened: states s_0 … s_n and the actions a_0 … a_(n-1) between them. The states are rows of one batch that grows with
/// the trajectory and is kept for the next one.
/// </summary>
public sealed class Trajectory
{
    private readonly GridBatch _states = new(16);
    private readonly List<AgentAction> _actions = [];
    private Bitboard?[] _walkable = new Bitboard?[16];

    /// <summary>The actions so far; a borrowed view.</summary>
    public IReadOnlyList<AgentAction> Actions => _actions;

    /// <summary>Number of states, one more than actions.</summary>
    public int StateCount { get; private set; }

    /// <summary>A state.</summary>
    public World State(int index) => _states[index];

    /// <summary>The actions between two states; a borrowed view.</summary>
    internal ReadOnlySpan<AgentAction> ActionsBetween(int first, int last) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_actions)[first..last];

    /// <summary>Where the agent of a state can walk; computed once.</summary>
    internal Bitboard Walkable(int index) => _walkable[index] ??= Walkability.Walkable(State(index));

    /// <summary>Forgets all and starts at a world's present state.</summary>
    internal void Begin(World world)
    {
        _actions.Clear();
        StateCount = 0;
        AddState(world);
    }

    internal void Add(AgentAction action, World after)
    {
        _actions.Add(action);
        AddState(after);
    }

    private void AddState(World world)
    {
        if (StateCount == _states.Rows)
        {
            _states.Grow(2 * StateCount);
            Array.Resize(ref _walkable, 2 * StateCount);
        }
        _states.CopyRow(StateCount, world.Batch, world.Row);
        _walkable[StateCount] = null;
        StateCount++;
    }
}
