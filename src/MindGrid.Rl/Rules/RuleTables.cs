namespace MindGrid.Rl.Rules;

using System.Runtime.Intrinsics;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// The rules as tables of sixteen bytes, made from <see cref="TileTraits"/> and the geometry of the board: a shuffle looks up
/// what holds for a tile's kind, a heading or an action in all lanes at once.
/// </summary>
internal sealed class RuleTables
{
    private readonly ByteTables _tables = new(room: 14);

    private RuleTables()
    {
        Enterable = _tables.Add(Entries(TileTraits.Enterable));
        Lethal = _tables.Add(Entries(TileTraits.Lethal));
        LethalInShoes = _tables.Add(Entries(TileTraits.LethalInShoes));
        Fireproof = _tables.Add(Entries(TileTraits.Fireproof));
        Pickable = _tables.Add(Entries(TileTraits.Pickable));
        Toggleable = _tables.Add(Entries(TileTraits.Toggleable));
        ColorLocked = _tables.Add(Entries(TileTraits.ColorLocked));
        OpaqueTile = _tables.AddWide(tile => IsOpaque(new((byte)tile)) ? byte.MaxValue : 0);
        Tool = _tables.Add(kind => (int)TileTraits.ToolFor((TileKind)kind));
        Stride = _tables.Add(heading => heading < 4 ? StrideOf((Heading)heading) : 0);
        Turn = _tables.Add(action => TurnOf((AgentAction)action));
        BitOfRow = _tables.Add(row => 1 << (row & 7));
        FirstColumn = _tables.Add(Rows(column: 0));
        LastColumn = _tables.Add(Rows(column: Board.Width - 1));
    }

    /// <summary>The rules of the game.</summary>
    public static RuleTables OfTheGame { get; } = new();

    /// <summary>[kind] all bits set for the kinds of a set, as for the following ones.</summary>
    public readonly ByteTable Enterable;
    public readonly ByteTable Lethal;
    public readonly ByteTable LethalInShoes;
    public readonly ByteTable Fireproof;
    public readonly ByteTable Pickable;
    public readonly ByteTable Toggleable;
    public readonly ByteTable ColorLocked;

    /// <summary>[lower six bits of a tile] all bits set for those that hide what lies behind.</summary>
    public readonly WideByteTable OpaqueTile;

    /// <summary>[kind] the kind of thing that toggling it takes.</summary>
    public readonly ByteTable Tool;

    /// <summary>[heading] what a step ahead adds to a cell's index, modulo 256.</summary>
    public readonly ByteTable Stride;

    /// <summary>[action] what it adds to the heading, modulo 4.</summary>
    public readonly ByteTable Turn;

    /// <summary>
    /// [upper four bits of a cell's index] a bit; the cell is in a set if its bit is in the set's entry for the lower four bits.
    /// </summary>
    public readonly ByteTable BitOfRow;
    public readonly ByteTable FirstColumn;
    public readonly ByteTable LastColumn;

    /// <summary>All bits set in the entries of the kinds in a set.</summary>
    public static Vector128<byte> Entries(KindSet kinds)
    {
        var bitOfKind = Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
        var bits = Vector128.Create(Vector64.Create((byte)kinds.Bits), Vector64.Create((byte)(kinds.Bits >> 8)));
        return Vector128.Equals(bits & bitOfKind, bitOfKind);
    }

    /// <summary>[lower four bits of a cell's index] the bits of the rows, see <see cref="BitOfRow"/>, in which the cell is of a column.</summary>
    private static Vector128<byte> Rows(int column)
    {
        var entries = new byte[16];
        for (var row = 0; row < Board.Height; row++)
        {
            var cell = new Cell(column, row).Index;
            entries[cell & 15] |= (byte)(1 << (cell >> 4));
        }
        return Vector128.Create(entries);
    }

    private static bool IsOpaque(Tile tile) => TileTraits.Opaque.Contains(tile.Kind);

    private static int StrideOf(Heading heading) => heading.ColumnStep() + (Board.Width * heading.RowStep());

    private static int TurnOf(AgentAction action) =>
        action switch
        {
            AgentAction.Left => (int)default(Heading).TurnedLeft(),
            AgentAction.Right => (int)default(Heading).TurnedRight(),
            _ => 0,
        };
}
