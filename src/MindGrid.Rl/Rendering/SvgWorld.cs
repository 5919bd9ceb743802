namespace MindGrid.Rl.Rendering;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>Draws a world into an SVG page: the grid, then, below it, the legend.</summary>
internal static class SvgWorld
{
    private const int Size = SvgIcons.Size;
    private const int Margin = 22;
    private const int CaptionHeight = 26;
    private const int Side = Board.Width * Size;
    private const int LegendIcon = 20;
    private const int LegendIndent = 24;
    private const string WayColor = "#0072b2";

    /// <summary>Draws a picture.</summary>
    /// <param name="svg">Receives it.</param>
    /// <param name="picture">What is to be seen.</param>
    /// <param name="left">Left edge, in units.</param>
    /// <param name="top">Upper edge, in units.</param>
    /// <param name="width">Room for the legend's lines, in units.</param>
    /// <returns>The height that was used, in units.</returns>
    public static int Draw(SvgWriter svg, WorldPicture picture, int left, int top, int width)
    {
        svg.Open("g", ("role", "img"), ("aria-label", picture.Caption));
        svg.Text(left, top + 16, picture.Caption, SvgWriter.Strong);
        var (x, y) = (left + Margin, top + CaptionHeight + Margin - 6);
        Numbers(svg, x, y);
        Floor(svg, x, y);
        Tiles(svg, picture, x, y);
        Marks(svg, picture.Marked, x, y);
        Way(svg, picture.Way, x, y);
        Agent(svg, picture, x, y);
        var bottom = y + Side + 10;
        if (picture.HasLegend)
        {
            bottom = Legend(svg, picture, left, bottom, width);
        }
        svg.Close();
        return bottom - top;
    }

    private static void Numbers(SvgWriter svg, int x, int y)
    {
        for (var i = 0; i < Board.Width; i++)
        {
            var middle = (i * Size) + (Size / 2);
            svg.Text(x + middle, y - 6, SvgWriter.Number(i), "n");
            svg.Text(x - 11, y + middle + 4, SvgWriter.Number(i), "n");
        }
    }

    private static void Floor(SvgWriter svg, int x, int y)
    {
        svg.Empty("rect", ("x", x), ("y", y), ("width", Side), ("height", Side), ("fill", "#fcfcfa"));
        var lines = Enumerable
            .Range(0, Board.Width + 1)
            .Select(i =>
                $"M{SvgWriter.Number(x + (i * Size))} {y}v{Side}M{x} {SvgWriter.Number(y + (i * Size))}h{Side}"
            );
        svg.Empty("path", ("d", string.Concat(lines)), ("stroke", "#ddd"), ("fill", "none"));
    }

    private static void Tiles(SvgWriter svg, WorldPicture picture, int x, int y)
    {
        var world = picture.World;
        var things = picture.Things().Where(entry => !entry.IsAgent);
        var names = things.ToDictionary(entry => entry.Cell, entry => entry.Description);
        for (var index = 0; index < Board.CellCount; index++)
        {
            var cell = Cell.At(index);
            var tile = world.TileAt(cell);
            if (tile == Tile.Empty)
            {
                continue;
            }
            var (left, top) = (x + (cell.Column * Size), y + (cell.Row * Size));
            if (names.TryGetValue(cell, out var name))
            {
                svg.Open("g");
                svg.Title(name);
                Icon(svg, tile, left, top);
                svg.Close();
            }
            else
            {
                Icon(svg, tile, left, top);
            }
        }
    }

    private static void Marks(SvgWriter svg, Bitboard marked, int x, int y)
    {
        foreach (var cell in marked)
        {
            svg.Empty(
                "rect",
                ("x", x + (cell.Column * Size) + 1),
                ("y", y + (cell.Row * Size) + 1),
                ("width", Size - 2),
                ("height", Size - 2),
                ("fill", "#ffb000"),
                ("fill-opacity", ".22"),
                ("stroke", "#e07b00"),
                ("stroke-width", "2.5")
            );
        }
    }

    private static void Way(SvgWriter svg, Walk way, int x, int y)
    {
        if (!way.Strides.IsEmpty)
        {
            var points = way.Cells.Select(cell =>
                $"{SvgWriter.Number(x + (cell.Column * Size) + (Size / 2))},{SvgWriter.Number(y + (cell.Row * Size) + (Size / 2))}"
            );
            svg.Empty(
                "polyline",
                ("points", string.Join(' ', points)),
                ("fill", "none"),
                ("stroke", WayColor),
                ("stroke-width", 3),
                ("stroke-opacity", ".8"),
                ("stroke-linejoin", "round"),
                ("stroke-dasharray", "7 3"),
                ("marker-end", "url(#arrow)")
            );
        }
        if (way.DiedAt is { } grave)
        {
            svg.Open("g");
            svg.Title($"The agent dies at {grave}.");
            svg.Use(SvgIcons.Death, x + (grave.Column * Size), y + (grave.Row * Size), null, 0);
            svg.Close();
        }
    }

    private static void Agent(SvgWriter svg, WorldPicture picture, int x, int y)
    {
        var (cell, heading) = (picture.World.AgentCell, picture.World.AgentHeading);
        svg.Open("g");
        svg.Title(picture.Things()[0].Description);
        svg.Use(SvgIcons.Agent, x + (cell.Column * Size), y + (cell.Row * Size), null, SvgIcons.TurnOf(heading));
        svg.Close();
    }

    private static int Legend(SvgWriter svg, WorldPicture picture, int left, int top, int width)
    {
        foreach (var entry in picture.Legend())
        {
            if (entry.Tile is { } tile)
            {
                Icon(svg, tile, left, top, LegendIcon);
            }
            else if (entry.IsAgent)
            {
                svg.Use(SvgIcons.Agent, left, top, null, SvgIcons.TurnOf(picture.World.AgentHeading), LegendIcon);
            }
            else
            {
                svg.Empty(
                    "path",
                    ("d", $"M{left} {top + 10}h20"),
                    ("stroke", WayColor),
                    ("stroke-width", 3),
                    ("stroke-dasharray", "7 3")
                );
            }
            top = svg.Wrapped(left + LegendIndent + 6, top, width - LegendIndent - 6, entry.Description, "") + 4;
        }
        return top;
    }

    private static void Icon(SvgWriter svg, Tile tile, int left, int top, int size = Size) =>
        svg.Use(SvgIcons.IdOf(tile.Kind), left, top, Rgb.Of(tile.Color).Hex, SvgIcons.TurnOf(tile), size);
}
