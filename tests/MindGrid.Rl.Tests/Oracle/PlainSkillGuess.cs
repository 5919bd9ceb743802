using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Oracle;

/// <summary>
/// The reference's fifteen <c>recognize</c> methods, one after the other and without a thought of speed: which skill may have led
/// from state <paramref name="First"/> to state <paramref name="Last"/> of a trajectory. Routes come from the queue search.
/// </summary>
internal readonly record struct PlainSkillGuess(Trajectory Whole, int First, int Last)
{
    private AgentAction[] Actions => [.. Whole.Actions.Take(Last).Skip(First)];

    private World Start => Whole.State(First);

    private World End => Whole.State(Last);

    private int Count => Last - First;

    private bool OnlyTurns => Actions.All(action => action is AgentAction.Left or AgentAction.Right);

    private bool OnlyNavigates => Actions.All(action => action <= AgentAction.Forward);

    public Skill? Of(SkillKind kind)
    {
        var (start, end) = (Start, End);
        return kind switch
        {
            SkillKind.Primitive => Count == 1 ? new Skill.Primitive(Actions[0]) : null,
            SkillKind.GoTo => IsShortestWalk() ? new Skill.GoTo(end.AgentCell) : null,
            SkillKind.RotateTowardsObject => In(end, FacedByTurning(), thing => new Skill.RotateTowardsObject(thing)),
            SkillKind.RotateTowardsDirection => OnlyTurns ? new Skill.RotateTowardsDirection(end.AgentHeading) : null,
            SkillKind.GoAdjacentToObject => In(end, WalkedBeside(), thing => new Skill.GoAdjacentToObject(thing)),
            SkillKind.GoAdjacentToPosition => OnlyNavigates ? new Skill.GoAdjacentToPosition(end.CellAhead) : null,
            SkillKind.DropAt => DroppedAt() is { } cell ? new Skill.DropAt(cell) : null,
            SkillKind.EmptyInventory => IsEmptying() ? new Skill.EmptyInventory() : null,
            SkillKind.GetObject => In(start, Fetched(), thing => new Skill.GetObject(thing)),
            SkillKind.MoveObject => Moved() is var (thing, cell)
                ? new Skill.MoveObject(ObjectRef.In(start, thing), cell)
                : null,
            SkillKind.GoDirNSteps => WalkedStraight(),
            SkillKind.Unblock => In(start, Unblocked(), thing => new Skill.Unblock(thing)),
            SkillKind.OpenBox => In(start, OpenedBox(), thing => new Skill.OpenBox(thing)),
            SkillKind.OpenDoor => In(start, Opened(ObjectRole.Door), thing => new Skill.OpenDoor(thing)),
            _ => In(start, Opened(ObjectRole.Bridge), thing => new Skill.FixBridge(thing)),
        };
    }

    private static Skill? In(World state, int? index, Func<ObjectRef, Skill> make) =>
        index is { } found ? make(ObjectRef.In(state, found)) : null;

    private PlainSkillGuess Take(int actions) => this with { Last = First + actions };

    private PlainSkillGuess Skip(int actions) => this with { First = First + actions };

    private bool Ends(AgentAction action) => Count > 0 && Actions[^1] == action;

    private List<AgentAction>? Route(Cell goal) =>
        QueueSearch.Route(Walkability.Walkable(Start), Start.AgentCell, Start.AgentHeading, Bitboard.Of(goal));

    private bool IsShortestWalk() =>
        Count == 0
        || (
            Ends(AgentAction.Forward) && OnlyNavigates && Route(End.AgentCell) is { } way && way.SequenceEqual(Actions)
        );

    private static int? FirstObjectIn(World state, Bitboard cells)
    {
        var found = Enumerable.Range(0, state.ObjectCount).Where(i => cells.Contains(state.ObjectCell(i)));
        return found.Cast<int?>().FirstOrDefault();
    }

    private int? Faced() => FirstObjectIn(End, Bitboard.Of(End.CellAhead));

    private int? FacedByTurning() => OnlyTurns ? Faced() : null;

    private int? WalkedBeside()
    {
        if (!OnlyNavigates || Faced() is not { } faced)
        {
            return null;
        }
        var cell = End.ObjectCell(faced);
        var (nearest, shortest) = (Cell.None, int.MaxValue);
        foreach (var side in HeadingMath.All)
        {
            if (Route(cell.Ahead(side)) is { } way && way.Count < shortest)
            {
                (nearest, shortest) = (cell.Ahead(side), way.Count);
            }
        }
        return nearest == End.AgentCell ? faced : null;
    }

    private Cell? DroppedAt()
    {
        var approach = Take(Count - 1);
        return Ends(AgentAction.Drop) && Start.Carried >= 0 && approach.OnlyNavigates ? approach.End.CellAhead : null;
    }

    private bool IsEmptying() => Count == 0 ? Start.Carried < 0 : DroppedAt() is not null;

    private int? OpenedBox()
    {
        if (!Ends(AgentAction.Toggle) || Take(Count - 1).WalkedBeside() is null)
        {
            return null;
        }
        var (start, ahead) = (Start, End.CellAhead);
        return Enumerable
            .Range(0, start.ObjectCount)
            .Where(i => start.ObjectTile(i).Kind == TileKind.Box && start.ObjectCell(i) == ahead)
            .Cast<int?>()
            .FirstOrDefault();
    }

    private int? Fetched()
    {
        if (Actions.Count(action => action == AgentAction.Pickup) != 1 || End.Carried < 0)
        {
            return null;
        }
        var beforeLast = Take(Count - 1);
        for (var i = 0; i < Count; i++)
        {
            for (var j = i; j < Count; j++)
            {
                if (
                    (Take(i).OpenedBox() ?? Take(i).WalkedBeside()) is not null
                    && Take(j).Skip(i).IsEmptying()
                    && beforeLast.Skip(j).FacedByTurning() is not null
                )
                {
                    return SameObject(End.Carried);
                }
            }
        }
        return null;
    }

    private (int Object, Cell Cell)? Moved()
    {
        for (var i = 0; Ends(AgentAction.Drop) && i <= Count; i++)
        {
            if (Take(i).Fetched() is { } fetched && Skip(i).DroppedAt() is { } cell)
            {
                return (SameObject(fetched), cell);
            }
        }
        return null;
    }

    private Skill? WalkedStraight()
    {
        for (var i = 0; i <= Count && Take(i).OnlyTurns; i++)
        {
            var walk = Skip(i);
            if (walk.Actions.All(action => action == AgentAction.Forward))
            {
                return new Skill.GoDirNSteps(walk.Start.AgentHeading, walk.Count);
            }
        }
        return null;
    }

    private int? Unblocked()
    {
        for (var i = 0; Moved() is not null && i < End.ObjectCount; i++)
        {
            var outside = Bitboard.Of(End.ObjectCell(i)).Neighbours & End.Blueprint.Outer;
            if (
                End.Blueprint.Objects[i].Role is ObjectRole.Door or ObjectRole.Bridge
                && FirstObjectIn(Start, outside) is not null
                && FirstObjectIn(End, outside) is null
            )
            {
                return SameObject(i);
            }
        }
        return null;
    }

    private int? Opened(ObjectRole role)
    {
        var (start, end) = (Start, End);
        var passable = role == ObjectRole.Door ? TileKind.DoorOpen : TileKind.IntactBridge;
        for (var i = 0; Ends(AgentAction.Toggle) && i < start.ObjectCount; i++)
        {
            if (
                start.Blueprint.Objects[i].Role == role
                && start.ObjectTile(i).Kind != passable
                && end.ObjectTile(i).Kind == passable
            )
            {
                return SameObject(i);
            }
        }
        return null;
    }

    /// <summary>The first object of the same type and initial cell: the reference tells objects apart by no more.</summary>
    private int SameObject(int index)
    {
        var objects = Start.Blueprint.Objects;
        var key = (objects[index].Cell, objects[index].Tile.TypeCode);
        return Enumerable.Range(0, index + 1).First(i => (objects[i].Cell, objects[i].Tile.TypeCode) == key);
    }
}
