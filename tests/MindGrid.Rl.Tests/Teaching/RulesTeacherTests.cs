using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class RulesTeacherTests
{
    private const string Flipped = "the grid has been flipped along the vertical axis";
    private const string Hidden = "the target object has been hidden inside a box";

    [Test]
    public void Nothing_to_be_seen_is_nothing_to_be_said([Values] Layout layout) =>
        Assert.That(Says(DrawnWorlds.Unedited(layout, 0)), Is.Empty);

    [Test]
    public void A_section_on_the_left_was_flipped([Values] Layout layout)
    {
        foreach (var world in DrawnWorlds.UneditedMany(layout, 200))
        {
            Assert.That(Says(EditDraw.ApplyAll(world, [EditKind.FlipVertical])), Is.EqualTo([Flipped]));
        }
    }

    [Test]
    public void An_agent_inside_was_moved_there([Values] Layout layout)
    {
        foreach (var world in DrawnWorlds.UneditedMany(layout, 200))
        {
            var moved = EditDraw.ApplyAll(world, [EditKind.PutAgentInsideSection]);
            Assert.That(
                Says(moved),
                Is.EqualTo([$"the agent's starting location has been moved to {moved.AgentCell}"])
            );
        }
    }

    [Test]
    public void A_target_that_is_not_seen_is_in_a_box([Values] Layout layout)
    {
        foreach (var world in DrawnWorlds.UneditedMany(layout, 200))
        {
            Assert.That(Says(EditDraw.ApplyAll(world, [EditKind.HideTargetInBox])), Is.EqualTo([Hidden]));
        }
    }

    [Test]
    public void A_target_that_is_seen_is_in_no_box_and_one_covered_without_a_box_neither()
    {
        Assert.That(Says(Sketch.Room(Sketch.Box(2, 2))), Is.Empty);
        Assert.That(Says(Sketch.Room(Sketch.Ball(Sketch.Target.Column, Sketch.Target.Row))), Is.Empty);
    }

    [Test]
    public void Everything_seen_is_said_flip_first()
    {
        var world = EditDraw.ApplyAll(
            DrawnWorlds.Unedited(Layout.RoomDoorKey, 3),
            [EditKind.HideTargetInBox, EditKind.PutAgentInsideSection, EditKind.FlipVertical]
        );
        Assert.That(
            Says(world),
            Is.EqualTo([Flipped, $"the agent's starting location has been moved to {world.AgentCell}", Hidden])
        );
    }

    private static ImmutableArray<string> Says(Blueprint real) =>
        new RulesTeacher().Teach(new Lesson(World.From(real), HumanPlan: null)).Sentences;
}
