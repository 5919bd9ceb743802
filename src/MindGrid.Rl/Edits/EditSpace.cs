namespace MindGrid.Rl.Edits;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>All that can be said: every edit with every value of its arguments.</summary>
public static class EditSpace
{
    private static readonly ImmutableArray<Cell> Cells = [.. Enumerable.Range(0, Board.CellCount).Select(Cell.At)];
    private static readonly ImmutableArray<TileKind> Tools = [TileKind.Key, TileKind.Hammer];

    /// <summary>All edits of a kind in a layout, acceptable or not, in a fixed order.</summary>
    public static IEnumerable<Edit> All(EditKind kind, Layout layout) =>
        kind switch
        {
            EditKind.FlipVertical => [new Edit.FlipVertical()],
            EditKind.ChangeTargetColor => ColorNames.Sorted.Select(color => new Edit.ChangeTargetColor(color)),
            EditKind.HideTargetInBox => [new Edit.HideTargetInBox()],
            EditKind.AddOpening => from cell in Cells
            from state in OpeningStates.Of(layout).ToArray()
            select new Edit.AddOpening(cell, state),
            EditKind.ToggleOpening => Cells.Select(cell => new Edit.ToggleOpening(cell)),
            EditKind.AddPassage => Cells.Select(cell => new Edit.AddPassage(cell)),
            EditKind.BlockOpening => from color in ColorNames.Sorted
            from cell in Cells
            select new Edit.BlockOpening(color, cell),
            EditKind.PutAgentInsideSection => Cells.Select(cell => new Edit.PutAgentInsideSection(cell)),
            EditKind.HideToolInBox => from color in ColorNames.Sorted
            from tool in Tools
            select new Edit.HideToolInBox(color, tool),
            EditKind.RemoveTool => from color in ColorNames.Sorted
            from tool in Tools
            select new Edit.RemoveTool(color, tool),
            EditKind.MakeLavaSafe => [new Edit.MakeLavaSafe()],
            EditKind.AddFireproofShoes => Cells.Select(cell => new Edit.AddFireproofShoes(cell)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not one of the twelve edits."),
        };

    /// <summary>The edits of a kind that a world accepts, in a fixed order.</summary>
    public static IEnumerable<Edit> Acceptable(EditKind kind, Blueprint world) =>
        All(kind, world.Layout).Where(edit => edit.Check(world, Quirks.None) is null);
}
