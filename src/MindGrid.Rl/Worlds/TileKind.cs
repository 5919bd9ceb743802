namespace MindGrid.Rl.Worlds;

/// <summary>What a cell shows: exactly sixteen kinds, so that every rule about kinds is a set of 16 bits or one 16-entry shuffle.</summary>
public enum TileKind : byte
{
    /// <summary>Hidden from the observer; never stands on a board.</summary>
    Unseen = 0,

    /// <summary>Nothing.</summary>
    Empty = 1,

    /// <summary>A wall: border, divider or distractor.</summary>
    Wall = 2,

    /// <summary>Lava: may be entered, and kills whoever wears no fireproof shoes.</summary>
    Lava = 3,

    /// <summary>Lava that has cooled.</summary>
    SafeLava = 4,

    /// <summary>A bridge that kills whoever enters it.</summary>
    DamagedBridge = 5,

    /// <summary>A bridge that holds.</summary>
    IntactBridge = 6,

    /// <summary>Repairs a damaged bridge.</summary>
    Hammer = 7,

    /// <summary>Fireproof shoes: whoever carries them walks on lava.</summary>
    Shoes = 8,

    /// <summary>A ball.</summary>
    Ball = 9,

    /// <summary>Opens the locked doors of its colour.</summary>
    Key = 10,

    /// <summary>A box; opening replaces it by its content.</summary>
    Box = 11,

    /// <summary>A door that stands open.</summary>
    DoorOpen = 12,

    /// <summary>A door that is shut, not locked.</summary>
    DoorClosed = 13,

    /// <summary>A door that is locked.</summary>
    DoorLocked = 14,

    /// <summary>A gap in the divider.</summary>
    Passage = 15,
}

/// <summary>A set of tile kinds: bit k stands for kind k. Rules are written with these.</summary>
/// <param name="Bits">One bit a kind.</param>
public readonly record struct KindSet(ushort Bits)
{
    /// <summary>The set of the kinds given.</summary>
    public static KindSet Of(params ReadOnlySpan<TileKind> kinds)
    {
        var bits = 0;
        foreach (var kind in kinds)
        {
            bits |= 1 << (int)kind;
        }
        return new((ushort)bits);
    }

    /// <summary>Union.</summary>
    public static KindSet operator |(KindSet left, KindSet right) => new((ushort)(left.Bits | right.Bits));

    /// <summary>Difference.</summary>
    public static KindSet operator -(KindSet left, KindSet right) => new((ushort)(left.Bits & ~right.Bits));

    /// <summary>Whether a kind is in the set.</summary>
    public bool Contains(TileKind kind) => ((Bits >> (int)kind) & 1) != 0;
}
