namespace MindGrid.Rl.Evaluation.Measures;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>How far a belief is from the real world: a graded distance, where the exact one says only whether they are equal.</summary>
public static class BeliefDistance
{
    /// <summary>
    /// Facts that differ at the start: what stands in each cell, what each box hides, the goal, where the agent is and where it looks.
    /// A mirrored grid is one fact, not one for each cell, so the smaller count counts: as they are, or the belief mirrored, plus 1.
    /// </summary>
    /// <returns>0 for equal worlds.</returns>
    public static int Between(Blueprint belief, Blueprint real)
    {
        var mirrored = new Edit.FlipVertical().TryApply(belief).World;
        return Math.Min(FactsThatDiffer(belief, real), 1 + FactsThatDiffer(mirrored, real));
    }

    private static int FactsThatDiffer(Blueprint belief, Blueprint real)
    {
        var (imagined, actual) = (World.From(belief), World.From(real));
        var cells = Enumerable.Range(0, Board.CellCount).Select(Cell.At);
        var hidden = Hidden(belief);
        hidden.SymmetricExceptWith(Hidden(real));
        return cells.Count(cell => imagined.TileAt(cell) != actual.TileAt(cell))
            + hidden.Count
            + (belief.TargetColor == real.TargetColor ? 0 : 1)
            + (belief.AgentCell == real.AgentCell ? 0 : 1)
            + (belief.AgentHeading == real.AgentHeading ? 0 : 1);
    }

    private static HashSet<(Cell, Tile)> Hidden(Blueprint world) =>
        [
            .. world
                .Objects.Where(thing => thing.Contains >= 0)
                .Select(box => (box.Cell, world.Objects[box.Contains].Tile)),
        ];
}
