namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>One of the three numbers that an image says of a cell.</summary>
internal enum CellChannel
{
    Type,
    Color,
    State,
}

/// <summary>How cells are written, byte by byte, in each <see cref="CellCode"/>.</summary>
internal static class CellCodes
{
    /// <summary>Choices of a one-hot goal.</summary>
    public const int Colors = 12;

    // Minigrid's type of the agent itself, on images that show it.
    private const byte AgentType = 10;
    private const int Types = 17;
    private const int States = 8;

    /// <summary>Bytes of a cell.</summary>
    public static int BytesOf(CellCode code) => code == CellCode.Symbolic ? 3 : Types + Colors + States;

    /// <summary>What a byte of a cell says: of symbolic ones the number of a channel, of one-hot ones whether it is a certain one.</summary>
    public static (CellChannel Channel, byte Number) Meaning(CellCode code, int place) =>
        code == CellCode.Symbolic ? ((CellChannel)place, (byte)0)
        : place < Types ? (CellChannel.Type, (byte)place)
        : place < Types + Colors ? (CellChannel.Color, (byte)(place - Types))
        : (CellChannel.State, (byte)(place - Types - Colors));

    /// <summary>Writes a tile.</summary>
    public static void Write(CellCode code, Tile tile, Span<byte> cell) =>
        Write(code, tile.TypeCode, tile.ColorCode, tile.StateCode, cell);

    /// <summary>Puts the agent onto an image of the whole board, as no window shows it.</summary>
    public static void WriteAgent(CellCode code, World world, Span<byte> image)
    {
        var cell = (world.AgentCell.Column * Board.Height) + world.AgentCell.Row;
        var bytes = BytesOf(code);
        Write(code, AgentType, 0, (byte)world.AgentHeading, image.Slice(cell * bytes, bytes));
    }

    private static void Write(CellCode code, byte type, byte color, byte state, Span<byte> cell)
    {
        if (code == CellCode.Symbolic)
        {
            (cell[0], cell[1], cell[2]) = (type, color, state);
            return;
        }
        cell.Clear();
        cell[type] = cell[Types + color] = cell[Types + Colors + state] = 1;
    }
}
