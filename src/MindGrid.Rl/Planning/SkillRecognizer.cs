namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Guesses which arguments of a skill would have produced a slice of a trajectory: the reference's <c>recognize</c>, one method a
/// skill. A guess is necessary, not sufficient: <see cref="PlanRecognizer"/> replays it.
/// </summary>
internal sealed class SkillRecognizer
{
    private readonly AgentAction[] _route = new AgentAction[RoutePlanner.MaxRoute];

    /// <summary>
    /// The first state from which a skill of a kind can have led to a state, judged by the actions alone: what the skill ends
    /// with, and how far its walk can reach back. All states before it need no closer look.
    /// </summary>
    /// <returns>A state, or <paramref name="to"/> itself where there is none.</returns>
    public static int EarliestStart(SkillKind kind, Trajectory whole, int to)
    {
        var last = to - 1;
        var action = whole.Action(last);
        return kind switch
        {
            SkillKind.Primitive => last,

            // A skill that turns takes the shorter way round: two quarter turns at most.
            SkillKind.RotateTowardsObject or SkillKind.RotateTowardsDirection => Math.Max(whole.TurnsSince(to), to - 2),
            SkillKind.GoAdjacentToObject or SkillKind.GoAdjacentToPosition or SkillKind.GoDirNSteps => whole.WalksSince(
                to
            ),
            SkillKind.GoTo when action == AgentAction.Forward => whole.WalksSince(to),
            SkillKind.DropAt or SkillKind.EmptyInventory when action == AgentAction.Drop => whole.WalksSince(last),
            SkillKind.OpenBox when action == AgentAction.Toggle => whole.WalksSince(last),
            SkillKind.GetObject when action == AgentAction.Pickup => 0,
            SkillKind.MoveObject or SkillKind.Unblock when action == AgentAction.Drop => 0,
            SkillKind.OpenDoor or SkillKind.FixBridge when action == AgentAction.Toggle => 0,
            _ => to,
        };
    }

    /// <summary>The skill that may have produced a slice, or null.</summary>
    public Skill? Recognize(SkillKind kind, TrajectorySlice slice) =>
        kind switch
        {
            SkillKind.Primitive => slice.ActionCount == 1 ? new Skill.Primitive(slice.LastAction) : null,
            SkillKind.GoTo => IsShortestWalk(slice) ? new Skill.GoTo(slice.LastState.AgentCell) : null,
            SkillKind.RotateTowardsObject => FacedByTurning(slice) is >= 0 and var faced
                ? new Skill.RotateTowardsObject(Last(slice, faced))
                : null,
            SkillKind.RotateTowardsDirection => slice.OnlyTurns
                ? new Skill.RotateTowardsDirection(slice.LastState.AgentHeading)
                : null,
            SkillKind.GoAdjacentToObject => WalkedBeside(slice) is >= 0 and var faced
                ? new Skill.GoAdjacentToObject(Last(slice, faced))
                : null,
            SkillKind.GoAdjacentToPosition => slice.OnlyNavigates
                ? new Skill.GoAdjacentToPosition(slice.LastState.CellAhead)
                : null,
            SkillKind.DropAt => DroppedAt(slice) is { } cell ? new Skill.DropAt(cell) : null,
            SkillKind.EmptyInventory => IsEmptying(slice) ? new Skill.EmptyInventory() : null,
            SkillKind.GetObject => Fetched(slice) is >= 0 and var fetched
                ? new Skill.GetObject(First(slice, fetched))
                : null,
            SkillKind.MoveObject => Moved(slice) is var (moved, cell)
                ? new Skill.MoveObject(First(slice, moved), cell)
                : null,
            SkillKind.GoDirNSteps => WalkedStraight(slice),
            SkillKind.Unblock => Unblocked(slice) is >= 0 and var opening
                ? new Skill.Unblock(First(slice, opening))
                : null,
            SkillKind.OpenBox => OpenedBox(slice) is >= 0 and var box ? new Skill.OpenBox(First(slice, box)) : null,
            SkillKind.OpenDoor => MadePassable(slice, ObjectRole.Door, TileKind.DoorOpen) is >= 0 and var door
                ? new Skill.OpenDoor(First(slice, door))
                : null,
            SkillKind.FixBridge => MadePassable(slice, ObjectRole.Bridge, TileKind.IntactBridge) is >= 0 and var bridge
                ? new Skill.FixBridge(First(slice, bridge))
                : null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the fifteen skills."),
        };

    private static ObjectRef First(TrajectorySlice slice, int index) => ObjectRef.In(slice.FirstState, index);

    private static ObjectRef Last(TrajectorySlice slice, int index) => ObjectRef.In(slice.LastState, index);

    private bool IsShortestWalk(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0)
        {
            return true;
        }
        if (slice.LastAction != AgentAction.Forward || !slice.OnlyNavigates)
        {
            return false;
        }
        var length = RoutePlanner.Route(slice.RouteFromStart(Bitboard.Of(slice.LastState.AgentCell)), _route);
        return length == slice.ActionCount && slice.Actions.SequenceEqual(_route.AsSpan(0, length));
    }

    /// <summary>The object that is faced after nothing but turns, or -1.</summary>
    private static int FacedByTurning(TrajectorySlice slice) => slice.OnlyTurns ? FacedObject(slice.LastState) : -1;

    /// <summary>The first object in the table that counts as being in the cell ahead, or -1: a box's content before the box.</summary>
    private static int FacedObject(World state) => SkillGeometry.FirstObjectIn(state, Bitboard.Of(state.CellAhead));

    /// <summary>The object that is faced after a walk to the nearest cell beside it, or -1.</summary>
    private int WalkedBeside(TrajectorySlice slice)
    {
        if (!slice.OnlyNavigates || FacedObject(slice.LastState) is not (>= 0 and var faced))
        {
            return -1;
        }
        var start = slice.FirstState;
        var (_, nearest) = SkillGeometry.RouteBeside(
            slice.Whole.Walkable(slice.First),
            start.AgentCell,
            start.AgentHeading,
            slice.LastState.ObjectCell(faced),
            _route
        );
        return nearest == slice.LastState.AgentCell ? faced : -1;
    }

    private static Cell? DroppedAt(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0 || slice.LastAction != AgentAction.Drop || slice.FirstState.Carried < 0)
        {
            return null;
        }
        var approach = slice.Take(slice.ActionCount - 1);
        return approach.OnlyNavigates ? approach.LastState.CellAhead : null;
    }

    private static bool IsEmptying(TrajectorySlice slice) =>
        slice.ActionCount == 0 ? slice.FirstState.Carried < 0 : DroppedAt(slice) is not null;

    /// <summary>The box that was walked up to and opened, or -1.</summary>
    private int OpenedBox(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0 || slice.LastAction != AgentAction.Toggle)
        {
            return -1;
        }
        var start = slice.FirstState;
        for (var i = 0; i < start.ObjectCount; i++)
        {
            if (start.ObjectTile(i).Kind == TileKind.Box && start.ObjectCell(i) == slice.LastState.CellAhead)
            {
                return WalkedBeside(slice.Take(slice.ActionCount - 1)) < 0 ? -1 : i;
            }
        }
        return -1;
    }

    /// <summary>The object that was fetched: an approach (or a box opened), the inventory emptied, a turn, one pickup.</summary>
    private int Fetched(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0 || slice.Actions.Count(AgentAction.Pickup) != 1 || slice.LastState.Carried < 0)
        {
            return -1;
        }
        var beforeLast = slice.Take(slice.ActionCount - 1);
        if (FacedObject(beforeLast.LastState) < 0)
        {
            return -1;
        }
        for (var i = 0; i <= beforeLast.ActionCount; i++)
        {
            if (IsEmptiedAndTurned(beforeLast.Skip(i)) && IsApproach(slice.Take(i)))
            {
                return SameObject(slice.FirstState, slice.LastState.Carried);
            }
        }
        return -1;
    }

    private bool IsApproach(TrajectorySlice slice) => OpenedBox(slice) >= 0 || WalkedBeside(slice) >= 0;

    private static bool IsEmptiedAndTurned(TrajectorySlice slice)
    {
        var turned = Math.Max(slice.First, slice.Whole.TurnsSince(slice.Last));
        for (var i = turned; i <= slice.Last; i++)
        {
            if (IsEmptying(slice with { Last = i }))
            {
                return true;
            }
        }
        return false;
    }

    private (int Object, Cell Cell)? Moved(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0 || slice.LastAction != AgentAction.Drop)
        {
            return null;
        }
        // Putting down is a walk and a drop: it began after the last action before it that was neither turn nor step.
        var walk = Math.Max(slice.First, slice.Whole.WalksSince(slice.Last - 1));
        for (var i = walk - slice.First; i < slice.ActionCount; i++)
        {
            if (DroppedAt(slice.Skip(i)) is { } cell && Fetched(slice.Take(i)) is >= 0 and var fetched)
            {
                return (SameObject(slice.FirstState, fetched), cell);
            }
        }
        return null;
    }

    private static Skill? WalkedStraight(TrajectorySlice slice)
    {
        for (var i = 0; i <= slice.ActionCount && slice.Take(i).OnlyTurns; i++)
        {
            var walk = slice.Skip(i);
            if (!walk.Actions.ContainsAnyExcept(AgentAction.Forward))
            {
                return new Skill.GoDirNSteps(walk.FirstState.AgentHeading, walk.ActionCount);
            }
        }
        return null;
    }

    private int Unblocked(TrajectorySlice slice)
    {
        if (UnblockedOpening(slice) is not (>= 0 and var opening) || Moved(slice) is null)
        {
            return -1;
        }
        return opening;
    }

    private static int UnblockedOpening(TrajectorySlice slice)
    {
        for (var i = 0; i < slice.LastState.ObjectCount; i++)
        {
            if (slice.LastState.Blueprint.Objects[i].Role is ObjectRole.Door or ObjectRole.Bridge)
            {
                var outside = Bitboard.Of(slice.LastState.ObjectCell(i)).Neighbours & slice.LastState.Blueprint.Outer;
                var wasBlocked = SkillGeometry.FirstObjectIn(slice.FirstState, outside) >= 0;
                var isBlocked = SkillGeometry.FirstObjectIn(slice.LastState, outside) >= 0;
                if (wasBlocked && !isBlocked)
                {
                    return SameObject(slice.FirstState, i);
                }
            }
        }
        return -1;
    }

    /// <summary>The opening that a final toggle has made passable, or -1.</summary>
    private static int MadePassable(TrajectorySlice slice, ObjectRole role, TileKind passable)
    {
        if (slice.ActionCount == 0 || slice.LastAction != AgentAction.Toggle)
        {
            return -1;
        }
        for (var i = 0; i < slice.FirstState.ObjectCount; i++)
        {
            if (
                slice.FirstState.Blueprint.Objects[i].Role == role
                && slice.FirstState.ObjectTile(i).Kind != passable
                && slice.LastState.ObjectTile(i).Kind == passable
            )
            {
                return SameObject(slice.FirstState, i);
            }
        }
        return -1;
    }

    /// <summary>
    /// The reference finds an object again by its type and initial cell: of two balls put into one cell it always means the first.
    /// </summary>
    private static int SameObject(World state, int index)
    {
        var objects = state.Blueprint.Objects;
        for (var i = 0; i < index; i++)
        {
            if (objects[i].Cell == objects[index].Cell && objects[i].Tile.TypeCode == objects[index].Tile.TypeCode)
            {
                return i;
            }
        }
        return index;
    }
}
