namespace MindGrid.Rl.Worlds;

/// <summary>The two layouts of the paper (Appendix B).</summary>
public enum Layout : byte
{
    /// <summary>A room behind walls, reached through doors; the tool is a key.</summary>
    RoomDoorKey = 0,

    /// <summary>An island behind lava, reached over bridges; the tool is a hammer.</summary>
    TreasureIsland = 1,
}

/// <summary>What differs between the layouts, as data.</summary>
public static class LayoutTraits
{
    /// <summary>What the divider between the inner and the outer section is made of.</summary>
    public static TileKind ObstacleKind(this Layout layout) =>
        layout == Layout.RoomDoorKey ? TileKind.Wall : TileKind.Lava;

    /// <summary>The role of the openings: doors or bridges.</summary>
    public static ObjectRole OpeningRole(this Layout layout) =>
        layout == Layout.RoomDoorKey ? ObjectRole.Door : ObjectRole.Bridge;

    /// <summary>The role of the tools: keys or hammers.</summary>
    public static ObjectRole ToolRole(this Layout layout) =>
        layout == Layout.RoomDoorKey ? ObjectRole.Key : ObjectRole.Hammer;
}
