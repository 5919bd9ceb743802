using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

public class WordsTests
{
    [TestCase(TileKind.Ball, TileColor.Blue, "a blue ball")]
    [TestCase(TileKind.Ball, TileColor.Indigo, "an indigo ball")]
    [TestCase(TileKind.DoorClosed, TileColor.Saffron, "a closed saffron door")]
    [TestCase(TileKind.DoorOpen, TileColor.Lime, "an open lime door")]
    [TestCase(TileKind.IntactBridge, TileColor.Brown, "an intact bridge")]
    [TestCase(TileKind.DamagedBridge, TileColor.Brown, "a damaged bridge")]
    [TestCase(TileKind.Hammer, TileColor.Grey, "a hammer")]
    [TestCase(TileKind.Shoes, TileColor.Red, "a fireproof_shoes")]
    [TestCase(TileKind.Box, TileColor.Red, "a red box")]
    [TestCase(TileKind.Wall, TileColor.Grey, "a wall")]
    public void A_thing_is_described_with_state_and_color_where_they_are_said(
        TileKind kind,
        TileColor color,
        string expected
    ) => Assert.That(Words.WithArticle(Words.Describe(new Tile(kind, color))), Is.EqualTo(expected));

    [TestCase(0, "0 steps")]
    [TestCase(1, "1 step")]
    [TestCase(2, "2 steps")]
    public void Only_one_is_singular(int number, string expected) =>
        Assert.That(Words.Count(number, "step"), Is.EqualTo(expected));

    [TestCase(Heading.East, "east")]
    [TestCase(Heading.South, "south")]
    [TestCase(Heading.West, "west")]
    [TestCase(Heading.North, "north")]
    public void Headings_have_compass_names(Heading heading, string name)
    {
        Assert.That(heading.Name(), Is.EqualTo(name));
        Assert.That(Words.ParseHeading(name), Is.EqualTo(heading));
    }

    [Test]
    public void Only_openings_have_a_state([Values] TileKind kind)
    {
        var tile = new Tile(kind, TileColor.Red);
        Assert.That(kind.StateName() != "", Is.EqualTo(tile.IsDoor || tile.IsBridge));
    }
}
