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

    /// <summary>Becomes something else when it is toggled, with the right thing in hand where it takes one.</summary>
    internal static KindSet Toggleable { get; } =
        KindSet.Of(TileKind.Box, TileKind.DoorOpen, TileKind.DoorClosed, TileKind.DoorLocked, TileKind.DamagedBridge);

    /// <summary>Yields only to a tool of its own colour.</summary>
    internal static KindSet ColorLocked { get; } = KindSet.Of(TileKind.DoorLocked);

    /// <summary>Makes lava harmless to who carries it.</summary>
    internal static KindSet Fireproof { get; } = KindSet.Of(TileKind.Shoes);

    /// <summary>The kind of thing that has to be in hand to toggle a kind; unseen for no matter what.</summary>
    internal static TileKind ToolFor(TileKind kind) =>
        kind switch
        {
            TileKind.DoorLocked => TileKind.Key,
            TileKind.DamagedBridge => TileKind.Hammer,
            _ => TileKind.Unseen,
        };

    /// <summary>What an opening becomes when it is toggled.</summary>
    internal static TileKind Toggled(TileKind opening) =>
        opening switch
        {
            TileKind.DoorOpen => TileKind.DoorClosed,
            TileKind.DoorClosed or TileKind.DoorLocked => TileKind.DoorOpen,
            TileKind.DamagedBridge => TileKind.IntactBridge,
            _ => opening,
        };

    /// <summary>What kills an agent that carries a given thing.</summary>
    public static KindSet LethalTo(Tile carried) => Fireproof.Contains(carried.Kind) ? LethalInShoes : Lethal;

    /// <summary>Where an agent that carries a given thing can walk and live: enterable and not lethal.</summary>
    public static KindSet WalkableTo(Tile carried) => Enterable - LethalTo(carried);
}
