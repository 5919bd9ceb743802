using System.Xml.Linq;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rendering;

public class SvgPageTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void Every_thing_of_many_worlds_is_drawn_and_named()
    {
        foreach (var blueprint in DrawnWorlds.EditedMany(60))
        {
            var picture = WorldPicture.Of("A world", blueprint);
            var root = Draw(picture);
            var titles = root.Descendants(Svg + "title").Select(title => title.Value).ToList();
            var symbols = root.Descendants(Svg + "symbol").Select(symbol => "#" + symbol.Attribute("id")!.Value);

            Assert.That(titles, Is.SupersetOf(picture.Things().Select(thing => thing.Description)));
            Assert.That(
                root.Descendants(Svg + "use").Select(use => use.Attribute("href")!.Value).Distinct(),
                Is.SubsetOf(symbols)
            );
        }
    }

    [Test]
    public void Every_kind_has_a_symbol_of_its_own()
    {
        var symbols = Enum.GetValues<TileKind>().Select(SvgIcons.IdOf).ToList();
        var shapes = Draw(WorldPicture.Of("A world", Sketch.Room())).Descendants(Svg + "symbol");

        Assert.That(symbols, Is.Unique);
        Assert.That(shapes.Select(symbol => symbol.ToString()), Is.Unique);
    }

    [Test]
    public void A_page_names_and_describes_itself_to_those_who_do_not_see_it()
    {
        var root = Draw(WorldPicture.Of("A room", Sketch.Room()));

        Assert.That(root.Attribute("role")!.Value, Is.EqualTo("img"));
        Assert.That(root.Element(Svg + "title")!.Value, Is.EqualTo("A <title> & more"));
        Assert.That(
            root.Element(Svg + "desc")!.Value,
            Is.EqualTo("A room: agent at column 3 row 5, facing east; red ball (the target) at column 8 row 5.")
        );
    }

    [Test]
    public void The_way_the_marks_and_the_death_are_drawn()
    {
        var island = Sketch.Island();
        var picture = WorldPicture.Of("Lava", island) with
        {
            Way = Walk.Of(island, [AgentAction.Forward, AgentAction.Forward, AgentAction.Forward]),
            Marked = Bitboard.Of(new Cell(1, 1)),
        };
        var root = Draw(picture);

        Assert.That(
            root.Descendants(Svg + "polyline").Single().Attribute("points")!.Value.Split(' '),
            Has.Length.EqualTo(4)
        );
        Assert.That(
            root.Descendants(Svg + "title").Select(title => title.Value),
            Has.Member("The agent dies at column 6 row 5.")
        );
        Assert.That(
            root.Descendants(Svg + "rect").Count(rect => rect.Attribute("stroke")?.Value == "#e07b00"),
            Is.EqualTo(1)
        );
    }

    [Test]
    public void The_same_page_is_the_same_bytes_and_refers_to_nothing_outside()
    {
        var page = new Page("Title", [new PageBlock.Picture(WorldPicture.Of("A room", Sketch.Room()))]);
        var svg = SvgPage.Draw(page);

        Assert.That(svg, Is.EqualTo(SvgPage.Draw(page)));
        Assert.That(svg, Does.Not.Contain("\r"));
        Assert.That(
            XDocument
                .Parse(svg)
                .Descendants()
                .Attributes("href")
                .Select(reference => reference.Value)
                .Where(reference => !reference.StartsWith('#')),
            Is.Empty
        );
    }

    private static XElement Draw(WorldPicture picture) =>
        XDocument.Parse(SvgPage.Draw(new Page("A <title> & more", [new PageBlock.Picture(picture)]))).Root!;
}
