namespace MindGrid.Rl.Edits;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Chooses the arguments of an edit from the world's seed, as the reference does: each edit has a fresh generator seeded with
/// seed + 3209. What is drawn is not checked again: the reference may put the shoes where the agent stands.
/// </summary>
public static class EditDraw
{
    private const int SeedOffset = 3209;

    /// <summary>Draws an edit.</summary>
    /// <returns>The edit, or why none of this kind can be drawn.</returns>
    public static (Edit? Edit, EditRejection? Rejection) Draw(EditKind kind, Blueprint world) =>
        Draw(kind, world, log: null);

    internal static (Edit? Edit, EditRejection? Rejection) Draw(EditKind kind, Blueprint world, List<(int, int)>? log)
    {
        if (Obstruction(kind, world) is { } rejection)
        {
            return (null, rejection);
        }
        var random = new CPythonRandom(world.Seed + SeedOffset).LogTo(log);
        return (Draw(kind, world, random), null);
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
        foreach (var kind in kinds)
        {
            var (edit, rejection) = Draw(kind, world);
            if (rejection is null or { IsSilentInReference: true })
            {
                applied?.Add(edit);
            }
            world = edit?.Change(world) ?? world;
        }
        return world;
    }

    private static EditRejection? Obstruction(EditKind kind, Blueprint world)
    {
        var tools = world.AllOf(world.Layout.ToolRole());
        return kind switch
        {
            EditKind.MakeLavaSafe => new Edit.MakeLavaSafe().Check(world, default),
            EditKind.BlockOpening when FreeOpenings(world).Length == 0 => new(
                RejectionReason.NoFreeOpening,
                $"Every {world.Layout.OpeningName()} is blocked already."
            ),
            EditKind.AddOpening or EditKind.AddPassage when Section.Breakable(world).Length == 0 => new(
                RejectionReason.ObstacleNotFound,
                "No cell of the divider is left to open."
            ),
            EditKind.HideToolInBox or EditKind.RemoveTool when tools.Count == 0 => new(
                RejectionReason.NoTool,
                "The world has no tool any more."
            ),
            // The reference would search for ever.
            EditKind.HideToolInBox when tools.All(tool => world.BoxOf(tool) >= 0) => new(
                RejectionReason.ToolHidden,
                "Every tool is in a box already."
            ),
            EditKind.FlipVertical
            or EditKind.ChangeTargetColor
            or EditKind.ToggleOpening
            or EditKind.PutAgentInsideSection => null,
            EditKind.RemoveTool => null,
            _ => world.Objects.Length < Blueprint.MaxObjects
                ? null
                : new(RejectionReason.WorldFull, $"The world is full: it holds {Blueprint.MaxObjects} objects."),
        };
    }

    private static Edit Draw(EditKind kind, Blueprint world, CPythonRandom random)
    {
        switch (kind)
        {
            case EditKind.FlipVertical:
                return new Edit.FlipVertical();
            case EditKind.ChangeTargetColor:
                return new Edit.ChangeTargetColor(DrawOtherColor(world, random));
            case EditKind.HideTargetInBox:
                random.Below(1);
                return new Edit.HideTargetInBox();
            case EditKind.AddOpening:
                var gap = random.Choice<Cell>(Section.Breakable(world));
                return new Edit.AddOpening(gap, random.Choice(OpeningStates.Of(world.Layout)));
            case EditKind.ToggleOpening:
                var openings = world.AllOf(world.Layout.OpeningRole());
                return new Edit.ToggleOpening(world.Objects[openings[random.Below(openings.Count)]].Cell);
            case EditKind.AddPassage:
                return new Edit.AddPassage(random.Choice<Cell>(Section.Breakable(world)));
            case EditKind.BlockOpening:
                var opening = random.Choice<Cell>(FreeOpenings(world));
                var color = random.Choice(ColorNames.SortedWithout(world.AllowedColors, world.TargetColor).AsSpan());
                return new Edit.BlockOpening(color, OutsideOf(world, opening));
            case EditKind.PutAgentInsideSection:
                return new Edit.PutAgentInsideSection(random.Choice(world.Inner - world.Occupied));
            case EditKind.HideToolInBox:
                var hidden = world.Objects[DrawUnboxedTool(world, random)].Tile;
                return new Edit.HideToolInBox(hidden.Color, hidden.Kind);
            case EditKind.RemoveTool:
                var tools = world.AllOf(world.Layout.ToolRole());
                var removed = world.Objects[tools[random.Below(tools.Count)]].Tile;
                return new Edit.RemoveTool(removed.Color, removed.Kind);
            case EditKind.MakeLavaSafe:
                return new Edit.MakeLavaSafe();
            case EditKind.AddFireproofShoes:
                return new Edit.AddFireproofShoes(random.Choice(world.Outer - world.Occupied));
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the twelve edits.");
        }
    }

    private static TileColor DrawOtherColor(Blueprint world, CPythonRandom random)
    {
        var colors = ColorNames.Sort(world.AllowedColors.AsSpan());
        TileColor color;
        do
        {
            color = random.Choice(colors.AsSpan());
        } while (color == world.TargetColor);
        return color;
    }

    private static int DrawUnboxedTool(Blueprint world, CPythonRandom random)
    {
        var tools = world.AllOf(world.Layout.ToolRole());
        int tool;
        do
        {
            tool = tools[random.Below(tools.Count)];
        } while (world.BoxOf(tool) >= 0);
        return tool;
    }

    /// <summary>The openings, in object order, without an object in an outer cell beside them.</summary>
    private static Cell[] FreeOpenings(Blueprint world)
    {
        var taken = Bitboard.Empty;
        foreach (ref readonly var thing in world.Objects.AsSpan())
        {
            taken |= Bitboard.Of(thing.Cell);
        }
        return
        [
            .. world
                .AllOf(world.Layout.OpeningRole())
                .Select(index => world.Objects[index].Cell)
                .Where(cell => (Bitboard.Of(cell).Neighbours & world.Outer & taken).IsEmpty),
        ];
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
