namespace MindGrid.Rl.Rules;

using System.Runtime.CompilerServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>What lies ahead of many agents and which actions would do something with it: <see cref="Step"/>'s rules as sets of worlds.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal readonly ref struct Prospects<T>
    where T : struct, IByteLanes<T>
{
    private readonly RuleTables _rules;
    private readonly T _carried;
    private readonly T _facing;
    private readonly T _kind;

    /// <summary>Looks ahead.</summary>
    /// <param name="rules">The tables.</param>
    /// <param name="grids">[Count, 128] the worlds' tiles and three bytes more.</param>
    /// <param name="cell">Where the agents stand.</param>
    /// <param name="heading">Where they look.</param>
    /// <param name="carried">The tiles that they carry.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Prospects(RuleTables rules, byte* grids, T cell, T heading, T carried)
    {
        _rules = rules;
        _carried = carried;
        Ahead = AheadOf(rules, cell, heading);
        _facing = T.Gather(grids, Ahead);
        _kind = KindOf(_facing);
    }

    /// <summary>The cells ahead, <see cref="Cell.OffBoard"/> or another cell of the padding beyond the border.</summary>
    public T Ahead { get; }

    /// <summary>Those who can walk on.</summary>
    public T CanEnter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.LookUp(_rules.Enterable, _kind);
    }

    /// <summary>Those who would not survive that.</summary>
    public T WouldDie
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var isFireproof = T.LookUp(_rules.Fireproof, KindOf(_carried));
            var lethal = T.Choose(isFireproof, T.LookUp(_rules.LethalInShoes, _kind), T.LookUp(_rules.Lethal, _kind));
            return CanEnter & lethal;
        }
    }

    /// <summary>Those who can take what is ahead.</summary>
    public T CanPickUp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HandsEmpty & T.LookUp(_rules.Pickable, _kind);
    }

    /// <summary>Those who can put down what they carry.</summary>
    public T CanDrop
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ~HandsEmpty & T.Equal(_kind, T.All((byte)TileKind.Empty));
    }

    /// <summary>Those who can open, shut, unlock or repair what is ahead.</summary>
    public T CanToggle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var tool = T.LookUp(_rules.Tool, _kind);
            var hasTool = T.Equal(tool, T.All((byte)TileKind.Unseen)) | T.Equal(tool, KindOf(_carried));
            var hasColor = T.Equal(_facing >>> 4, _carried >>> 4);
            return T.LookUp(_rules.Toggleable, _kind) & hasTool & (hasColor | ~T.LookUp(_rules.ColorLocked, _kind));
        }
    }

    private T HandsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Equal(_carried, T.All(Tile.Empty.Code));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T KindOf(T tiles) => tiles & T.All(15);

    // North and south of the board the index leaves 0 to 120, and the padding is wall. East and west of it lies another row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AheadOf(RuleTables rules, T cell, T heading)
    {
        var low = cell & T.All(15);
        var east = T.Equal(heading, T.All((byte)Heading.East)) & T.LookUp(rules.LastColumn, low);
        var west = T.Equal(heading, T.All((byte)Heading.West)) & T.LookUp(rules.FirstColumn, low);
        var wraps = ~T.Equal((east | west) & T.LookUp(rules.BitOfRow, cell >>> 4), T.All(0));
        var next = cell + T.LookUp(rules.Stride, heading);
        return T.Min(next | wraps, T.All(Cell.OffBoard.Index));
    }
}
