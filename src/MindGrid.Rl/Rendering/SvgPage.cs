namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;

/// <summary>Draws a page as one SVG picture: self-contained, on a light ground, the same bytes for the same page.</summary>
public static class SvgPage
{
    private const int Width = 960;
    private const int Padding = 28;
    private const int ColumnGap = 32;
    private const string Style =
        "text{font:14px Verdana,'DejaVu Sans',Helvetica,Arial,sans-serif;fill:#1f2937}"
        + "text.t{font-size:20px;font-weight:bold}text.h{font-size:16px;font-weight:bold}text.s{font-weight:bold}"
        + "text.q{fill:#6b7280}text.g{fill:#14713a;font-weight:bold}text.b{fill:#b00020;font-weight:bold}"
        + "text.n{font-size:11px;fill:#6b7280;text-anchor:middle}";
    private const string Arrow =
        "<marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"4\" refY=\"4\" markerWidth=\"4\" markerHeight=\"4\" orient=\"auto\">"
        + "<path d=\"M0 0l8 4l-8 4z\" fill=\"#0072b2\"/></marker>\n";

    /// <summary>Draws a page.</summary>
    /// <returns>The SVG document.</returns>
    public static string Draw(Page page)
    {
        // The height stands before the content and is known after it.
        var body = new SvgWriter();
        body.Text(Padding, Padding + 20, page.Title, "t");
        var height = Draw(body, page.Blocks, Padding, Padding + 38, Width - (2 * Padding)) + Padding;

        var svg = new SvgWriter();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", Width),
            ("height", height),
            ("viewBox", $"0 0 {SvgWriter.Number(Width)} {SvgWriter.Number(height)}"),
            ("role", "img"),
            ("aria-labelledby", "page-title page-description")
        );
        svg.Filled("title", page.Title, ("id", "page-title"));
        svg.Filled("desc", string.Join(' ', TextsOf(page.Blocks)), ("id", "page-description"));
        svg.Filled("style", Style);
        svg.Open("defs");
        svg.Raw(SvgIcons.Definitions + Arrow);
        svg.Close();
        svg.Empty("rect", ("width", Width), ("height", height), ("fill", "#ffffff"));
        svg.Raw(body.ToString());
        svg.Close();
        return svg.ToString();
    }

    private static int Draw(SvgWriter svg, ImmutableArray<PageBlock> blocks, int left, int top, int width)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            if (i > 0 && blocks[i] is PageBlock.Columns or PageBlock.Picture)
            {
                top += 8;
            }
            top = Draw(svg, blocks[i], left, top, width);
        }
        return top;
    }

    private static int Draw(SvgWriter svg, PageBlock block, int left, int top, int width) =>
        block switch
        {
            PageBlock.Heading heading => DrawHeading(svg, heading.Text, left, top, width),
            PageBlock.Paragraph paragraph => svg.Wrapped(left, top, width, paragraph.Text, ClassOf(paragraph.Tone)),
            PageBlock.Item item => DrawItem(svg, item, left, top, width),
            PageBlock.Picture picture => top + SvgWorld.Draw(svg, picture.World, left, top, width),
            PageBlock.Columns columns => DrawColumns(svg, columns, left, top, width),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Not one of the blocks."),
        };

    private static int DrawHeading(SvgWriter svg, string text, int left, int top, int width)
    {
        top += 18;
        svg.Text(left, top + 16, text, "h");
        svg.Empty("path", ("d", $"M{left} {top + 24}h{width}"), ("stroke", "#cbd5e1"));
        return top + 34;
    }

    private static int DrawItem(SvgWriter svg, PageBlock.Item item, int left, int top, int width)
    {
        // A short lead is a bullet; a longer one has room for two digits.
        var indent = item.Lead.Length < 3 ? 18 : 70;
        svg.Text(left, top + 15, item.Lead, ClassOf(Tone.Quiet));
        return svg.Wrapped(left + indent, top, width - indent, item.Text, ClassOf(item.Tone));
    }

    private static int DrawColumns(SvgWriter svg, PageBlock.Columns columns, int left, int top, int width)
    {
        var each = (width - (ColumnGap * (columns.All.Length - 1))) / columns.All.Length;
        return columns.All.Select((column, i) => Draw(svg, column, left + (i * (each + ColumnGap)), top, each)).Max();
    }

    private static string ClassOf(Tone tone) =>
        tone switch
        {
            Tone.Strong => SvgWriter.Strong,
            Tone.Quiet => "q",
            Tone.Good => "g",
            Tone.Bad => "b",
            _ => "",
        };

    /// <summary>All that the page says, in order, for those who do not see it.</summary>
    private static IEnumerable<string> TextsOf(ImmutableArray<PageBlock> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                PageBlock.Heading heading => [$"{heading.Text}."],
                PageBlock.Paragraph paragraph => [paragraph.Text],
                PageBlock.Item item => [$"{item.Lead} {item.Text}"],
                PageBlock.Picture picture =>
                [
                    $"{picture.World.Caption}: {string.Join("; ", picture.World.Things().Select(entry => entry.Description))}.",
                ],
                PageBlock.Columns columns => columns.All.SelectMany(TextsOf),
                _ => (IEnumerable<string>)[],
            }
        );
}
