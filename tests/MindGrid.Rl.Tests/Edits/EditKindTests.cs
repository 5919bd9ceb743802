using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

public class EditKindTests
{
    [Test]
    public void Names_and_order_are_the_papers() =>
        Assert.That(
            EditNames.All,
            Is.EqualTo([
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
            ])
        );

    [Test]
    public void A_name_is_found_again([Values] EditKind kind)
    {
        Assert.That(EditNames.TryParse(kind.Name(), out var found));
        Assert.That(found, Is.EqualTo(kind));
    }

    [TestCase("double_grid_size")]
    [TestCase("Flip_vertical")]
    public void An_unknown_name_is_refused(string name) => Assert.That(EditNames.TryParse(name, out _), Is.False);

    [Test]
    public void Rooms_have_no_edits_about_lava()
    {
        Assert.That(EditNames.For(Layout.TreasureIsland), Is.EqualTo(Enum.GetValues<EditKind>()));
        Assert.That(EditNames.For(Layout.RoomDoorKey), Is.EqualTo(Enum.GetValues<EditKind>()[..10]));
    }
}
