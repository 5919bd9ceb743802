namespace MindGrid.Rl.Rules;

using MindGrid.Rl.Worlds;

/// <summary>The traits of the tile kinds, as data. Step, planner, sight and tests all read these, and nothing else says what a kind can do.</summary>
public static class TileTraits
{
    /// <summary>May be walked into (lava too: it lets you in, and kills).</summary>
    public static KindSet Enterable { get; } =
        KindSet.Of(
            TileKind.Empty,
            TileKind.Lava,
            TileKind.SafeLava,
            TileKind.DamagedBridge,
            TileKind.IntactBridge,
            TileKind.DoorOpen,
            TileKind.Passage
        );

    /// <summary>Kills whoever enters without fireproof shoes.</summary>
    public static KindSet Lethal { get; } = KindSet.Of(TileKind.Lava, TileKind.DamagedBridge);

    /// <summary>Kills whoever enters, shoes or not.</summary>
    public static KindSet LethalInShoes { get; } = Lethal - KindSet.Of(TileKind.Lava);

    /// <summary>Can be taken into the inventory.</summary>
    public static KindSet Pickable { get; } =
        KindSet.Of(TileKind.Key, TileKind.Ball, TileKind.Box, TileKind.Hammer, TileKind.Shoes);

    /// <summary>Hides what lies behind.</summary>
    public static KindSet Opaque { get; } = KindSet.Of(TileKind.Wall, TileKind.DoorClosed, TileKind.DoorLocked);

    /// <summary>What kills an agent that carries a given thing.</summary>
    public static KindSet LethalTo(Tile carried) => carried.Kind == TileKind.Shoes ? LethalInShoes : Lethal;

    /// <summary>Where an agent that carries a given thing can walk and live: enterable and not lethal.</summary>
    public static KindSet WalkableTo(Tile carried) => Enterable - LethalTo(carried);
}
