using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class SkillTests
{
    [Test]
    public void Names_and_order_are_the_papers() =>
        Assert.That(
            SkillNames.All,
            Is.EqualTo([
                "primitive",
                "go_to",
                "rotate_towards_object",
                "rotate_towards_direction",
                "go_adjacent_to_object",
                "go_adjacent_to_position",
                "drop_at",
                "empty_inventory",
                "get_object",
                "move_object",
                "go_dir_n_steps",
                "unblock",
                "open_box",
                "open_door",
                "fix_bridge",
            ])
        );

    [Test]
    public void A_name_is_found_again([Values] SkillKind kind)
    {
        Assert.That(SkillNames.TryParse(kind.Name(), out var found));
        Assert.That(found, Is.EqualTo(kind));
    }

    [Test]
    public void An_unknown_name_is_refused() => Assert.That(SkillNames.TryParse("fly", out _), Is.False);

    [TestCase(Layout.RoomDoorKey, SkillKind.FixBridge)]
    [TestCase(Layout.TreasureIsland, SkillKind.OpenDoor)]
    public void A_layouts_skills_are_all_but_the_other_ones(Layout layout, SkillKind foreign) =>
        Assert.That(SkillNames.For(layout), Is.EqualTo(Enum.GetValues<SkillKind>().Where(kind => kind != foreign)));

    [Test]
    public void A_remembered_object_stays_as_it_was_and_a_live_one_is_looked_up()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5)));
        var remembered = ObjectRef.In(world, 1);
        var live = ObjectRef.Live(world, 1);
        Step.Apply(world, AgentAction.Pickup);
        Assert.That(remembered.Seen(world).Cell, Is.EqualTo(Sketch.Ahead));
        Assert.That(live.Seen(world).Cell, Is.EqualTo(Cell.None));
        Assert.That(live.Seen(world).Initial, Is.EqualTo(Sketch.Ahead));
    }
}
