namespace MindGrid.Rl.Rules;

using System.Runtime.Intrinsics;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// The rules as tables of sixteen bytes, made from <see cref="TileTraits"/> and the geometry of the board: a shuffle looks up
/// what holds for a tile's kind, a heading or an action in all lanes at once.
/// </summary>
internal readonly struct RuleTables
{
    private static readonly RuleTables Made = new(TileTraits.Enterable, TileTraits.Lethal);

    private RuleTables(KindSet enterable, KindSet lethal)
    {
        Enterable = Of(enterable);
        Lethal = Of(lethal);
        LethalInShoes = Of(TileTraits.LethalInShoes);
        Fireproof = Of(TileTraits.Fireproof);
        Pickable = Of(TileTraits.Pickable);
        Toggleable = Of(TileTraits.Toggleable);
        ColorLocked = Of(TileTraits.ColorLocked);
        Opaque = Of(TileTraits.Opaque);
        Tool = Of(kind => (int)TileTraits.ToolFor((TileKind)kind));
        Stride = Of(heading => heading < 4 ? StrideOf((Heading)heading) : 0);
        Turn = Of(action => TurnOf((AgentAction)action));
        BitOfRow = Of(row => 1 << (row & 7));
        FirstColumn = Of(column: 0);
        LastColumn = Of(column: Board.Width - 1);
    }

    /// <summary>The rules of the game.</summary>
    public static ref readonly RuleTables OfTheGame => ref Made;

    /// <summary>[kind] all bits set for the kinds of a set, as for the following ones.</summary>
    public readonly Vector128<byte> Enterable;
    public readonly Vector128<byte> Lethal;
    public readonly Vector128<byte> LethalInShoes;
    public readonly Vector128<byte> Fireproof;
    public readonly Vector128<byte> Pickable;
    public readonly Vector128<byte> Toggleable;
    public readonly Vector128<byte> ColorLocked;
    public readonly Vector128<byte> Opaque;

    /// <summary>[kind] the kind of thing that toggling it takes.</summary>
    public readonly Vector128<byte> Tool;

    /// <summary>[heading] what a step ahead adds to a cell's index, modulo 256.</summary>
    public readonly Vector128<byte> Stride;

    /// <summary>[action] what it adds to the heading, modulo 4.</summary>
    public readonly Vector128<byte> Turn;

    /// <summary>
    /// [upper four bits of a cell's index] a bit; the cell is in a set if its bit is in the set's entry for the lower four bits.
    /// </summary>
    public readonly Vector128<byte> BitOfRow;
    public readonly Vector128<byte> FirstColumn;
    public readonly Vector128<byte> LastColumn;

    /// <summary>All bits set in the entries of the kinds in a set.</summary>
    public static Vector128<byte> Of(KindSet kinds)
    {
        var bitOfKind = Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
        var bits = Vector128.Create(Vector64.Create((byte)kinds.Bits), Vector64.Create((byte)(kinds.Bits >> 8)));
        return Vector128.Equals(bits & bitOfKind, bitOfKind);
    }

    /// <summary>A table, entry by entry.</summary>
    public static Vector128<byte> Of(Func<int, int> entry) =>
        Vector128.Create([.. Enumerable.Range(0, 16).Select(index => (byte)entry(index))]);

    private static Vector128<byte> Of(int column)
    {
        var entries = new byte[16];
        for (var row = 0; row < Board.Height; row++)
        {
            var cell = new Cell(column, row).Index;
            entries[cell & 15] |= (byte)(1 << (cell >> 4));
        }
        return Vector128.Create(entries);
    }

    private static int StrideOf(Heading heading) => heading.ColumnStep() + (Board.Width * heading.RowStep());

    private static int TurnOf(AgentAction action) =>
        action switch
        {
            AgentAction.Left => (int)default(Heading).TurnedLeft(),
            AgentAction.Right => (int)default(Heading).TurnedRight(),
            _ => 0,
        };
}
