namespace MindGrid.Rl.Edits;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>The twelve edits in the reference's listed order, which the factory's draws and the reader's search follow.</summary>
public enum EditKind : byte
{
    /// <summary>Mirror the grid along the vertical axis.</summary>
    FlipVertical,

    /// <summary>Give the target another colour; balls that have it get the old one.</summary>
    ChangeTargetColor,

    /// <summary>Hide the target in a box.</summary>
    HideTargetInBox,

    /// <summary>Put a door or a bridge into the divider.</summary>
    AddOpening,

    /// <summary>Bring a door or a bridge into its next state.</summary>
    ToggleOpening,

    /// <summary>Take a cell out of the divider.</summary>
    AddPassage,

    /// <summary>Put a ball in front of an opening.</summary>
    BlockOpening,

    /// <summary>Start the agent in the inner section.</summary>
    PutAgentInsideSection,

    /// <summary>Hide a tool in a box.</summary>
    HideToolInBox,

    /// <summary>Take a tool away, with its box.</summary>
    RemoveTool,

    /// <summary>Cool the lava (treasure-island only).</summary>
    MakeLavaSafe,

    /// <summary>Add fireproof shoes.</summary>
    AddFireproofShoes,
}

/// <summary>The edits' names in configurations and data sets.</summary>
public static class EditNames
{
    private static readonly ImmutableArray<string> Names =
    [
        "flip_vertical",
        "change_target_color",
        "hide_target_in_box",
        "add_opening",
        "toggle_opening",
        "add_passage",
        "block_opening",
        "put_agent_inside_section",
        "hide_tool_in_box",
        "remove_tool",
        "make_lava_safe",
        "add_fireproof_shoes",
    ];

    /// <summary>All names, in the order of <see cref="EditKind"/>.</summary>
    public static ImmutableArray<string> All => Names;

    /// <summary>The name of a kind.</summary>
    public static string Name(this EditKind kind) => Names[(int)kind];

    /// <summary>Finds a kind by its name.</summary>
    public static bool TryParse(string name, out EditKind kind)
    {
        var index = Names.IndexOf(name);
        kind = (EditKind)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>
    /// All subsets of a layout's edits, each in listed order: the variants of a world that one seed gives (paper, Section 6). 1024
    /// for room-door-key, 4096 for treasure-island.
    /// </summary>
    public static IEnumerable<ImmutableArray<EditKind>> SubsetsFor(Layout layout)
    {
        var edits = For(layout);
        for (var subset = 0; subset < 1 << edits.Length; subset++)
        {
            yield return [.. edits.Where((_, i) => ((subset >> i) & 1) != 0)];
        }
    }

    /// <summary>The edits that games of a layout draw from, in listed order: all, but the two about lava on islands only.</summary>
    public static ImmutableArray<EditKind> For(Layout layout) =>
        [
            .. Enum.GetValues<EditKind>()
                .Where(kind =>
                    layout == Layout.TreasureIsland || kind is not (EditKind.MakeLavaSafe or EditKind.AddFireproofShoes)
                ),
        ];
}
