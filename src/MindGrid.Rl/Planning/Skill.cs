namespace MindGrid.Rl.Planning;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>The fifteen skills in the reference's listed order (paper, Appendix B).</summary>
public enum SkillKind : byte
{
    /// <summary>One primitive action.</summary>
    Primitive,

    /// <summary>Walk to a cell.</summary>
    GoTo,

    /// <summary>Face an object in a neighbouring cell.</summary>
    RotateTowardsObject,

    /// <summary>Face a heading.</summary>
    RotateTowardsDirection,

    /// <summary>Walk beside an object and face it.</summary>
    GoAdjacentToObject,

    /// <summary>Walk beside a cell and face it.</summary>
    GoAdjacentToPosition,

    /// <summary>Put the carried object into a cell.</summary>
    DropAt,

    /// <summary>Put the carried object somewhere near.</summary>
    EmptyInventory,

    /// <summary>Fetch an object.</summary>
    GetObject,

    /// <summary>Carry an object to a cell.</summary>
    MoveObject,

    /// <summary>Walk straight.</summary>
    GoDirNSteps,

    /// <summary>Move away what blocks an opening.</summary>
    Unblock,

    /// <summary>Open a box.</summary>
    OpenBox,

    /// <summary>Open a door.</summary>
    OpenDoor,

    /// <summary>Repair a bridge.</summary>
    FixBridge,
}

/// <summary>The skills' names in configurations and data sets.</summary>
public static class SkillNames
{
    private static readonly ImmutableArray<string> Names =
    [
        "primitive",
        "go_to",
        "rotate_towards_object",
        "rotate_towards_direction",
        "go_adjacent_to_object",
        "go_adjacent_to_position",
        "drop_at",
        "empty_inventory",
        "get_object",
        "move_object",
        "go_dir_n_steps",
        "unblock",
        "open_box",
        "open_door",
        "fix_bridge",
    ];

    /// <summary>All names, in the order of <see cref="SkillKind"/>.</summary>
    public static ImmutableArray<string> All => Names;

    /// <summary>The name of a kind.</summary>
    public static string Name(this SkillKind kind) => Names[(int)kind];

    /// <summary>Finds a kind by its name.</summary>
    public static bool TryParse(string name, out SkillKind kind)
    {
        var index = Names.IndexOf(name);
        kind = (SkillKind)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>The skills of a layout's games, in listed order.</summary>
    public static ImmutableArray<SkillKind> For(Layout layout)
    {
        var foreign = layout == Layout.RoomDoorKey ? SkillKind.FixBridge : SkillKind.OpenDoor;
        return [.. Enum.GetValues<SkillKind>().Where(kind => kind != foreign)];
    }
}

/// <summary>
/// An object as a skill's argument. A plan remembers the object as it was when the plan was made, and so do its sentences; the
/// solver and the skills' inner steps mean the object as it is in the world that is being played.
/// </summary>
/// <param name="Index">Position in the object table.</param>
/// <param name="Tile">Kind, colour and state, as remembered.</param>
/// <param name="Initial">Where it was at the reset.</param>
/// <param name="Cell">Where it was when remembered.</param>
/// <param name="IsLive">Read the table instead of the memory.</param>
public readonly record struct ObjectRef(int Index, Tile Tile, Cell Initial, Cell Cell, bool IsLive = false)
{
    /// <summary>The object as it is in a state.</summary>
    public static ObjectRef In(World state, int index) =>
        new(index, state.ObjectTile(index), state.Blueprint.Objects[index].Cell, state.ObjectCell(index));

    /// <summary>The object as it is in whatever world it is used.</summary>
    internal static ObjectRef Live(World world, int index) => In(world, index) with { IsLive = true };

    /// <summary>What a skill sees of it in the world it plays in.</summary>
    internal ObjectRef Seen(World world) => IsLive ? Live(world, Index) : this;
}

/// <summary>A parameterised skill: a step of a plan. The fifteen nested records are all there are.</summary>
public abstract record Skill
{
    private Skill() { }

    /// <summary>Which of the fifteen.</summary>
    public abstract SkillKind Kind { get; }

    /// <summary>The object that it is about, or null.</summary>
    internal ObjectRef? Thing =>
        this switch
        {
            RotateTowardsObject rotate => rotate.Object,
            GoAdjacentToObject go => go.Object,
            GetObject get => get.Object,
            MoveObject move => move.Object,
            Unblock unblock => unblock.Opening,
            OpenBox open => open.Box,
            OpenDoor open => open.Door,
            FixBridge fix => fix.Bridge,
            _ => null,
        };

    /// <summary>One primitive action.</summary>
    /// <param name="Action">The action.</param>
    public sealed record Primitive(AgentAction Action) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.Primitive;
    }

    /// <summary>Walks to a cell by a shortest route.</summary>
    /// <param name="Cell">The cell.</param>
    public sealed record GoTo(Cell Cell) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.GoTo;
    }

    /// <summary>Faces an object in an edge-adjacent cell.</summary>
    /// <param name="Object">The object.</param>
    public sealed record RotateTowardsObject(ObjectRef Object) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.RotateTowardsObject;
    }

    /// <summary>Faces a heading.</summary>
    /// <param name="Heading">The heading.</param>
    public sealed record RotateTowardsDirection(Heading Heading) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.RotateTowardsDirection;
    }

    /// <summary>Walks to the nearest cell beside an object and faces it.</summary>
    /// <param name="Object">The object.</param>
    public sealed record GoAdjacentToObject(ObjectRef Object) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.GoAdjacentToObject;
    }

    /// <summary>Walks to the nearest cell beside a cell and faces it.</summary>
    /// <param name="Cell">The cell.</param>
    public sealed record GoAdjacentToPosition(Cell Cell) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.GoAdjacentToPosition;
    }

    /// <summary>Puts the carried object into a cell.</summary>
    /// <param name="Cell">The cell.</param>
    public sealed record DropAt(Cell Cell) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.DropAt;
    }

    /// <summary>Puts the carried object, if any, into a free cell near by.</summary>
    public sealed record EmptyInventory : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.EmptyInventory;
    }

    /// <summary>Fetches an object, out of its box if it is in one.</summary>
    /// <param name="Object">The object.</param>
    public sealed record GetObject(ObjectRef Object) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.GetObject;
    }

    /// <summary>Carries an object to a cell.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="Cell">The cell.</param>
    public sealed record MoveObject(ObjectRef Object, Cell Cell) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.MoveObject;
    }

    /// <summary>Turns to a heading and walks.</summary>
    /// <param name="Heading">The heading.</param>
    /// <param name="Steps">How many cells, 0 or more.</param>
    public sealed record GoDirNSteps(Heading Heading, int Steps) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.GoDirNSteps;
    }

    /// <summary>Moves away what blocks an opening from outside.</summary>
    /// <param name="Opening">A door or a bridge.</param>
    public sealed record Unblock(ObjectRef Opening) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.Unblock;
    }

    /// <summary>Opens a box.</summary>
    /// <param name="Box">The box.</param>
    public sealed record OpenBox(ObjectRef Box) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.OpenBox;
    }

    /// <summary>Opens a door: unblocks it, fetches the key if it is locked.</summary>
    /// <param name="Door">The door.</param>
    public sealed record OpenDoor(ObjectRef Door) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.OpenDoor;
    }

    /// <summary>Repairs a bridge: unblocks it, fetches the hammer.</summary>
    /// <param name="Bridge">The bridge.</param>
    public sealed record FixBridge(ObjectRef Bridge) : Skill
    {
        /// <inheritdoc/>
        public override SkillKind Kind => SkillKind.FixBridge;
    }
}
