namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// What tiles look like: what <see cref="Tile"/> says of each, as tables. The lower six bits of a tile are its kind and, of a passage,
/// its heading; its colour is its upper half, but of passages, which hold a heading there.
/// </summary>
internal sealed class LookTables
{
    private readonly ByteTables _tables = new(room: 2);

    /// <summary>Both of them.</summary>
    public LookTables()
    {
        Types = _tables.AddWide(six => OfSixBits(six).TypeCode);
        Rests = _tables.AddWide(six => RestOf(OfSixBits(six)));
    }

    /// <summary>[lower six bits of a tile] its type.</summary>
    public WideByteTable Types { get; }

    /// <summary>
    /// [lower six bits of a tile] its state and, in the upper half, what differs between its own upper half and its colour: these two
    /// and the tile, all bits of which but the upper half are cleared, exclusively or, are colour and state.
    /// </summary>
    public WideByteTable Rests { get; }

    private static Tile OfSixBits(int six) => new((byte)six);

    private static int RestOf(Tile tile)
    {
        var differs = tile.Kind == TileKind.Passage ? (tile.Code >> Tile.UpperShift) ^ tile.ColorCode : 0;
        return (differs << Tile.UpperShift) | tile.StateCode;
    }
}
