namespace MindGrid.Rl.Rules;

using System.Runtime.Intrinsics;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>From kinds to cells: where on a board the tiles of a set of kinds lie.</summary>
public static class Walkability
{
    /// <summary>The cells that the agent can walk on and live, given what it carries: all the planner needs to know of the game.</summary>
    public static Bitboard Walkable(World world) => CellsOf(world.Tiles, TileTraits.WalkableTo(world.CarriedTile));

    /// <summary>The cells whose tile is of one of the kinds.</summary>
    /// <param name="tiles">[128] a world's tiles.</param>
    /// <param name="kinds">The kinds.</param>
    public static Bitboard CellsOf(ReadOnlySpan<byte> tiles, KindSet kinds)
    {
        var table = RuleTables.Entries(kinds);
        var lowNibble = Vector128.Create((byte)15);
        ulong lo = 0,
            hi = 0;
        for (var i = 0; i < 4; i++)
        {
            lo |= (ulong)InSet(tiles[(16 * i)..]) << (16 * i);
            hi |= (ulong)InSet(tiles[(64 + (16 * i))..]) << (16 * i);
        }
        return new Bitboard(lo, hi) & Bitboard.Full;

        uint InSet(ReadOnlySpan<byte> sixteen) =>
            Vector128.ShuffleNative(table, Vector128.Create(sixteen) & lowNibble).ExtractMostSignificantBits();
    }
}
