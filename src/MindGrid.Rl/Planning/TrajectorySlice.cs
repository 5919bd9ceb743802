namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>The states First … Last of a trajectory and the actions between them.</summary>
internal readonly record struct TrajectorySlice(Trajectory Whole, int First, int Last)
{
    public int ActionCount => Last - First;

    public ReadOnlySpan<AgentAction> Actions => Whole.ActionsBetween(First, Last);

    public AgentAction LastAction => Whole.Action(Last - 1);

    public World FirstState => Whole.State(First);

    public World LastState => Whole.State(Last);

    /// <summary>Only turns.</summary>
    public bool OnlyTurns => Whole.TurnsSince(Last) <= First;

    /// <summary>Only turns and steps.</summary>
    public bool OnlyNavigates => Whole.WalksSince(Last) <= First;

    /// <summary>The first n actions.</summary>
    public TrajectorySlice Take(int actions) => this with { Last = First + actions };

    /// <summary>All but the first n actions.</summary>
    public TrajectorySlice Skip(int actions) => this with { First = First + actions };

    /// <summary>A question for a route from the first state.</summary>
    public RouteQuery RouteFromStart(Bitboard goals) =>
        new(Whole.Walkable(First), FirstState.AgentCell, FirstState.AgentHeading, goals);
}
