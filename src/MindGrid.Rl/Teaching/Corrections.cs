namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>
/// The expert whom cloned teachers imitate: it knows the belief and says what still differs from the real world, one true sentence after
/// the other, in a fixed order: the flip first, since all cells depend on it, then what matters most. Unlike the list of edits that made
/// a game, it has an answer at every belief, also after wrong sentences; and it needs no search.
/// </summary>
public static class Corrections
{
    /// <summary>
    /// The order in which kinds of edits are spoken of: the flip, for all cells depend on it; what matters most; what others build on
    /// (a ball may block an opening that was added) before these.
    /// </summary>
    public static ImmutableArray<EditKind> Order { get; } =
    [
        EditKind.FlipVertical,
        EditKind.HideTargetInBox,
        EditKind.PutAgentInsideSection,
        EditKind.AddOpening,
        EditKind.ToggleOpening,
        EditKind.AddPassage,
        EditKind.BlockOpening,
        EditKind.AddFireproofShoes,
        EditKind.MakeLavaSafe,
        EditKind.RemoveTool,
        EditKind.HideToolInBox,
        EditKind.ChangeTargetColor,
    ];

    /// <summary>The next sentence.</summary>
    /// <param name="belief">What is believed.</param>
    /// <param name="real">The real world.</param>
    /// <returns>Its edit, which the belief accepts; null where no sentence brings the belief nearer.</returns>
    public static Edit? Next(Blueprint belief, Blueprint real)
    {
        foreach (var edit in Candidates(belief, real))
        {
            if (edit.Check(belief, default) is null)
            {
                return edit;
            }
        }
        return null;
    }

    /// <summary>The place of the next sentence (see <see cref="SentenceCode"/>), that of Stop where there is none.</summary>
    public static int NextPlace(Blueprint belief, Blueprint real) =>
        Next(belief, real) is { } edit ? SentenceCode.PlaceOf(edit) : SentenceCode.Count;

    private static IEnumerable<Edit> Candidates(Blueprint belief, Blueprint real)
    {
        if (belief.Inner != real.Inner)
        {
            // Cells mean nothing until both worlds lie alike.
            return belief.Inner.Mirrored == real.Inner ? [new Edit.FlipVertical()] : [];
        }
        return Order.SelectMany(kind => Of(kind, belief, real));
    }

    /// <summary>The edits of a kind that a look at both worlds suggests; the belief may refuse them.</summary>
    private static IEnumerable<Edit> Of(EditKind kind, Blueprint belief, Blueprint real) =>
        kind switch
        {
            EditKind.HideTargetInBox => Hidden(belief, real),
            EditKind.PutAgentInsideSection => Moved(belief, real),
            EditKind.AddOpening or EditKind.ToggleOpening => Openings(belief, real).Where(edit => edit.Kind == kind),
            EditKind.AddPassage => Added(ObjectRole.Passage, belief, real)
                .Select(thing => new Edit.AddPassage(thing.Cell)),
            EditKind.BlockOpening => Added(ObjectRole.BlockingBall, belief, real)
                .Select(thing => new Edit.BlockOpening(thing.Tile.Color, thing.Cell)),
            EditKind.AddFireproofShoes => Added(ObjectRole.FireproofShoes, belief, real)
                .Select(thing => new Edit.AddFireproofShoes(thing.Cell)),
            EditKind.MakeLavaSafe => Cooled(real),
            EditKind.RemoveTool => Tools(belief, real).Where(edit => edit.Kind == kind),
            EditKind.HideToolInBox => Tools(belief, real).Where(edit => edit.Kind == kind),
            EditKind.ChangeTargetColor => Recolored(belief, real),
            _ => [],
        };

    private static IEnumerable<Edit> Hidden(Blueprint belief, Blueprint real)
    {
        if (IsBoxed(real, real.FirstOf(ObjectRole.Target)) && !IsBoxed(belief, belief.FirstOf(ObjectRole.Target)))
        {
            yield return new Edit.HideTargetInBox();
        }
    }

    private static IEnumerable<Edit> Moved(Blueprint belief, Blueprint real)
    {
        if (belief.AgentCell != real.AgentCell)
        {
            yield return new Edit.PutAgentInsideSection(real.AgentCell);
        }
    }

    private static IEnumerable<Edit> Cooled(Blueprint real)
    {
        if (real.Obstacle == TileKind.SafeLava)
        {
            yield return new Edit.MakeLavaSafe();
        }
    }

    private static IEnumerable<Edit> Recolored(Blueprint belief, Blueprint real)
    {
        if (belief.TargetColor != real.TargetColor)
        {
            yield return new Edit.ChangeTargetColor(real.TargetColor);
        }
    }

    /// <summary>What stands in the real world and not in the believed one.</summary>
    private static IEnumerable<WorldObject> Added(ObjectRole role, Blueprint belief, Blueprint real)
    {
        foreach (var thing in real.Objects)
        {
            if (thing.Role == role && !Has(belief, thing))
            {
                yield return thing;
            }
        }
    }

    private static IEnumerable<Edit> Openings(Blueprint belief, Blueprint real)
    {
        foreach (var thing in real.Objects)
        {
            if (thing.Role == real.Layout.OpeningRole())
            {
                yield return Opened(belief, thing);
            }
        }
    }

    /// <summary>A new opening, or one whose state has changed; where the state is right, the edit is one that no belief accepts.</summary>
    private static Edit Opened(Blueprint belief, WorldObject opening)
    {
        foreach (var believed in belief.Objects)
        {
            if (believed.Role == opening.Role && believed.Cell == opening.Cell)
            {
                return believed.Tile.Kind == opening.Tile.Kind
                    ? new Edit.AddOpening(opening.Cell, OpeningStates.Of(opening.Tile.Kind))
                    : new Edit.ToggleOpening(opening.Cell);
            }
        }
        return new Edit.AddOpening(opening.Cell, OpeningStates.Of(opening.Tile.Kind));
    }

    /// <summary>Tools that are gone in the real world, or in a box.</summary>
    private static IEnumerable<Edit> Tools(Blueprint belief, Blueprint real)
    {
        foreach (var tool in belief.Objects)
        {
            if (tool.Role != belief.Layout.ToolRole())
            {
                continue;
            }
            var really = Find(real, tool);
            if (really < 0)
            {
                yield return new Edit.RemoveTool(tool.Tile.Color, tool.Tile.Kind);
            }
            else if (IsBoxed(real, really))
            {
                yield return new Edit.HideToolInBox(tool.Tile.Color, tool.Tile.Kind);
            }
        }
    }

    private static bool Has(Blueprint world, WorldObject thing)
    {
        foreach (var other in world.Objects)
        {
            if (other.Cell == thing.Cell && other.Tile == thing.Tile)
            {
                return true;
            }
        }
        return false;
    }

    private static int Find(Blueprint world, WorldObject tool)
    {
        for (var i = 0; i < world.Objects.Length; i++)
        {
            if (world.Objects[i].Role == tool.Role && world.Objects[i].Tile == tool.Tile)
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsBoxed(Blueprint world, int thing) => thing >= 0 && world.BoxOf(thing) >= 0;
}
