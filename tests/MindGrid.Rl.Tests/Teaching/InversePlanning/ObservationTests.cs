using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Teaching.InversePlanning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching.InversePlanning;

public class ObservationTests
{
    [Test]
    public void What_is_observed_looks_like_the_world([Range(0, 199)] int seed)
    {
        var world = World.From(DrawnWorlds.Edited((Layout)(seed % 2), seed));
        var observed = World.From(Observation.Of(world)!.ToBlueprint());
        // A box has the colour that the target had when it was hidden.
        Assert.That(Kinds(observed), Is.EqualTo(Kinds(world)));
        Assert.That((observed.AgentCell, observed.AgentHeading), Is.EqualTo((world.AgentCell, world.AgentHeading)));
    }

    [Test]
    public void What_boxes_hide_is_worked_out([Values] Layout layout)
    {
        foreach (var world in DrawnWorlds.UneditedMany(layout, 100))
        {
            var hidden = EditDraw.ApplyAll(world, [EditKind.HideToolInBox, EditKind.HideTargetInBox]);
            var scene = Observation.Of(World.From(hidden))!;
            Assert.That(
                (scene.Target.IsBoxed, scene.Target.Cell),
                Is.EqualTo((true, CellOf(hidden, ObjectRole.Target)))
            );
            Assert.That((scene.Tool.IsBoxed, scene.Tool.Cell), Is.EqualTo((true, CellOf(hidden, layout.ToolRole()))));
        }
    }

    [Test]
    public void Every_edit_leaves_its_trace([Values] Layout layout)
    {
        foreach (var kind in EditNames.For(layout).Except([EditKind.ChangeTargetColor, EditKind.ToggleOpening]))
        {
            foreach (var world in DrawnWorlds.UneditedMany(layout, 50).Where(world => Traces(world).Count == 0))
            {
                var isPossible = EditDraw.Draw(kind, world).Edit is not null;
                var edited = EditDraw.ApplyAll(world, [kind]);
                Assert.That(Traces(edited).Contains(kind), Is.EqualTo(isPossible), $"{kind}, seed {world.Seed}");
            }
        }
    }

    [Test]
    public void Only_a_ball_can_be_where_an_edit_would_have_put_it_by_chance([Values] Layout layout)
    {
        var chance = layout == Layout.RoomDoorKey ? new EditSet() : EditSet.Of(EditKind.BlockOpening);
        var seen = DrawnWorlds.UneditedMany(layout, 200).Aggregate(new EditSet(), (all, one) => all | Traces(one));
        Assert.That(seen, Is.EqualTo(chance));
    }

    private static EditSet Traces(Blueprint world) => new Traces(Observation.Of(World.From(world))!).Seen;

    private static Cell CellOf(Blueprint world, ObjectRole role) => world.Objects[world.FirstOf(role)].Cell;

    private static TileKind[] Kinds(World world) =>
        [.. Enumerable.Range(0, Board.CellCount).Select(index => world.TileAt(Cell.At(index)).Kind)];
}
