using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

[TestFixture(Layout.RoomDoorKey)]
[TestFixture(Layout.TreasureIsland)]
public class EditDrawTests(Layout layout)
{
    private const int Seeds = 300;

    [Test]
    public void A_drawn_edit_is_the_one_that_its_sentence_names([Values] EditKind kind)
    {
        foreach (var (_, edit) in Drawn(kind))
        {
            Assert.That(EditGrammar.Parse(EditGrammar.Say(edit, layout), layout), Is.EqualTo(edit));
        }
    }

    [Test]
    public void A_drawn_edit_can_be_applied_unless_it_puts_shoes_where_the_agent_stands([Values] EditKind kind)
    {
        foreach (var (world, edit) in Drawn(kind))
        {
            if (edit is Edit.AddFireproofShoes shoes && shoes.Cell == world.AgentCell)
            {
                continue;
            }
            var (applied, rejection) = edit.TryApply(world);
            Assert.That(rejection, Is.Null, $"seed {world.Seed}: {edit}");
            Assert.That(applied, Is.EqualTo(EditDraw.ApplyAll(world, [kind])));
        }
    }

    [Test]
    public void Every_kind_that_the_layout_has_can_be_drawn([Values] EditKind kind) =>
        Assert.That(Drawn(kind).Any(), Is.EqualTo(layout == Layout.TreasureIsland || kind != EditKind.MakeLavaSafe));

    [Test]
    public void The_same_world_draws_the_same_edit([Values] EditKind kind)
    {
        foreach (var (world, edit) in Drawn(kind))
        {
            Assert.That(EditDraw.Draw(kind, world).Edit, Is.EqualTo(edit));
        }
    }

    [Test]
    public void The_agent_is_put_inside_and_shoes_and_blocking_balls_outside()
    {
        foreach (var (world, edit) in Drawn(EditKind.PutAgentInsideSection))
        {
            Assert.That(world.Inner.Contains(((Edit.PutAgentInsideSection)edit).Cell));
        }
        foreach (var (world, edit) in Drawn(EditKind.AddFireproofShoes))
        {
            Assert.That(world.Outer.Contains(((Edit.AddFireproofShoes)edit).Cell));
        }
        foreach (var (world, edit) in Drawn(EditKind.BlockOpening))
        {
            var cell = Bitboard.Of(((Edit.BlockOpening)edit).Cell);
            Assert.That((cell & world.Outer).IsEmpty, Is.False);
            Assert.That(
                world.AllOf(layout.OpeningRole()).Any(i => cell.Neighbours.Contains(world.Objects[i].Cell)),
                "beside an opening"
            );
        }
    }

    [Test]
    public void A_new_target_color_is_another_allowed_one()
    {
        foreach (var (world, edit) in Drawn(EditKind.ChangeTargetColor))
        {
            var color = ((Edit.ChangeTargetColor)edit).Color;
            Assert.That(color, Is.Not.EqualTo(world.TargetColor));
            Assert.That(world.AllowedColors, Does.Contain(color));
        }
    }

    [Test]
    public void All_twelve_edits_together_fit_into_the_object_table()
    {
        foreach (var world in DrawnWorlds.UneditedMany(layout, Seeds))
        {
            var edited = EditDraw.ApplyAll(world, EditNames.For(layout));
            Assert.That(edited.Objects.Length, Is.LessThanOrEqualTo(Blueprint.MaxObjects));
        }
    }

    [Test]
    public void Applying_a_list_reports_each_edit_and_null_for_one_that_could_not_be_drawn()
    {
        var applied = new List<Edit?>();
        _ = EditDraw.ApplyAll(
            DrawnWorlds.Unedited(layout, 11),
            [EditKind.RemoveTool, EditKind.HideToolInBox, EditKind.FlipVertical],
            applied
        );
        Assert.That(
            applied.Select(edit => edit?.Kind),
            Is.EqualTo([EditKind.RemoveTool, (EditKind?)null, EditKind.FlipVertical])
        );
    }

    private IEnumerable<(Blueprint World, Edit Edit)> Drawn(EditKind kind) =>
        from world in DrawnWorlds.EditedMany(layout, Seeds)
        let edit = EditDraw.Draw(kind, world).Edit
        where edit is not null && !(kind == EditKind.HideTargetInBox && world.AllOf(ObjectRole.Box).Count > 0)
        select (world, edit);
}
