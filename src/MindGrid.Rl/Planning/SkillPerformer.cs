namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// Plays skills in a world, action by action. A skill whose precondition fails answers false (the reference's null trajectory),
/// and whatever it was part of fails with it. What was played is either recorded, or checked against a trajectory as it comes.
/// </summary>
internal sealed class SkillPerformer
{
    private readonly AgentAction[] _route = new AgentAction[RoutePlanner.MaxRoute];
    private Cell? _routeBeside;
    private int _routeLength;
    private World _world;
    private Trajectory _trajectory = null!;
    private Play _play;
    private int _state;
    private int _end;

    /// <summary>What playing an action means.</summary>
    private enum Play
    {
        /// <summary>Step the world and record where it goes.</summary>
        Record,

        /// <summary>Step the world and see whether it goes where the trajectory went.</summary>
        Compare,

        /// <summary>Go on to the trajectory's next state, which is where a step would lead.</summary>
        Follow,
    }

    /// <summary>The most moves of a walk; what is farther away counts as out of reach.</summary>
    public int MaxWalk { get; set; } = RoutePlanner.MaxRoute;

    /// <summary>The world in which this performer plays.</summary>
    public World World => _world;

    private Bitboard Walkable => _play == Play.Compare ? Walkability.Walkable(_world) : _trajectory.Walkable(_state);

    /// <summary>From now on plays in a world and records from its present state.</summary>
    public SkillPerformer Recording(World world, Trajectory record)
    {
        record.Begin(world);
        Start(Play.Record, world, record, 0, int.MaxValue);
        return this;
    }

    /// <summary>Whether a skill, played in a world that is in the first state, repeats a slice of a trajectory exactly.</summary>
    public bool Repeats(Skill skill, World world, Trajectory expected, int first, int last)
    {
        Start(Play.Compare, world, expected, first, last);
        return Perform(skill) && _state == last;
    }

    /// <summary>
    /// Whether a skill, played in the trajectory's own world, repeats a slice of it exactly. Steps are deterministic: as long as
    /// the actions are those of the trajectory, so are the states, and nothing has to be stepped.
    /// </summary>
    public bool Repeats(Skill skill, Trajectory own, int first, int last)
    {
        Start(Play.Follow, own.State(first), own, first, last);
        return Perform(skill) && _state == last;
    }

    /// <summary>Plays a skill.</summary>
    /// <returns>False where it cannot be done (or, when checking, departs from what was expected).</returns>
    public bool Perform(Skill skill) =>
        skill switch
        {
            Skill.Primitive primitive => Act(primitive.Action),
            Skill.GoTo go => GoTo(go.Cell),
            Skill.RotateTowardsObject rotate => FaceCell(rotate.Object.Seen(_world).Cell),
            Skill.RotateTowardsDirection rotate => Face(rotate.Heading),
            Skill.GoAdjacentToObject go => GoAdjacent(go.Object.Seen(_world).Cell),
            Skill.GoAdjacentToPosition go => GoAdjacent(go.Cell),
            Skill.DropAt drop => DropAt(drop.Cell),
            Skill.EmptyInventory => EmptyInventory(),
            Skill.GetObject get => GetObject(get.Object),
            Skill.MoveObject move => MoveObject(move.Object, move.Cell),
            Skill.GoDirNSteps go => Face(go.Heading) && Repeat(AgentAction.Forward, go.Steps),
            Skill.Unblock unblock => Unblock(unblock.Opening),
            Skill.OpenBox open => OpenBox(open.Box),
            Skill.OpenDoor open => OpenDoor(open.Door),
            Skill.FixBridge fix => FixBridge(fix.Bridge),
            _ => throw new ArgumentOutOfRangeException(nameof(skill)),
        };

    private void Start(Play play, World world, Trajectory trajectory, int state, int end)
    {
        (_play, _world, _trajectory, _state, _end) = (play, world, trajectory, state, end);
        _routeBeside = null;
    }

    private bool Act(AgentAction action)
    {
        _routeBeside = null;
        if (_play != Play.Record && (_state == _end || _trajectory.Action(_state) != action))
        {
            return false;
        }
        _state++;
        switch (_play)
        {
            case Play.Record:
                Step.Apply(_world, action);
                _trajectory.Add(action, _world);
                return true;
            case Play.Compare:
                Step.Apply(_world, action);
                var state = _trajectory.State(_state);
                return _world.Batch.SameState(_world.Row, state.Batch, state.Row);
            default:
                _world = _trajectory.State(_state);
                return true;
        }
    }

    private bool Repeat(AgentAction action, int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (!Act(action))
            {
                return false;
            }
        }
        return true;
    }

    private bool Walk(int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!Act(_route[i]))
            {
                return false;
            }
        }
        return length != RoutePlanner.Unreachable;
    }

    private bool GoTo(Cell cell)
    {
        _routeBeside = null;
        return Walk(
            InReach(RoutePlanner.Route(new(Walkable, _world.AgentCell, _world.AgentHeading, Bitboard.Of(cell)), _route))
        );
    }

    private bool Face(Heading heading)
    {
        var (left, right) = SkillGeometry.QuarterTurns(_world.AgentHeading, heading);
        return left < right ? Repeat(AgentAction.Left, left) : Repeat(AgentAction.Right, right);
    }

    private bool FaceCell(Cell cell) => _world.AgentCell.HeadingTo(cell) is { } heading && Face(heading);

    /// <summary>Whether a way leads to a cell beside a cell. The way is kept until the next action.</summary>
    public bool CanGoBeside(Cell cell) => RouteBeside(cell) != RoutePlanner.Unreachable;

    private int RouteBeside(Cell cell)
    {
        if (_routeBeside != cell)
        {
            var (length, _) = SkillGeometry.RouteBeside(Walkable, _world.AgentCell, _world.AgentHeading, cell, _route);
            (_routeBeside, _routeLength) = (cell, InReach(length));
        }
        return _routeLength;
    }

    private int InReach(int length) => length <= MaxWalk ? length : RoutePlanner.Unreachable;

    private bool GoAdjacent(Cell cell) => Walk(RouteBeside(cell)) && FaceCell(cell);

    private bool DropAt(Cell cell) => _world.Carried >= 0 && GoAdjacent(cell) && Act(AgentAction.Drop);

    private bool EmptyInventory()
    {
        if (_world.Carried < 0)
        {
            return true;
        }
        var free = SkillGeometry.FreeCellNear(_world, _world.AgentCell);
        return free != Cell.None && DropAt(free);
    }

    public bool GetObject(ObjectRef thing)
    {
        // The reference tests identity, which an object remembered from a trajectory never has.
        if (thing.IsLive && _world.Carried == thing.Index)
        {
            return true;
        }
        var cell = thing.Seen(_world).Cell;
        if (!CanGoBeside(cell))
        {
            return false;
        }
        var arrived =
            _world.TileAt(cell).Kind == TileKind.Box
                ? OpenBox(ObjectRef.Live(_world, _world.ObjectShownIn(cell)))
                : GoAdjacent(cell);
        return arrived && EmptyInventory() && FaceCell(thing.Seen(_world).Cell) && Act(AgentAction.Pickup);
    }

    private bool MoveObject(ObjectRef thing, Cell cell) => GetObject(thing) && DropAt(cell);

    public bool Unblock(ObjectRef opening)
    {
        var outside = Bitboard.Of(opening.Initial).Neighbours & _world.Blueprint.Outer;
        var blocking = SkillGeometry.FirstObjectIn(_world, outside);
        if (blocking < 0)
        {
            return true;
        }
        var free = SkillGeometry.FreeCellNear(_world, _world.ObjectCell(blocking));
        return free != Cell.None && MoveObject(ObjectRef.Live(_world, blocking), free);
    }

    private bool OpenBox(ObjectRef box)
    {
        var cell = box.Seen(_world).Cell;
        return cell.IsOnBoardIndex
            && _world.TileAt(cell).Kind == TileKind.Box
            && GoAdjacent(cell)
            && Act(AgentAction.Toggle);
    }

    public bool OpenDoor(ObjectRef door)
    {
        if (door.Seen(_world).Tile.Kind == TileKind.DoorOpen)
        {
            return true;
        }
        if (!Unblock(door))
        {
            return false;
        }
        var isLocked = door.Seen(_world).Tile.Kind == TileKind.DoorLocked;
        return (!isLocked || GetFirst(ObjectRole.Key)) && GoAdjacent(door.Seen(_world).Cell) && Act(AgentAction.Toggle);
    }

    public bool FixBridge(ObjectRef bridge) =>
        bridge.Seen(_world).Tile.Kind == TileKind.IntactBridge
        || (
            _world.Blueprint.FirstOf(ObjectRole.Hammer) >= 0
            && Unblock(bridge)
            && GetFirst(ObjectRole.Hammer)
            && GoAdjacent(bridge.Seen(_world).Cell)
            && Act(AgentAction.Toggle)
        );

    private bool GetFirst(ObjectRole role)
    {
        var index = _world.Blueprint.FirstOf(role);
        return index >= 0 && GetObject(ObjectRef.Live(_world, index));
    }
}
