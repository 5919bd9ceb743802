namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>What differs between two worlds of one family, as cells and in words: how a belief has changed.</summary>
/// <param name="Cells">The cells in which the grid or the agent's start differs.</param>
/// <param name="Sentences">One line for each thing that differs; none for equal worlds.</param>
public sealed record WorldDifference(Bitboard Cells, ImmutableArray<string> Sentences)
{
    private const int MostCellsNamed = 4;

    /// <summary>Compares two worlds at their start.</summary>
    /// <param name="before">The earlier world.</param>
    /// <param name="after">The later world.</param>
    public static WorldDifference Between(Blueprint before, Blueprint after) =>
        new(ChangedCells(before, after), [.. Describe(before, after)]);

    private static Bitboard ChangedCells(Blueprint before, Blueprint after)
    {
        var (old, now) = (World.From(before), World.From(after));
        var cells = Bitboard.Empty;
        for (var index = 0; index < Board.CellCount; index++)
        {
            var cell = Cell.At(index);
            if (old.TileAt(cell) != now.TileAt(cell))
            {
                cells |= Bitboard.Of(cell);
            }
        }
        var hasAgentChanged = (old.AgentCell, old.AgentHeading) != (now.AgentCell, now.AgentHeading);
        return hasAgentChanged ? cells | Bitboard.Of(old.AgentCell) | Bitboard.Of(now.AgentCell) : cells;
    }

    // What a mirror does to every object need not be said of each.
    private static IEnumerable<string> Describe(Blueprint before, Blueprint after) =>
        before != after && IsMirrored(before, after)
            ?
            [
                $"Mirrored: the whole grid, column c is now column {Board.Width - 1}-c.",
                .. DescribeAgent(before, after),
            ]
            :
            [
                .. DescribeGoal(before, after),
                .. DescribeObjects(before, after),
                .. DescribeDivider(before, after),
                .. DescribeAgent(before, after),
            ];

    private static bool IsMirrored(Blueprint before, Blueprint after) =>
        before.AgentCell.Mirrored == after.AgentCell
        && before.AgentHeading.Mirrored() == after.AgentHeading
        && before.Inner.Mirrored == after.Inner
        && DividerOf(before).Mirrored == DividerOf(after)
        && before.Objects.Select(thing => thing.Cell.Mirrored).SequenceEqual(after.Objects.Select(thing => thing.Cell));

    private static IEnumerable<string> DescribeGoal(Blueprint before, Blueprint after)
    {
        if (before.TargetColor != after.TargetColor)
        {
            yield return $"Goal: the {after.TargetColor.Name()} ball, no longer the {before.TargetColor.Name()} one.";
        }
    }

    private static IEnumerable<string> DescribeObjects(Blueprint before, Blueprint after)
    {
        var (pairs, gone, added) = Pair(before.Objects, after.Objects);
        foreach (var (old, now) in pairs)
        {
            if (old.Tile != now.Tile)
            {
                yield return $"Changed: {Name(old)} at {old.Cell}, now {Name(now)}.";
            }
            if (old.Cell != now.Cell)
            {
                yield return $"Moved: {Name(now)}, from {old.Cell} to {now.Cell}.";
            }
        }
        foreach (var thing in gone)
        {
            yield return $"Gone: {Name(thing)} at {thing.Cell}.";
        }
        foreach (var thing in added)
        {
            var hidden = thing.Contains < 0 ? "" : $", hides the {Name(after.Objects[thing.Contains])}";
            var replaced =
                DividerOf(before).Contains(thing.Cell) && !DividerOf(after).Contains(thing.Cell)
                    ? $", in place of {Glyph.NameOf(Tile.Obstacle(before.Obstacle))}"
                    : "";
            yield return $"New: {Name(thing)} at {thing.Cell}{hidden}{replaced}.";
        }
    }

    private static IEnumerable<string> DescribeDivider(Blueprint before, Blueprint after)
    {
        var material = Glyph.NameOf(Tile.Obstacle(before.Obstacle));
        if (before.Obstacle != after.Obstacle)
        {
            yield return $"Changed: {material}, now {Glyph.NameOf(Tile.Obstacle(after.Obstacle))}.";
        }
        // Where an opening has been put into the divider, its own line says so.
        var openings = Bitboard.Of([.. after.Objects.Select(thing => thing.Cell)]);
        var gone = DividerOf(before) & ~DividerOf(after) & ~openings;
        var added = DividerOf(after) & ~DividerOf(before);
        if ((gone | added).Count > MostCellsNamed)
        {
            yield return $"Changed: {(gone | added).Count} cells of the divider ({material}).";
            yield break;
        }
        foreach (var cell in CellsIn(gone))
        {
            yield return $"Gone: {material} at {cell}.";
        }
        foreach (var cell in CellsIn(added))
        {
            yield return $"New: {material} at {cell}.";
        }
    }

    private static IEnumerable<Cell> CellsIn(Bitboard cells) =>
        Enumerable.Range(0, Board.CellCount).Select(Cell.At).Where(cells.Contains);

    private static IEnumerable<string> DescribeAgent(Blueprint before, Blueprint after)
    {
        if (before.AgentCell != after.AgentCell)
        {
            yield return $"Moved: agent, from {before.AgentCell} to {after.AgentCell}.";
        }
        if (before.AgentHeading != after.AgentHeading)
        {
            yield return $"Turned: agent, now facing {Glyph.NameOf(after.AgentHeading)}.";
        }
    }

    /// <summary>
    /// Who is who: objects keep their order, but one in the middle may go. What is equal is paired first, then what looks the
    /// same, then what has the same role.
    /// </summary>
    private static (
        List<(WorldObject Old, WorldObject Now)> Pairs,
        List<WorldObject> Gone,
        List<WorldObject> Added
    ) Pair(ImmutableArray<WorldObject> before, ImmutableArray<WorldObject> after)
    {
        var pairs = new List<(WorldObject, WorldObject)>();
        var (gone, added) = (before.ToList(), after.ToList());
        Func<WorldObject, object>[] likenesses =
        [
            thing => (thing.Role, thing.Tile, thing.Cell),
            thing => (thing.Role, thing.Cell),
            thing => (thing.Role, thing.Tile),
            thing => thing.Role,
        ];
        foreach (var likeness in likenesses)
        {
            foreach (var old in gone.ToList())
            {
                var match = added.FindIndex(now => likeness(now).Equals(likeness(old)));
                if (match >= 0)
                {
                    pairs.Add((old, added[match]));
                    gone.Remove(old);
                    added.RemoveAt(match);
                }
            }
        }
        return (pairs, gone, added);
    }

    private static string Name(WorldObject thing) =>
        Glyph.NameOf(thing.Tile) + (thing.Role == ObjectRole.Target ? " (the target)" : "");

    private static Bitboard DividerOf(Blueprint world) => Bitboard.Of(world.Obstacles.AsSpan());
}
