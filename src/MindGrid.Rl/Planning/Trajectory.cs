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
    private Runs[] _runs = new Runs[16];

    /// <summary>The actions so far; a borrowed view.</summary>
    public IReadOnlyList<AgentAction> Actions => _actions;

    /// <summary>Number of states, one more than actions.</summary>
    public int StateCount { get; private set; }

    /// <summary>A state.</summary>
    public World State(int index) => _states[index];

    /// <summary>The action that follows a state.</summary>
    internal AgentAction Action(int state) => _actions[state];

    /// <summary>The actions between two states; a borrowed view.</summary>
    internal ReadOnlySpan<AgentAction> ActionsBetween(int first, int last) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_actions)[first..last];

    /// <summary>The first state from which only turns lead to a state: itself after any other action.</summary>
    internal int TurnsSince(int index) => _runs[index].Turns;

    /// <summary>The first state from which only turns and steps lead to a state. All that changes since then is the agent's place.</summary>
    internal int WalksSince(int index) => _runs[index].Walks;

    /// <summary>Where the agent of a state can walk; computed once for all states that differ in the agent's place only.</summary>
    internal Bitboard Walkable(int index)
    {
        var first = WalksSince(index);
        return _walkable[first] ??= Walkability.Walkable(State(first));
    }

    /// <summary>Forgets all and starts at a world's present state.</summary>
    internal void Begin(World world)
    {
        _actions.Clear();
        StateCount = 0;
        AddState(world, default);
    }

    internal void Add(AgentAction action, World after)
    {
        var (turns, walks) = _runs[StateCount - 1];
        _actions.Add(action);
        AddState(
            after,
            action switch
            {
                AgentAction.Left or AgentAction.Right => new(turns, walks),
                AgentAction.Forward => new(StateCount, walks),
                _ => new(StateCount, StateCount),
            }
        );
    }

    private void AddState(World world, Runs runs)
    {
        if (StateCount == _states.Rows)
        {
            _states.Grow(2 * StateCount);
            Array.Resize(ref _walkable, 2 * StateCount);
            Array.Resize(ref _runs, 2 * StateCount);
        }
        _states.CopyRow(StateCount, world.Batch, world.Row);
        _walkable[StateCount] = null;
        _runs[StateCount] = runs;
        StateCount++;
    }

    /// <summary>Where the runs of actions of one sort that end in a state begin.</summary>
    private readonly record struct Runs(int Turns, int Walks);
}
