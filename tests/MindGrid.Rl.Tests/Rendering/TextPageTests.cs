using MindGrid.Rl.Rendering;
using MindGrid.Rl.Tests.Worlds;

namespace MindGrid.Rl.Tests.Rendering;

public class TextPageTests
{
    private static readonly Page Page = new(
        "A title",
        [
            new PageBlock.Heading("A heading"),
            new PageBlock.Item("Step 1:", "go to the cell adjacent to the ball at column 8 row 5 and no further"),
            new PageBlock.Columns([
                [new PageBlock.Picture(WorldPicture.Of("Left", Sketch.Room()))],
                [new PageBlock.Paragraph("Right", Tone.Good)],
            ]),
        ]
    );

    [Test]
    public void Columns_stand_side_by_side_where_there_is_room_and_else_below_each_other()
    {
        var wide = TextPage.Draw(Page, 100).Select(line => line.ToString()).ToList();
        var narrow = TextPage.Draw(Page, 60).Select(line => line.ToString()).ToList();

        Assert.That(wide, Has.Some.Match("^Left {48}Right$"));
        Assert.That(narrow, Has.Member("Left").And.Member("Right"));
    }

    [Test]
    public void No_line_is_wider_than_asked_and_none_ends_in_spaces([Values(40, 60, 100)] int width)
    {
        var lines = TextPage.Draw(Page, width).Select(line => line.ToString()).ToList();

        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(width));
        Assert.That(lines, Has.None.Match(" $"));
    }

    [Test]
    public void A_long_item_hangs_behind_its_lead() =>
        Assert.That(
            TextPage.Draw(Page, 40).Select(line => line.ToString()),
            Has.Member("Step 1: go to the cell adjacent to the").And.Member("        ball at column 8 row 5 and no")
        );

    [Test]
    public void A_page_too_narrow_for_a_grid_is_refused() =>
        Assert.That(() => TextPage.Draw(Page, 39), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
