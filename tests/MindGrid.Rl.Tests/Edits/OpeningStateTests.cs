using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

public class OpeningStateTests
{
    [Test]
    public void Each_layouts_states_come_in_the_order_of_the_references_draw()
    {
        Assert.That(
            OpeningStates.Of(Layout.RoomDoorKey).ToArray(),
            Is.EqualTo([OpeningState.Closed, OpeningState.Locked, OpeningState.Open])
        );
        Assert.That(
            OpeningStates.Of(Layout.TreasureIsland).ToArray(),
            Is.EqualTo([OpeningState.Damaged, OpeningState.Intact])
        );
    }

    [TestCase(OpeningState.Closed, "closed", TileKind.DoorClosed)]
    [TestCase(OpeningState.Locked, "locked", TileKind.DoorLocked)]
    [TestCase(OpeningState.Open, "open", TileKind.DoorOpen)]
    [TestCase(OpeningState.Damaged, "damaged", TileKind.DamagedBridge)]
    [TestCase(OpeningState.Intact, "intact", TileKind.IntactBridge)]
    public void A_state_has_a_name_and_a_tile(OpeningState state, string name, TileKind kind) =>
        Assert.That((state.Name(), state.ToTileKind()), Is.EqualTo((name, kind)));

    [Test]
    public void Every_state_belongs_to_one_layout([Values] OpeningState state) =>
        Assert.That(state.Exists(Layout.RoomDoorKey), Is.Not.EqualTo(state.Exists(Layout.TreasureIsland)));
}
