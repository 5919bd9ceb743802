namespace MindGrid.Rl.Edits;

using MindGrid.Rl.Worlds;

/// <summary>The states of an opening as sentences name them.</summary>
public enum OpeningState : byte
{
    /// <summary>A shut door.</summary>
    Closed,

    /// <summary>A locked door.</summary>
    Locked,

    /// <summary>An open door.</summary>
    Open,

    /// <summary>A bridge that kills.</summary>
    Damaged,

    /// <summary>A bridge that holds.</summary>
    Intact,
}

/// <summary>Names and tiles of the states.</summary>
public static class OpeningStates
{
    /// <summary>The states of a layout's openings, in the order of the reference's draw.</summary>
    public static ReadOnlySpan<OpeningState> Of(Layout layout) =>
        layout == Layout.RoomDoorKey
            ? [OpeningState.Closed, OpeningState.Locked, OpeningState.Open]
            : [OpeningState.Damaged, OpeningState.Intact];

    /// <summary>Whether a layout's openings can be in this state.</summary>
    public static bool Exists(this OpeningState state, Layout layout) => Of(layout).Contains(state);

    /// <summary>The lower-case name.</summary>
    public static string Name(this OpeningState state) =>
        state switch
        {
            OpeningState.Closed => "closed",
            OpeningState.Locked => "locked",
            OpeningState.Open => "open",
            OpeningState.Damaged => "damaged",
            _ => "intact",
        };

    /// <summary>What the grid shows.</summary>
    public static TileKind ToTileKind(this OpeningState state) =>
        state switch
        {
            OpeningState.Closed => TileKind.DoorClosed,
            OpeningState.Locked => TileKind.DoorLocked,
            OpeningState.Open => TileKind.DoorOpen,
            OpeningState.Damaged => TileKind.DamagedBridge,
            _ => TileKind.IntactBridge,
        };

    /// <summary>The state that a tile of an opening is in.</summary>
    public static OpeningState Of(TileKind opening) =>
        opening switch
        {
            TileKind.DoorClosed => OpeningState.Closed,
            TileKind.DoorLocked => OpeningState.Locked,
            TileKind.DoorOpen => OpeningState.Open,
            TileKind.DamagedBridge => OpeningState.Damaged,
            TileKind.IntactBridge => OpeningState.Intact,
            _ => throw new ArgumentOutOfRangeException(nameof(opening), opening, "Not an opening."),
        };

    /// <summary>"door" or "bridge".</summary>
    public static string OpeningName(this Layout layout) => layout == Layout.RoomDoorKey ? "door" : "bridge";
}
