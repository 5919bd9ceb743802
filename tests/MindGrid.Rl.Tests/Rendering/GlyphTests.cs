using MindGrid.Rl.Grid;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rendering;

public class GlyphTests
{
    [Test]
    public void Every_kind_has_two_characters_and_a_name_of_its_own()
    {
        var tiles = Enum.GetValues<TileKind>().Select(kind => new Tile(kind, TileColor.Red)).ToList();

        Assert.That(tiles.Select(Glyph.TextOf), Is.Unique.And.All.Length.EqualTo(2));
        Assert.That(tiles.Select(Glyph.NameOf), Is.Unique);
    }

    [Test]
    public void What_has_a_heading_looks_different_in_each_and_like_nothing_else()
    {
        var headings = Enum.GetValues<Heading>();
        var others = Enum.GetValues<TileKind>()
            .Where(kind => kind != TileKind.Passage)
            .Select(kind => Glyph.Of(kind).Text);
        string[] all =
        [
            .. others,
            .. headings.Select(heading => Glyph.TextOf(Tile.Passage(heading))),
            .. headings.Select(Glyph.OfAgent),
            .. headings.Select(Glyph.OfWay),
        ];

        Assert.That(all, Is.Unique.And.All.Length.EqualTo(2));
    }

    [Test]
    public void Names_say_state_and_colour_where_these_differ()
    {
        Assert.That(Glyph.NameOf(new Tile(TileKind.DoorLocked, TileColor.Lime)), Is.EqualTo("locked lime door"));
        Assert.That(Glyph.NameOf(Tile.Hammer), Is.EqualTo("hammer"));
        Assert.That(Glyph.NameOf(Tile.Bridge(intact: false)), Is.EqualTo("damaged bridge"));
    }

    [TestCase(TileColor.Red, "#ff0000")]
    [TestCase(TileColor.Green, "#00ff00")]
    [TestCase(TileColor.Blue, "#0000ff")]
    [TestCase(TileColor.Purple, "#7027c3")]
    [TestCase(TileColor.Yellow, "#ffff00")]
    [TestCase(TileColor.Grey, "#646464")]
    [TestCase(TileColor.Brown, "#774614")]
    [TestCase(TileColor.Turquoise, "#40e0d0")]
    [TestCase(TileColor.Saffron, "#f4c430")]
    [TestCase(TileColor.Indigo, "#4b0082")]
    [TestCase(TileColor.Salmon, "#fa8072")]
    [TestCase(TileColor.Lime, "#bfff00")]
    public void Colours_are_the_references(TileColor color, string hex) =>
        Assert.That(Rgb.Of(color).Hex, Is.EqualTo(hex));
}
