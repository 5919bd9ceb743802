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

    /// <summary>The skill that may have produced a slice, or null.</summary>
    public Skill? Recognize(SkillKind kind, TrajectorySlice slice) =>
        kind switch
        {
            SkillKind.Primitive => slice.ActionCount == 1 ? new Skill.Primitive(slice.LastAction) : null,
            SkillKind.GoTo => IsShortestWalk(slice) ? new Skill.GoTo(slice.LastState.AgentCell) : null,
            SkillKind.RotateTowardsObject => OnIndex(
                FacedByTurning(slice),
                i => new Skill.RotateTowardsObject(Last(slice, i))
            ),
            SkillKind.RotateTowardsDirection => slice.OnlyTurns
                ? new Skill.RotateTowardsDirection(slice.LastState.AgentHeading)
                : null,
            SkillKind.GoAdjacentToObject => OnIndex(
                WalkedBeside(slice),
                i => new Skill.GoAdjacentToObject(Last(slice, i))
            ),
            SkillKind.GoAdjacentToPosition => slice.OnlyNavigates
                ? new Skill.GoAdjacentToPosition(slice.LastState.CellAhead)
                : null,
            SkillKind.DropAt => DroppedAt(slice) is { } cell ? new Skill.DropAt(cell) : null,
            SkillKind.EmptyInventory => IsEmptying(slice) ? new Skill.EmptyInventory() : null,
            SkillKind.GetObject => OnIndex(Fetched(slice), i => new Skill.GetObject(First(slice, i))),
            SkillKind.MoveObject => Moved(slice) is var (i, cell) ? new Skill.MoveObject(First(slice, i), cell) : null,
            SkillKind.GoDirNSteps => WalkedStraight(slice),
            SkillKind.Unblock => OnIndex(Unblocked(slice), i => new Skill.Unblock(First(slice, i))),
            SkillKind.OpenBox => OnIndex(OpenedBox(slice), i => new Skill.OpenBox(First(slice, i))),
            SkillKind.OpenDoor => OnIndex(
                MadePassable(slice, ObjectRole.Door, TileKind.DoorOpen),
                i => new Skill.OpenDoor(First(slice, i))
            ),
            SkillKind.FixBridge => OnIndex(
                MadePassable(slice, ObjectRole.Bridge, TileKind.IntactBridge),
                i => new Skill.FixBridge(First(slice, i))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the fifteen skills."),
        };

    private static Skill? OnIndex(int index, Func<int, Skill> make) => index < 0 ? null : make(index);

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
    private static int WalkedBeside(TrajectorySlice slice)
    {
        if (!slice.OnlyNavigates || FacedObject(slice.LastState) is not (>= 0 and var faced))
        {
            return -1;
        }
        var start = slice.FirstState;
        var cell = slice.LastState.ObjectCell(faced);
        var nearest = SkillGeometry.NearestBeside(
            slice.Whole.Walkable(slice.First),
            start.AgentCell,
            start.AgentHeading,
            cell
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
    private static int OpenedBox(TrajectorySlice slice)
    {
        if (
            slice.ActionCount == 0
            || slice.LastAction != AgentAction.Toggle
            || WalkedBeside(slice.Take(slice.ActionCount - 1)) < 0
        )
        {
            return -1;
        }
        var start = slice.FirstState;
        for (var i = 0; i < start.ObjectCount; i++)
        {
            if (start.ObjectTile(i).Kind == TileKind.Box && start.ObjectCell(i) == slice.LastState.CellAhead)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>The object that was fetched: an approach (or a box opened), the inventory emptied, a turn, one pickup.</summary>
    private static int Fetched(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0 || slice.Actions.Count(AgentAction.Pickup) != 1 || slice.LastState.Carried < 0)
        {
            return -1;
        }
        var beforeLast = slice.ActionCount - 1;
        for (var i = 0; i <= beforeLast; i++)
        {
            var approach = slice.Take(i);
            if (OpenedBox(approach) < 0 && WalkedBeside(approach) < 0)
            {
                continue;
            }
            for (var j = i; j <= beforeLast; j++)
            {
                if (IsEmptying(slice.Take(j).Skip(i)) && FacedByTurning(slice.Take(beforeLast).Skip(j)) >= 0)
                {
                    return SameObject(slice.FirstState, slice.LastState.Carried);
                }
            }
        }
        return -1;
    }

    private static (int Object, Cell Cell)? Moved(TrajectorySlice slice)
    {
        if (slice.ActionCount == 0 || slice.LastAction != AgentAction.Drop)
        {
            return null;
        }
        for (var i = 0; i <= slice.ActionCount; i++)
        {
            if (Fetched(slice.Take(i)) is >= 0 and var fetched && DroppedAt(slice.Skip(i)) is { } cell)
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

    private static int Unblocked(TrajectorySlice slice)
    {
        if (Moved(slice) is null)
        {
            return -1;
        }
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
