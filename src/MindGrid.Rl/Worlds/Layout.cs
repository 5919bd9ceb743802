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
    /// <summary>Both names in configurations and data sets, in the order of <see cref="Layout"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["room_door_key", "treasure_island"];

    /// <summary>The name in configurations and data sets.</summary>
    public static string Name(this Layout layout) => Names[(int)layout];

    /// <summary>Finds a layout by its name.</summary>
    public static bool TryParse(string name, out Layout layout)
    {
        layout = name == Names[1] ? Layout.TreasureIsland : Layout.RoomDoorKey;
        return Names.Contains(name);
    }

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
