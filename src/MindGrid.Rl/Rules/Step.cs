namespace MindGrid.Rl.Rules;

using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>How a step ended, besides the new state of the world.</summary>
[Flags]
public enum StepEnds : byte
{
    /// <summary>The world goes on.</summary>
    None = 0,

    /// <summary>The agent walked into lava without shoes or onto a damaged bridge.</summary>
    Died = 1,

    /// <summary>The step limit is reached.</summary>
    TimeLimit = 2,
}

/// <summary>What becomes of one who walks into a tile.</summary>
internal enum Entry : byte
{
    /// <summary>Stays where it was.</summary>
    Refused,

    /// <summary>Stands there.</summary>
    Free,

    /// <summary>Dies there.</summary>
    Death,
}

/// <summary>What the actions do to one who faces a tile with empty hands.</summary>
/// <param name="Entry">What walking on does.</param>
/// <param name="Taken">What picking up takes, and what is in it; null for nothing.</param>
/// <param name="Toggled">What toggling leaves there; null where it does nothing.</param>
internal readonly record struct FacedOutcome(Entry Entry, (Tile Thing, Tile Content)? Taken, Tile? Toggled);

/// <summary>
/// The world's one step: face, turn, move, pick up, drop, toggle, end. Deterministic. It neither rewards nor stops: a world whose
/// agent died can be stepped on, as the reference does; scoring and environments decide what an end means.
/// </summary>
public static class Step
{
    /// <summary>The reference's step limit.</summary>
    public const int DefaultStepLimit = 1000;

    /// <summary>Steps every world of a batch.</summary>
    /// <param name="worlds">The batch.</param>
    /// <param name="actions">[Rows] one action a world.</param>
    /// <param name="ends">[Rows] receives how each step ended.</param>
    /// <param name="stepLimit">Steps after which a world has reached its time limit.</param>
    /// <exception cref="ArgumentException">A span of another length than the batch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An action outside the seven; no world has been stepped then.</exception>
    public static void Apply(
        GridBatch worlds,
        ReadOnlySpan<AgentAction> actions,
        Span<StepEnds> ends,
        int stepLimit = DefaultStepLimit
    )
    {
        if (actions.Length != worlds.Rows || ends.Length != worlds.Rows)
        {
            throw new ArgumentException(
                $"A batch of {worlds.Rows} worlds needs as many actions and ends; given were {actions.Length} and {ends.Length}."
            );
        }
        RequireKnown(actions);
        Apply(worlds, actions, ends, stepLimit, LaneWidth.Best);
    }

    /// <summary>Steps one world.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An action outside the seven.</exception>
    public static StepEnds Apply(World world, AgentAction action, int stepLimit = DefaultStepLimit)
    {
        if (action > AgentAction.Done)
        {
            throw Unknown(action, world.Row);
        }
        return Play(world, action, stepLimit);
    }

    /// <summary>Steps every world of a batch at a width, in blocks where the batch is in blocks.</summary>
    internal static void Apply(
        GridBatch worlds,
        ReadOnlySpan<AgentAction> actions,
        Span<StepEnds> ends,
        int stepLimit,
        LaneWidth width
    )
    {
        for (var row = 0; row < worlds.Rows; row += worlds.IsInBlocks ? GridBatch.BlockRows : 1)
        {
            if (worlds.IsInBlocks)
            {
                PlayBlock(worlds, row, actions[row..], ends[row..], stepLimit, width);
            }
            else
            {
                ends[row] = Play(worlds[row], actions[row], stepLimit);
            }
        }
    }

    /// <summary>The actions that would change the world now, its step counter aside: what an action mask allows.</summary>
    public static ActionSet Effective(World world)
    {
        var facing = world.TileAt(world.CellAhead);
        return new ActionSet()
            .With(AgentAction.Left)
            .With(AgentAction.Right)
            .With(AgentAction.Forward, CanEnter(facing))
            .With(AgentAction.Pickup, CanPickUp(world, facing))
            .With(AgentAction.Drop, CanDrop(world, facing))
            .With(AgentAction.Toggle, CanToggle(facing, world.CarriedTile));
    }

    /// <summary>What each action does to one who faces a tile with empty hands; turning does the same everywhere.</summary>
    /// <param name="facing">The tile ahead.</param>
    /// <param name="hidden">What it hides, if it is a box.</param>
    internal static FacedOutcome Outcome(Tile facing, Tile hidden)
    {
        var isBox = facing.Kind == TileKind.Box;
        var entry =
            !CanEnter(facing) ? Entry.Refused
            : TileTraits.LethalTo(Tile.Empty).Contains(facing.Kind) ? Entry.Death
            : Entry.Free;
        return new(
            entry,
            TileTraits.Pickable.Contains(facing.Kind) ? (facing, isBox ? hidden : Tile.Empty) : null,
            isBox ? hidden : Toggled(facing)
        );
    }

    // ---- What changes a grid: kernels find out who does it, and leave doing it to these -----------

    /// <summary>Takes the object ahead, which can be taken, into the empty hands.</summary>
    internal static void TakeAhead(World world) => world.Batch.Take(world.Row, world.ObjectShownIn(world.CellAhead));

    /// <summary>Puts what is carried into the empty cell ahead.</summary>
    internal static void PutAhead(World world) => world.Batch.Put(world.Row, world.CellAhead);

    /// <summary>Toggles what is ahead, which can be toggled with what is in hand.</summary>
    internal static void ToggleAhead(World world)
    {
        var ahead = world.CellAhead;
        var facing = world.TileAt(ahead);
        var index = world.ObjectShownIn(ahead);
        if (facing.Kind == TileKind.Box)
        {
            world.Batch.OpenBox(world.Row, index);
        }
        else
        {
            world.Batch.SetTile(world.Row, index, facing.As(TileTraits.Toggled(facing.Kind)));
        }
    }

    /// <summary>Plays a block; at the end of a batch the caller has actions and room for only some of its worlds.</summary>
    private static void PlayBlock(
        GridBatch worlds,
        int first,
        ReadOnlySpan<AgentAction> actions,
        Span<StepEnds> ends,
        int stepLimit,
        LaneWidth width
    )
    {
        Span<AgentAction> block = stackalloc AgentAction[GridBatch.BlockRows];
        var count = Math.Min(actions.Length, block.Length);
        block.Fill(StepKernel.Idle);
        actions[..count].CopyTo(block);
        var sets = StepKernel.Play(worlds, first, block, stepLimit, width);
        for (var world = 0; world < count; world++)
        {
            ends[world] = sets[world];
        }
    }

    private static Tile? Toggled(Tile facing) =>
        CanToggle(facing, Tile.Empty) ? facing.As(TileTraits.Toggled(facing.Kind)) : null;

    private static StepEnds Play(World world, AgentAction action, int stepLimit)
    {
        var ahead = world.CellAhead;
        var facing = world.TileAt(ahead);

        Turn(world, action);
        var died = action == AgentAction.Forward && Move(world, ahead, facing);
        PickUp(world, action, facing);
        Drop(world, action, facing);
        Toggle(world, action, facing);
        world.Batch.CountStep(world.Row);

        var outOfTime = world.Steps >= stepLimit;
        return (died ? StepEnds.Died : StepEnds.None) | (outOfTime ? StepEnds.TimeLimit : StepEnds.None);
    }

    private static void Turn(World world, AgentAction action)
    {
        if (action == AgentAction.Left)
        {
            world.Batch.TurnAgent(world.Row, world.AgentHeading.TurnedLeft());
        }
        else if (action == AgentAction.Right)
        {
            world.Batch.TurnAgent(world.Row, world.AgentHeading.TurnedRight());
        }
    }

    private static bool Move(World world, Cell ahead, Tile facing)
    {
        if (!CanEnter(facing))
        {
            return false;
        }
        world.Batch.MoveAgent(world.Row, ahead);
        return TileTraits.LethalTo(world.CarriedTile).Contains(facing.Kind);
    }

    private static void PickUp(World world, AgentAction action, Tile facing)
    {
        if (action == AgentAction.Pickup && CanPickUp(world, facing))
        {
            TakeAhead(world);
        }
    }

    private static void Drop(World world, AgentAction action, Tile facing)
    {
        if (action == AgentAction.Drop && CanDrop(world, facing))
        {
            PutAhead(world);
        }
    }

    private static void Toggle(World world, AgentAction action, Tile facing)
    {
        if (action == AgentAction.Toggle && CanToggle(facing, world.CarriedTile))
        {
            ToggleAhead(world);
        }
    }

    private static bool CanEnter(Tile facing) => TileTraits.Enterable.Contains(facing.Kind);

    internal static bool CanPickUp(World world, Tile facing) =>
        world.Carried < 0 && TileTraits.Pickable.Contains(facing.Kind);

    internal static bool CanDrop(World world, Tile facing) => world.Carried >= 0 && facing.Kind == TileKind.Empty;

    internal static bool CanToggle(Tile facing, Tile carried)
    {
        var tool = TileTraits.ToolFor(facing.Kind);
        return TileTraits.Toggleable.Contains(facing.Kind)
            && (tool == TileKind.Unseen || carried.Kind == tool)
            && (!TileTraits.ColorLocked.Contains(facing.Kind) || carried.Color == facing.Color);
    }

    private static void RequireKnown(ReadOnlySpan<AgentAction> actions)
    {
        var codes = MemoryMarshal.Cast<AgentAction, byte>(actions);
        if (codes.IndexOfAnyExceptInRange((byte)0, (byte)AgentAction.Done) is var row and >= 0)
        {
            throw Unknown(actions[row], row);
        }
    }

    private static ArgumentOutOfRangeException Unknown(AgentAction action, int row) =>
        new(
            nameof(action),
            $"Action {(int)action} for world {row} is not one of the seven (0 to {(int)AgentAction.Done})."
        );
}
