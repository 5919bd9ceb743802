namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;

/// <summary>Draws a page as lines of text.</summary>
public static class TextPage
{
    private const int ColumnGap = 4;
    private const int NarrowestColumn = 40;

    /// <summary>Draws a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="width">Characters a line, at least 40; what is said is wrapped there.</param>
    /// <exception cref="ArgumentOutOfRangeException">A narrower width.</exception>
    public static ImmutableArray<InkedLine> Draw(Page page, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestColumn);
        return
        [
            .. Wrapped(page.Title, width, new(IsBold: true)),
            .. Draw(page.Blocks, width).Select(line => line.Trimmed()),
        ];
    }

    private static List<InkedLine> Draw(ImmutableArray<PageBlock> blocks, int width)
    {
        var lines = new List<InkedLine>();
        for (var i = 0; i < blocks.Length; i++)
        {
            if (i > 0 && (NeedsAir(blocks[i]) || NeedsAir(blocks[i - 1])))
            {
                lines.Add(InkedLine.Empty);
            }
            lines.AddRange(Draw(blocks[i], width));
        }
        return lines;
    }

    private static bool NeedsAir(PageBlock block) =>
        block is PageBlock.Heading or PageBlock.Columns or PageBlock.Picture;

    private static IEnumerable<InkedLine> Draw(PageBlock block, int width) =>
        block switch
        {
            PageBlock.Heading heading => [Rule(heading.Text, width)],
            PageBlock.Paragraph paragraph => Wrapped(paragraph.Text, width, TextInks.Of(paragraph.Tone)),
            PageBlock.Item item => DrawItem(item, width),
            PageBlock.Picture picture => WorldText.Draw(picture.World, width),
            PageBlock.Columns columns => DrawColumns(columns, width),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Not one of the blocks."),
        };

    private static InkedLine Rule(string text, int width)
    {
        var quiet = TextInks.Of(Tone.Quiet);
        var rest = Math.Max(0, width - text.Length - 4);
        return new([new("── ", quiet), new(text, new(IsBold: true)), new(" " + new string('─', rest), quiet)]);
    }

    private static IEnumerable<InkedLine> Wrapped(string text, int width, Ink ink) =>
        TextWrap.Lines(text, width).Select(line => new InkedLine([new(line, ink)]));

    private static IEnumerable<InkedLine> DrawItem(PageBlock.Item item, int width)
    {
        var indent = item.Lead.Length + 1;
        var lines = TextWrap.Lines(item.Text, Math.Max(1, width - indent));
        for (var i = 0; i < lines.Count; i++)
        {
            var lead = (i == 0 ? item.Lead : "").PadRight(indent);
            yield return new([new(lead, TextInks.Of(Tone.Quiet)), new(lines[i], TextInks.Of(item.Tone))]);
        }
    }

    private static IEnumerable<InkedLine> DrawColumns(PageBlock.Columns columns, int width)
    {
        var each = (width - (ColumnGap * (columns.All.Length - 1))) / columns.All.Length;
        if (each < NarrowestColumn)
        {
            return columns.All.SelectMany(
                (column, i) => i == 0 ? Draw(column, width) : [InkedLine.Empty, .. Draw(column, width)]
            );
        }
        var drawn = columns.All.Select(column => Draw(column, each)).ToList();
        return Enumerable.Range(0, drawn.Max(lines => lines.Count)).Select(row => Join(drawn, row, each + ColumnGap));
    }

    private static InkedLine Join(List<List<InkedLine>> columns, int row, int pitch)
    {
        var line = InkedLine.Empty;
        for (var i = 0; i < columns.Count; i++)
        {
            line = line.PaddedTo(i * pitch).Then(row < columns[i].Count ? columns[i][row] : InkedLine.Empty);
        }
        return line;
    }
}
