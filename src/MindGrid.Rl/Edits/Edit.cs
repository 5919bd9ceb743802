namespace MindGrid.Rl.Edits;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// One change of a world, with all that its sentence says. Drawn from a seed (<see cref="EditDraw"/>) or read from a sentence, it
/// is the same value and does the same. The twelve nested records are all there are.
/// </summary>
public abstract record Edit
{
    private Edit() { }

    /// <summary>Which of the twelve.</summary>
    public abstract EditKind Kind { get; }

    /// <summary>Applies the edit where the world allows it.</summary>
    /// <param name="world">The world as it starts.</param>
    /// <param name="quirks">With <see cref="Quirks.Reference"/>, only what the reference checks is checked.</param>
    /// <returns>The changed world, or the unchanged one and why.</returns>
    public (Blueprint World, EditRejection? Rejection) TryApply(Blueprint world, Quirks quirks = Quirks.None) =>
        Check(world, quirks) is { } rejection ? (world, rejection) : (Change(world), null);

    /// <summary>Why the edit cannot be applied, or null.</summary>
    internal abstract EditRejection? Check(Blueprint world, Quirks quirks);

    /// <summary>The world with the edit made. Seeded draws come here unchecked.</summary>
    internal abstract Blueprint Change(Blueprint world);

    private static EditRejection Reject(RejectionReason reason, string message) => new(reason, message);

    private static Blueprint Add(Blueprint world, WorldObject thing) =>
        world with
        {
            Objects = world.Objects.Add(thing),
        };

    /// <summary>Puts an object into the divider in the place of the obstacle there.</summary>
    private static Blueprint Open(Blueprint world, WorldObject opening) =>
        world with
        {
            Obstacles = world.Obstacles.Remove(opening.Cell),
            Objects = world.Objects.Add(opening),
        };

    internal static EditRejection? RequireRoom(Blueprint world) =>
        world.Objects.Length < Blueprint.MaxObjects
            ? null
            : Reject(RejectionReason.WorldFull, $"The world is full: it holds {Blueprint.MaxObjects} objects.");

    private static EditRejection? RequireOnBoard(Cell cell) =>
        cell.IsOnBoardIndex ? null : Reject(RejectionReason.OffBoard, "The cell is outside the grid.");

    private static EditRejection? RequireUnoccupied(Blueprint world, Cell cell) =>
        RequireOnBoard(cell)
        ?? (
            world.Occupied.Contains(cell)
                ? Reject(RejectionReason.CellOccupied, $"The cell at {cell} is occupied.")
                : null
        );

    private static EditRejection? RequireWayIn(Blueprint world, Cell cell) =>
        RequireOnBoard(cell)
        ?? (
            !world.Obstacles.Contains(cell)
                ? Reject(
                    RejectionReason.ObstacleNotFound,
                    $"There is no {(world.Obstacle == TileKind.Wall ? "wall" : "lava")} of the divider at {cell}."
                )
            : Section.WayInto(world, cell) is null
                ? Reject(RejectionReason.NoWayIn, $"The divider's cell at {cell} does not border on the inner section.")
            : null
        );

    /// <summary>Mirrors the grid along the vertical axis.</summary>
    public sealed record FlipVertical : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.FlipVertical;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) => null;

        internal override Blueprint Change(Blueprint world)
        {
            var objects = world.Objects.AsSpan().ToArray();
            foreach (ref var thing in objects.AsSpan())
            {
                thing = Mirrored(thing);
            }
            var obstacles = world.Obstacles.AsSpan().ToArray();
            foreach (ref var cell in obstacles.AsSpan())
            {
                cell = cell.Mirrored;
            }
            return world with
            {
                Objects = ImmutableCollectionsMarshal.AsImmutableArray(objects),
                Obstacles = ImmutableCollectionsMarshal.AsImmutableArray(obstacles),
                Inner = world.Inner.Mirrored,
                Outer = world.Outer.Mirrored,
                AgentCell = world.AgentCell.Mirrored,
                AgentHeading = world.AgentHeading.Mirrored(),
            };
        }

        private static WorldObject Mirrored(WorldObject thing)
        {
            var leads = thing.HasDirection ? thing.Leads.Mirrored() : thing.Leads;
            var tile = thing.Role == ObjectRole.Passage ? Tile.Passage(leads) : thing.Tile;
            return thing with { Cell = thing.Cell.Mirrored, Leads = leads, Tile = tile };
        }
    }

    /// <summary>Gives the target another colour; distractor balls that have it get the old one.</summary>
    /// <param name="Color">The new colour.</param>
    public sealed record ChangeTargetColor(TileColor Color) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.ChangeTargetColor;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) => null;

        internal override Blueprint Change(Blueprint world)
        {
            var newBall = new Tile(TileKind.Ball, Color);
            var oldBall = new Tile(TileKind.Ball, world.TargetColor);
            var objects = world.Objects.AsSpan().ToArray();
            foreach (ref var thing in objects.AsSpan())
            {
                thing = Recolored(thing);
            }
            return world with { TargetColor = Color, Objects = ImmutableCollectionsMarshal.AsImmutableArray(objects) };

            WorldObject Recolored(WorldObject thing) =>
                thing.Role switch
                {
                    ObjectRole.Target => thing with { Tile = newBall },
                    ObjectRole.Distractor when thing.Tile == newBall => thing with { Tile = oldBall },
                    _ => thing,
                };
        }
    }

    /// <summary>Hides the target in a box of its colour.</summary>
    public sealed record HideTargetInBox : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.HideTargetInBox;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            quirks == Quirks.None && world.BoxOf(world.FirstOf(ObjectRole.Target)) >= 0
                ? Reject(RejectionReason.TargetHidden, "The target object is in a box already.")
                : RequireRoom(world);

        internal override Blueprint Change(Blueprint world) => Boxed(world, world.FirstOf(ObjectRole.Target));
    }

    /// <summary>Puts a door or a bridge into the divider; a door has the colour of the first one.</summary>
    /// <param name="Cell">A cell of the divider that borders on the inner section.</param>
    /// <param name="State">Open, closed, locked; intact, damaged.</param>
    public sealed record AddOpening(Cell Cell, OpeningState State) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.AddOpening;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            !State.Exists(world.Layout)
                ? Reject(RejectionReason.UndefinedState, $"A {world.Layout.OpeningName()} cannot be {State.Name()}.")
                : RequireWayIn(world, Cell) ?? RequireRoom(world);

        internal override Blueprint Change(Blueprint world)
        {
            var role = world.Layout.OpeningRole();
            var color = world.Objects[world.FirstOf(role)].Tile.Color;
            var opening = new WorldObject(
                role,
                new(State.ToTileKind(), color),
                Cell,
                Section.RequireWayInto(world, Cell)
            );
            return Open(world, opening);
        }
    }

    /// <summary>Brings an opening into its next state: closed, locked, open, closed; intact, damaged, intact.</summary>
    /// <param name="Cell">Where the opening is.</param>
    public sealed record ToggleOpening(Cell Cell) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.ToggleOpening;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            OpeningAt(world) < 0
                ? Reject(RejectionReason.OpeningNotFound, $"There is no {world.Layout.OpeningName()} at {Cell}.")
                : null;

        internal override Blueprint Change(Blueprint world)
        {
            var index = OpeningAt(world);
            var opening = world.Objects[index];
            var next = opening.Tile.Kind switch
            {
                TileKind.DoorClosed => TileKind.DoorLocked,
                TileKind.DoorLocked => TileKind.DoorOpen,
                TileKind.DoorOpen => TileKind.DoorClosed,
                TileKind.IntactBridge => TileKind.DamagedBridge,
                _ => TileKind.IntactBridge,
            };
            return world with { Objects = world.Objects.SetItem(index, opening with { Tile = opening.Tile.As(next) }) };
        }

        private int OpeningAt(Blueprint world)
        {
            var role = world.Layout.OpeningRole();
            for (var i = 0; i < world.Objects.Length; i++)
            {
                if (world.Objects[i].Role == role && world.Objects[i].Cell == Cell)
                {
                    return i;
                }
            }
            return -1;
        }
    }

    /// <summary>Takes a cell out of the divider.</summary>
    /// <param name="Cell">A cell of the divider that borders on the inner section.</param>
    public sealed record AddPassage(Cell Cell) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.AddPassage;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            RequireWayIn(world, Cell) ?? RequireRoom(world);

        internal override Blueprint Change(Blueprint world)
        {
            var leads = Section.RequireWayInto(world, Cell);
            return Open(world, new(ObjectRole.Passage, Tile.Passage(leads), Cell, leads));
        }
    }

    /// <summary>Puts a ball in front of an opening.</summary>
    /// <param name="Color">The ball's colour.</param>
    /// <param name="Cell">An outer cell beside an opening; the reference takes any cell.</param>
    public sealed record BlockOpening(TileColor Color, Cell Cell) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.BlockOpening;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            RequireOnBoard(Cell)
            ?? (quirks == Quirks.Reference ? null : RequireUnoccupied(world, Cell) ?? RequireBesideOpening(world))
            ?? RequireRoom(world);

        internal override Blueprint Change(Blueprint world) =>
            Add(world, new(ObjectRole.BlockingBall, new(TileKind.Ball, Color), Cell));

        private EditRejection? RequireBesideOpening(Blueprint world)
        {
            var openings = Section.CellsOf(world, world.PlacesOf(world.Layout.OpeningRole()));
            return (openings.Neighbours & world.Outer).Contains(Cell)
                ? null
                : Reject(
                    RejectionReason.BlocksNothing,
                    $"A ball at {Cell} blocks nothing: the cell is not outside a {world.Layout.OpeningName()}."
                );
        }
    }

    /// <summary>Moves the agent's start.</summary>
    /// <param name="Cell">A free cell.</param>
    public sealed record PutAgentInsideSection(Cell Cell) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.PutAgentInsideSection;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) => RequireUnoccupied(world, Cell);

        internal override Blueprint Change(Blueprint world) => world with { AgentCell = Cell };
    }

    /// <summary>Hides a tool in a box of the target's colour.</summary>
    /// <param name="Color">The tool's colour.</param>
    /// <param name="Tool">Key or hammer.</param>
    public sealed record HideToolInBox(TileColor Color, TileKind Tool) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.HideToolInBox;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            RequireTool(world, Color, Tool)
            ?? (
                world.BoxOf(FindTool(world, Color, Tool)) >= 0
                    ? Reject(RejectionReason.ToolHidden, $"The {Color.Name()} {ToolName(Tool)} is in a box already.")
                    : RequireRoom(world)
            );

        internal override Blueprint Change(Blueprint world) => Boxed(world, FindTool(world, Color, Tool));
    }

    /// <summary>Takes a tool away, with the box that hides it.</summary>
    /// <param name="Color">The tool's colour.</param>
    /// <param name="Tool">Key or hammer.</param>
    public sealed record RemoveTool(TileColor Color, TileKind Tool) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.RemoveTool;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) => RequireTool(world, Color, Tool);

        internal override Blueprint Change(Blueprint world)
        {
            var tool = FindTool(world, Color, Tool);
            var box = world.BoxOf(tool);
            var left = ImmutableArray.CreateBuilder<WorldObject>(world.Objects.Length);
            for (var i = 0; i < world.Objects.Length; i++)
            {
                if (i != tool && i != box)
                {
                    var thing = world.Objects[i];
                    left.Add(thing with { Contains = Renumbered(thing.Contains, tool, box) });
                }
            }
            return world with { Objects = left.DrainToImmutable() };
        }

        private static int Renumbered(int index, int tool, int box) =>
            index - (index > tool ? 1 : 0) - (box >= 0 && index > box ? 1 : 0);
    }

    /// <summary>Cools the lava.</summary>
    public sealed record MakeLavaSafe : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.MakeLavaSafe;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            world.Obstacle == TileKind.Lava
                ? null
                : Reject(
                    RejectionReason.NotLava,
                    world.Layout == Layout.RoomDoorKey
                        ? "There is no lava in this world."
                        : "The lava has cooled already."
                );

        internal override Blueprint Change(Blueprint world) => world with { Obstacle = TileKind.SafeLava };
    }

    /// <summary>Adds fireproof shoes.</summary>
    /// <param name="Cell">A free cell, not the agent's.</param>
    public sealed record AddFireproofShoes(Cell Cell) : Edit
    {
        /// <inheritdoc/>
        public override EditKind Kind => EditKind.AddFireproofShoes;

        internal override EditRejection? Check(Blueprint world, Quirks quirks) =>
            RequireUnoccupied(world, Cell)
            ?? (
                Cell == world.AgentCell
                    ? Reject(RejectionReason.CellOccupied, $"The agent starts at {Cell}.")
                    : RequireRoom(world)
            );

        internal override Blueprint Change(Blueprint world) =>
            Add(world, new(ObjectRole.FireproofShoes, Tile.Shoes, Cell));
    }

    private static Blueprint Boxed(Blueprint world, int content)
    {
        var box = new Tile(TileKind.Box, world.Objects[world.FirstOf(ObjectRole.Target)].Tile.Color);
        return Add(world, new(ObjectRole.Box, box, world.Objects[content].Cell, Contains: content));
    }

    private static string ToolName(TileKind tool) => tool == TileKind.Key ? "key" : "hammer";

    private static int FindTool(Blueprint world, TileColor color, TileKind tool)
    {
        var (role, tile) = (world.Layout.ToolRole(), new Tile(tool, color));
        for (var i = 0; i < world.Objects.Length; i++)
        {
            if (world.Objects[i].Role == role && world.Objects[i].Tile == tile)
            {
                return i;
            }
        }
        return -1;
    }

    private static EditRejection? RequireTool(Blueprint world, TileColor color, TileKind tool) =>
        world.FirstOf(world.Layout.ToolRole()) < 0 ? Reject(RejectionReason.NoTool, "The world has no tool any more.")
        : FindTool(world, color, tool) < 0
            ? Reject(RejectionReason.ToolNotFound, $"There is no {color.Name()} {ToolName(tool)} among the tools.")
        : null;
}
