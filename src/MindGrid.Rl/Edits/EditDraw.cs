namespace MindGrid.Rl.Edits;

using System.Numerics;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Chooses the arguments of an edit from the world's seed, as the reference does: each edit has a fresh generator seeded with
/// seed + 3209. What is drawn is not checked again: the reference may put the shoes where the agent stands.
/// </summary>
public static class EditDraw
{
    private const int SeedOffset = 3209;

    private static readonly EditRejection NoTool = new(RejectionReason.NoTool, "The world has no tool any more.");

    /// <summary>Draws an edit.</summary>
    /// <returns>The edit, or why none of this kind can be drawn.</returns>
    public static (Edit? Edit, EditRejection? Rejection) Draw(EditKind kind, Blueprint world) =>
        Draw(kind, world, log: null);

    internal static (Edit? Edit, EditRejection? Rejection) Draw(EditKind kind, Blueprint world, List<(int, int)>? log)
    {
        var random = new CPythonRandom(SeedOf(world.Seed)).LogTo(log);
        var drawn = Draw(kind, world, random);
        random.Release();
        return drawn;
    }

    /// <summary>Draws an edit of each kind in turn and applies it, so that each sees the world that the earlier ones left.</summary>
    /// <param name="world">The unedited world.</param>
    /// <param name="kinds">The kinds, in order.</param>
    /// <param name="applied">
    /// Receives the edits that count as applied in the reference: null for one that changes nothing and has no sentence; one that is
    /// refused is left out.
    /// </param>
    public static Blueprint ApplyAll(Blueprint world, IEnumerable<EditKind> kinds, ICollection<Edit?>? applied = null)
    {
        var random = new CPythonRandom(SeedOf(world.Seed));
        foreach (var kind in kinds)
        {
            world = Apply(kind, world, random.Rewind(), applied);
        }
        random.Release();
        return world;
    }

    /// <summary>The seed of the generator from which a world's edits are drawn, each from its beginning.</summary>
    internal static long SeedOf(long worldSeed) => worldSeed + SeedOffset;

    /// <summary>Draws an edit and applies it.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="world">The world.</param>
    /// <param name="random">A generator at its beginning, seeded with <see cref="SeedOf"/>.</param>
    /// <param name="applied">As in <see cref="ApplyAll"/>.</param>
    internal static Blueprint Apply(EditKind kind, Blueprint world, CPythonRandom random, ICollection<Edit?>? applied)
    {
        var (edit, rejection) = Draw(kind, world, random);
        if (rejection is null or { IsSilentInReference: true })
        {
            applied?.Add(edit);
        }
        return edit?.Change(world) ?? world;
    }

    private static (Edit? Edit, EditRejection? Rejection) Draw(EditKind kind, Blueprint world, CPythonRandom random) =>
        kind switch
        {
            EditKind.FlipVertical => (new Edit.FlipVertical(), null),
            EditKind.ChangeTargetColor => (new Edit.ChangeTargetColor(DrawOtherColor(world, random)), null),
            EditKind.HideTargetInBox => DrawHiddenTarget(world, random),
            EditKind.AddOpening or EditKind.AddPassage => DrawGap(kind, world, random),
            EditKind.ToggleOpening => (DrawToggle(world, random), null),
            EditKind.BlockOpening => DrawBlock(world, random),
            EditKind.PutAgentInsideSection => (
                new Edit.PutAgentInsideSection(random.Choice(world.Inner - world.Occupied)),
                null
            ),
            EditKind.HideToolInBox => DrawHiddenTool(world, random),
            EditKind.RemoveTool => DrawRemoval(world, random),
            EditKind.MakeLavaSafe => new Edit.MakeLavaSafe() is var cool && cool.Check(world, default) is { } rejection
                ? (null, rejection)
                : (cool, null),
            EditKind.AddFireproofShoes => Edit.RequireRoom(world) is { } rejection
                ? (null, rejection)
                : (new Edit.AddFireproofShoes(random.Choice(world.Outer - world.Occupied)), null),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the twelve edits."),
        };

    private static (Edit?, EditRejection?) DrawHiddenTarget(Blueprint world, CPythonRandom random)
    {
        if (Edit.RequireRoom(world) is { } rejection)
        {
            return (null, rejection);
        }
        random.Below(1);
        return (new Edit.HideTargetInBox(), null);
    }

    private static (Edit?, EditRejection?) DrawGap(EditKind kind, Blueprint world, CPythonRandom random)
    {
        Span<Cell> cells = stackalloc Cell[Board.CellCount];
        var gaps = Section.Breakable(world, cells);
        if (gaps.IsEmpty)
        {
            return (null, new(RejectionReason.ObstacleNotFound, "No cell of the divider is left to open."));
        }
        if (Edit.RequireRoom(world) is { } rejection)
        {
            return (null, rejection);
        }
        var gap = random.Choice(gaps);
        return kind == EditKind.AddPassage
            ? (new Edit.AddPassage(gap), null)
            : (new Edit.AddOpening(gap, random.Choice(OpeningStates.Of(world.Layout))), null);
    }

    private static Edit.ToggleOpening DrawToggle(Blueprint world, CPythonRandom random) =>
        new(world.Objects[random.ChoicePlace(world.PlacesOf(world.Layout.OpeningRole()))].Cell);

    private static (Edit?, EditRejection?) DrawBlock(Blueprint world, CPythonRandom random)
    {
        var openings = FreeOpenings(world);
        if (openings == 0)
        {
            var message = $"Every {world.Layout.OpeningName()} is blocked already.";
            return (null, new(RejectionReason.NoFreeOpening, message));
        }
        if (Edit.RequireRoom(world) is { } rejection)
        {
            return (null, rejection);
        }
        var opening = world.Objects[random.ChoicePlace(openings)].Cell;
        var color = random.ChoiceByNameExcept(world.AllowedColors, world.TargetColor);
        return (new Edit.BlockOpening(color, OutsideOf(world, opening)), null);
    }

    private static (Edit?, EditRejection?) DrawHiddenTool(Blueprint world, CPythonRandom random)
    {
        var tools = world.PlacesOf(world.Layout.ToolRole());
        if (tools == 0)
        {
            return (null, NoTool);
        }
        // The reference would search for ever.
        if ((tools & ~Boxed(world)) == 0)
        {
            return (null, new(RejectionReason.ToolHidden, "Every tool is in a box already."));
        }
        if (Edit.RequireRoom(world) is { } rejection)
        {
            return (null, rejection);
        }
        int tool;
        do
        {
            tool = random.ChoicePlace(tools);
        } while (world.BoxOf(tool) >= 0);
        var hidden = world.Objects[tool].Tile;
        return (new Edit.HideToolInBox(hidden.Color, hidden.Kind), null);
    }

    private static (Edit?, EditRejection?) DrawRemoval(Blueprint world, CPythonRandom random)
    {
        var tools = world.PlacesOf(world.Layout.ToolRole());
        if (tools == 0)
        {
            return (null, NoTool);
        }
        var removed = world.Objects[random.ChoicePlace(tools)].Tile;
        return (new Edit.RemoveTool(removed.Color, removed.Kind), null);
    }

    private static TileColor DrawOtherColor(Blueprint world, CPythonRandom random)
    {
        TileColor color;
        do
        {
            color = random.ChoiceByName(world.AllowedColors);
        } while (color == world.TargetColor);
        return color;
    }

    /// <summary>The openings without an object in an outer cell beside them.</summary>
    private static uint FreeOpenings(Blueprint world)
    {
        var taken = Section.CellsOf(world, uint.MaxValue) & world.Outer;
        var free = world.PlacesOf(world.Layout.OpeningRole());
        for (var left = free; left != 0; left &= left - 1)
        {
            var place = BitOperations.TrailingZeroCount(left);
            var beside = Bitboard.Of(world.Objects[place].Cell).Neighbours;
            free &= (beside & taken).IsEmpty ? uint.MaxValue : ~(1u << place);
        }
        return free;
    }

    /// <summary>The objects that are in a box.</summary>
    private static uint Boxed(Blueprint world)
    {
        var boxed = 0u;
        foreach (ref readonly var thing in world.Objects.AsSpan())
        {
            boxed |= thing.Contains < 0 ? 0 : 1u << thing.Contains;
        }
        return boxed;
    }

    private static Cell OutsideOf(Blueprint world, Cell opening)
    {
        foreach (var cell in Bitboard.Of(opening).Neighbours & world.Outer)
        {
            return cell;
        }
        throw new InvalidOperationException($"The opening at {opening} has no outer neighbour.");
    }
}
