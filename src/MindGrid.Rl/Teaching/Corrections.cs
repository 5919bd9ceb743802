namespace MindGrid.Rl.Teaching;

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
        return Hidden(belief, real)
            .Concat(Moved(belief, real))
            .Concat(Added(belief, real))
            .Concat(Changed(belief, real));
    }

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

    /// <summary>What stands in the real world and not in the believed one.</summary>
    private static IEnumerable<Edit> Added(Blueprint belief, Blueprint real)
    {
        foreach (var thing in real.Objects)
        {
            if (thing.Role == ObjectRole.BlockingBall && !Has(belief, thing))
            {
                yield return new Edit.BlockOpening(thing.Tile.Color, thing.Cell);
            }
            else if (thing.Role == ObjectRole.Passage && !Has(belief, thing))
            {
                yield return new Edit.AddPassage(thing.Cell);
            }
            else if (thing.Role == ObjectRole.FireproofShoes && !Has(belief, thing))
            {
                yield return new Edit.AddFireproofShoes(thing.Cell);
            }
            else if (thing.Role == real.Layout.OpeningRole())
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

    /// <summary>What is otherwise in the real world.</summary>
    private static IEnumerable<Edit> Changed(Blueprint belief, Blueprint real)
    {
        if (real.Obstacle == TileKind.SafeLava)
        {
            yield return new Edit.MakeLavaSafe();
        }
        for (var i = 0; i < belief.Objects.Length; i++)
        {
            var tool = belief.Objects[i];
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
        if (belief.TargetColor != real.TargetColor)
        {
            yield return new Edit.ChangeTargetColor(real.TargetColor);
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
