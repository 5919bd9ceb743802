namespace MindGrid.Rl.Worlds;

using MindGrid.Rl.Grid;

/// <summary>One cell's byte: low nibble the kind, high nibble the colour (for a passage: the heading it leads to).</summary>
/// <param name="Code">The byte.</param>
public readonly record struct Tile(byte Code)
{
    /// <summary>Where the upper half of the byte begins: a colour, or a heading.</summary>
    internal const int UpperShift = 4;

    // Minigrid's type codes, extended by the reference with 12 to 16; index = TileKind.
    private static ReadOnlySpan<byte> TypeCodes => [0, 1, 2, 9, 16, 12, 12, 14, 13, 6, 5, 7, 4, 4, 4, 15];

    // Door: 0 open, 1 closed, 2 locked. Bridge: 1 intact.
    private static ReadOnlySpan<byte> StateCodes => [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2, 0];

    /// <summary>A tile of a kind and a colour; nothing has none.</summary>
    public Tile(TileKind kind, TileColor color)
        : this((byte)((int)kind | (kind <= TileKind.Empty ? 0 : (int)color << UpperShift))) { }

    /// <summary>Nothing.</summary>
    public static Tile Empty => new(TileKind.Empty, 0);

    /// <summary>A wall.</summary>
    public static Tile Wall => new(TileKind.Wall, TileColor.Grey);

    /// <summary>Fireproof shoes.</summary>
    public static Tile Shoes => new(TileKind.Shoes, TileColor.Red);

    /// <summary>A hammer.</summary>
    public static Tile Hammer => new(TileKind.Hammer, TileColor.Grey);

    /// <summary>The kind.</summary>
    public TileKind Kind => (TileKind)(Code & 15);

    /// <summary>The colour.</summary>
    public TileColor Color => Kind == TileKind.Passage ? TileColor.Grey : (TileColor)(Code >> UpperShift);

    /// <summary>Whether this is a door in any state.</summary>
    public bool IsDoor => Kind is TileKind.DoorOpen or TileKind.DoorClosed or TileKind.DoorLocked;

    /// <summary>Whether this is a bridge in any state.</summary>
    public bool IsBridge => Kind is TileKind.DamagedBridge or TileKind.IntactBridge;

    /// <summary>The type code of the reference's encoding (first of the triple).</summary>
    public byte TypeCode => TypeCodes[Code & 15];

    /// <summary>The colour code of the reference's encoding (second of the triple).</summary>
    public byte ColorCode => Kind is TileKind.Empty or TileKind.Unseen ? (byte)0 : (byte)Color;

    /// <summary>The state code of the reference's encoding (third of the triple).</summary>
    public byte StateCode
    {
        get
        {
            if (Kind != TileKind.Passage)
            {
                return StateCodes[Code & 15];
            }
            var heading = (Heading)(Code >> UpperShift);
            return (byte)(((heading.ColumnStep() + 1) * 3) + heading.RowStep() + 1);
        }
    }

    /// <summary>A passage that leads to a heading.</summary>
    public static Tile Passage(Heading heading) => new((byte)((int)TileKind.Passage | ((int)heading << UpperShift)));

    /// <summary>A bridge.</summary>
    public static Tile Bridge(bool intact) =>
        new(intact ? TileKind.IntactBridge : TileKind.DamagedBridge, TileColor.Brown);

    /// <summary>The tile of a divider cell.</summary>
    public static Tile Obstacle(TileKind kind) => new(kind, kind == TileKind.Lava ? TileColor.Red : TileColor.Grey);

    /// <summary>The same tile in another state of its kind.</summary>
    public Tile As(TileKind kind) => new(kind, (TileColor)(Code >> UpperShift));
}
