namespace MindGrid.Rl.Worlds;

using MindGrid.Rl.Grid;

/// <summary>One row of a <see cref="GridBatch"/>: a light view, valid as long as the batch is.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Row">The row in it.</param>
public readonly record struct World(GridBatch Batch, int Row)
{
    /// <summary>A world of its own: a batch of one, reset.</summary>
    public static World From(Blueprint blueprint)
    {
        var batch = new GridBatch(1);
        batch.Reset(0, blueprint);
        return batch[0];
    }

    /// <summary>What it started from.</summary>
    public Blueprint Blueprint => Batch.BlueprintOf(Row);

    /// <summary>Where the agent stands.</summary>
    public Cell AgentCell => Batch.AgentCell(Row);

    /// <summary>Where the agent looks.</summary>
    public Heading AgentHeading => Batch.AgentHeading(Row);

    /// <summary>The cell that the agent faces; a padding cell that reads as wall beyond the border.</summary>
    public Cell CellAhead => AgentCell.Ahead(AgentHeading);

    /// <summary>Steps since the reset.</summary>
    public int Steps => Batch.Steps(Row);

    /// <summary>Number of objects in the table, hidden and opened ones included.</summary>
    public int ObjectCount => Batch.ObjectCount(Row);

    /// <summary>Position of the carried object in the table, or -1.</summary>
    public int Carried => Batch.Carried(Row);

    /// <summary>What the agent carries; an empty tile for nothing.</summary>
    public Tile CarriedTile => Batch.CarriedTile(Row);

    /// <summary>Whether the agent carries a ball of the target's colour: the task is done.</summary>
    public bool HoldsTarget => CarriedTile == Batch.Target(Row);

    /// <summary>[128] the tiles, index = row * 11 + column; a borrowed view.</summary>
    public ReadOnlySpan<byte> Tiles => Batch.Tiles(Row);

    /// <summary>The tile in a cell.</summary>
    public Tile TileAt(Cell cell) => Batch.TileAt(Row, cell);

    /// <summary>Kind, colour and state of an object now.</summary>
    public Tile ObjectTile(int index) => Batch.ObjectTile(Row, index);

    /// <summary>Where an object counts as being (see <see cref="GridBatch.ObjectCell"/>).</summary>
    public Cell ObjectCell(int index) => Batch.ObjectCell(Row, index);

    /// <summary>The object that the grid shows in a cell, or -1.</summary>
    public int ObjectShownIn(Cell cell) => Batch.ObjectShownIn(Row, cell);

    /// <summary>Starts the world anew from its blueprint.</summary>
    public void Reset() => Batch.Reset(Row, Blueprint);
}
