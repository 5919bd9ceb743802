namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using System.Globalization;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>Draws a world as text: a cell is two characters, row and column numbers stand at the border.</summary>
public static class WorldText
{
    private const string RowMargin = "   ";
    private static readonly Ink Numbers = new(TextInks.Quiet);
    private static readonly Ink Agent = new(Rgb.White, Rgb.Black, IsBold: true);
    private static readonly Ink Way = new(TextInks.Way, IsBold: true);
    private static readonly Ink Note = new(TextInks.Mark, IsBold: true);
    private static readonly Ink Death = new(TextInks.Bad, IsBold: true);

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">What is to be seen.</param>
    /// <param name="width">Characters a line, at least 40; the legend is wrapped there.</param>
    /// <returns>Caption, column numbers, eleven rows, legend.</returns>
    public static ImmutableArray<InkedLine> Draw(WorldPicture picture, int width)
    {
        var numbers = Enumerable.Range(0, Board.Width).Select(column => Text(column).PadRight(2));
        return
        [
            .. TextWrap.Lines(picture.Caption, width).Select(line => new InkedLine([new(line, new(IsBold: true))])),
            new([new(RowMargin + string.Concat(numbers), Numbers)]),
            .. Enumerable.Range(0, Board.Height).Select(row => Row(picture, row)),
            .. picture.HasLegend ? Legend(picture, width) : [],
        ];
    }

    private static InkedLine Row(WorldPicture picture, int row)
    {
        var pieces = ImmutableArray.CreateBuilder<InkedText>();
        pieces.Add(new(Text(row).PadLeft(2) + " ", Numbers));
        for (var column = 0; column < Board.Width; column++)
        {
            pieces.Add(DrawCell(picture, new Cell(column, row)));
        }
        // Marks are told beside the row as well: they must be seen without colours.
        if (Columns(picture.Marked, row) is { Count: > 0 } columns)
        {
            pieces.Add(new(" ◄ " + Ranges(columns), Note));
        }
        if (picture.Way.DiedAt is { } cell && cell.Row == row)
        {
            pieces.Add(new($" ◄ dies at {Text(cell.Column)}", Death));
        }
        return new(pieces.ToImmutable());
    }

    private static InkedText DrawCell(WorldPicture picture, Cell cell)
    {
        var world = picture.World;
        var tile = world.TileAt(cell);
        var drawn =
            cell == world.AgentCell ? new InkedText(Glyph.OfAgent(world.AgentHeading), Agent)
            : tile != Tile.Empty ? new InkedText(Glyph.TextOf(tile), InkOf(tile))
            : HeadingAt(picture.Way, cell) is { } heading ? new InkedText(Glyph.OfWay(heading), Way)
            : new InkedText(Glyph.TextOf(tile));
        return picture.Marked.Contains(cell)
            ? drawn with
            {
                Ink = drawn.Ink with { IsUnderlined = true, Ground = drawn.Ink.Ground ?? TextInks.MarkedGround },
            }
            : drawn;
    }

    // Who passes a cell twice is seen leaving it the last time.
    private static Heading? HeadingAt(Walk way, Cell cell)
    {
        for (var i = way.Strides.Length - 1; i >= 0; i--)
        {
            if (way.Strides[i].From == cell)
            {
                return way.Strides[i].Heading;
            }
        }
        return null;
    }

    private static IEnumerable<InkedLine> Legend(WorldPicture picture, int width)
    {
        foreach (var entry in picture.Legend())
        {
            var ink =
                entry.Tile is { } tile ? InkOf(tile)
                : entry.IsAgent ? Agent
                : Way;
            var lines = TextWrap.Lines(entry.Description, width - RowMargin.Length);
            yield return new([new(entry.Text, ink), new(" " + lines[0])]);
            foreach (var line in lines.Skip(1))
            {
                yield return new([new(RowMargin + line)]);
            }
        }
    }

    private static Ink InkOf(Tile tile)
    {
        var color = Rgb.Of(tile.Color);
        return Glyph.Of(tile.Kind).IsSolid ? new(color, color) : new(color.Contrast, color);
    }

    private static List<int> Columns(Bitboard cells, int row) =>
        [.. Enumerable.Range(0, Board.Width).Where(column => cells.Contains(new Cell(column, row)))];

    /// <summary>"1-3, 5".</summary>
    private static string Ranges(List<int> columns)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var column in columns)
        {
            if (ranges.Count > 0 && ranges[^1].Last == column - 1)
            {
                ranges[^1] = (ranges[^1].First, column);
            }
            else
            {
                ranges.Add((column, column));
            }
        }
        return string.Join(
            ", ",
            ranges.Select(range =>
                range.First == range.Last ? Text(range.First) : $"{Text(range.First)}-{Text(range.Last)}"
            )
        );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
