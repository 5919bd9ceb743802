namespace MindGrid.Rl.Worlds;

using MindGrid.Rl.Grid;

/// <summary>Which blueprints a world can start from: kernels rely on it, and check nothing.</summary>
internal static class BlueprintFit
{
    /// <summary>Makes sure that a world can be reset to a blueprint: kernels look nothing up beyond the board, and so do not check.</summary>
    /// <exception cref="ArgumentException">More objects than a world holds, something that is not on the board, or another divider than the three there are.</exception>
    public static void Require(Blueprint blueprint)
    {
        if (blueprint.Objects.Length > Blueprint.MaxObjects)
        {
            throw new ArgumentException(
                $"The blueprint has {blueprint.Objects.Length} objects; a world holds {Blueprint.MaxObjects}.",
                nameof(blueprint)
            );
        }
        if ((int)blueprint.AgentHeading >= HeadingMath.All.Length)
        {
            throw new ArgumentException(
                $"The blueprint's agent has the heading {(int)blueprint.AgentHeading}; headings are 0 to 3.",
                nameof(blueprint)
            );
        }
        if (blueprint.Obstacle is not (TileKind.Wall or TileKind.Lava or TileKind.SafeLava))
        {
            // What could be taken or opened would have to be in the object table.
            throw new ArgumentException(
                $"The blueprint's divider is made of {blueprint.Obstacle}; it has to be {TileKind.Wall}, {TileKind.Lava} or {TileKind.SafeLava}.",
                nameof(blueprint)
            );
        }
        RequireOnBoard(blueprint.AgentCell, "its agent");
        foreach (var cell in blueprint.Obstacles)
        {
            RequireOnBoard(cell, "a part of the divider");
        }
        foreach (ref readonly var thing in blueprint.Objects.AsSpan())
        {
            // One that is nowhere is not drawn.
            if (thing.Cell != Cell.None)
            {
                RequireOnBoard(thing.Cell, "an object");
            }
        }
    }

    private static void RequireOnBoard(Cell cell, string what)
    {
        if (!cell.IsOnBoardIndex)
        {
            throw new ArgumentException(
                $"The blueprint has {what} in cell {cell.Index}; the board's are 0 to {Board.CellCount - 1}."
            );
        }
    }
}
