using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class LayoutTests
{
    [TestCase(Layout.RoomDoorKey, TileKind.Wall, ObjectRole.Door, ObjectRole.Key)]
    [TestCase(Layout.TreasureIsland, TileKind.Lava, ObjectRole.Bridge, ObjectRole.Hammer)]
    public void Each_layout_has_its_obstacle_opening_and_tool(
        Layout layout,
        TileKind obstacle,
        ObjectRole opening,
        ObjectRole tool
    ) =>
        Assert.That(
            (layout.ObstacleKind(), layout.OpeningRole(), layout.ToolRole()),
            Is.EqualTo((obstacle, opening, tool))
        );
}
