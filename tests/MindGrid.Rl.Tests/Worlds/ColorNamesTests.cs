using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

public class ColorNamesTests
{
    [Test]
    public void Codes_are_the_references() =>
        Assert.That(
            Enum.GetValues<TileColor>().Select(color => color.Name()),
            Is.EqualTo([
                "red",
                "green",
                "blue",
                "purple",
                "yellow",
                "grey",
                "brown",
                "turquoise",
                "saffron",
                "indigo",
                "salmon",
                "lime",
            ])
        );

    [Test]
    public void Sorted_order_is_that_of_the_names() =>
        Assert.That(
            ColorNames.Sorted.Select(color => color.Name()),
            Is.EqualTo([
                "blue",
                "brown",
                "green",
                "grey",
                "indigo",
                "lime",
                "purple",
                "red",
                "saffron",
                "salmon",
                "turquoise",
                "yellow",
            ])
        );

    [Test]
    public void A_name_is_found_again([Values] TileColor color)
    {
        Assert.That(ColorNames.TryParse(color.Name(), out var found));
        Assert.That(found, Is.EqualTo(color));
    }

    [TestCase("Red")]
    [TestCase("mauve")]
    [TestCase("")]
    public void An_unknown_name_is_refused(string name) => Assert.That(ColorNames.TryParse(name, out _), Is.False);

    [Test]
    public void Sorting_without_a_color_leaves_it_out_and_names_each_other_once() =>
        Assert.That(
            ColorNames.SortedWithout(
                [TileColor.Saffron, TileColor.Lime, TileColor.Saffron, TileColor.Grey],
                TileColor.Lime
            ),
            Is.EqualTo([TileColor.Grey, TileColor.Saffron])
        );
}
