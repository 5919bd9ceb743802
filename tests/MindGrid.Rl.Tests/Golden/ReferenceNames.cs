using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Golden;

/// <summary>From the names in the reference's files to ours; an unknown name fails the test.</summary>
internal static class ReferenceNames
{
    public static Layout Layout(string name) =>
        name switch
        {
            "room_door_key" => Rl.Worlds.Layout.RoomDoorKey,
            "treasure_island" => Rl.Worlds.Layout.TreasureIsland,
            _ => throw new FormatException($"Unknown layout {name}"),
        };

    public static TileColor Color(string name) =>
        ColorNames.TryParse(name, out var color) ? color : throw new FormatException($"Unknown colour {name}");

    public static EditKind Edit(string name) =>
        EditNames.TryParse(name, out var kind) ? kind : throw new FormatException($"Unknown edit {name}");

    public static SkillKind Skill(string name) =>
        SkillNames.TryParse(name, out var kind) ? kind : throw new FormatException($"Unknown skill {name}");
}
