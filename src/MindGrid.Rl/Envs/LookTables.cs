namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>What tiles look like: what <see cref="Tile"/> says of each, as tables to shuffle.</summary>
internal sealed class LookTables
{
    private const int ColorMask = 15;

    private readonly ByteTables _tables = new(room: 4);

    /// <summary>All of them.</summary>
    public LookTables()
    {
        OfKind = _tables.Add(kind => LookOf(new((byte)kind)));
        OfPassage = _tables.Add(to => to < 4 ? LookOf(Tile.Passage((Heading)to)) : 0);
        KeptColor = _tables.Add(kind => HasOwnColor((TileKind)kind) ? ColorMask : 0);
        FixedColor = _tables.Add(kind => HasOwnColor((TileKind)kind) ? 0 : new Tile((byte)kind).ColorCode);
    }

    /// <summary>[kind] type and state in one byte.</summary>
    public ByteTable OfKind { get; }

    /// <summary>[upper half of a passage] the same.</summary>
    public ByteTable OfPassage { get; }

    /// <summary>[kind] the bits of the tile's upper half that are its colour.</summary>
    public ByteTable KeptColor { get; }

    /// <summary>[kind] the colour of those that have none of their own.</summary>
    public ByteTable FixedColor { get; }

    private static int LookOf(Tile tile) => tile.TypeCode | (tile.StateCode << ImagePlan.StateShift);

    private static bool HasOwnColor(TileKind kind) =>
        new Tile(kind, TileColor.Red).ColorCode != new Tile(kind, TileColor.Green).ColorCode;
}
