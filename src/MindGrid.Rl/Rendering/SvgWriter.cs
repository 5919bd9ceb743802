namespace MindGrid.Rl.Rendering;

using System.Globalization;
using System.Security;
using System.Text;

/// <summary>Writes SVG elements, indented, with the same bytes for the same calls everywhere.</summary>
internal sealed class SvgWriter
{
    /// <summary>Units between two lines of text.</summary>
    public const int LineHeight = 20;

    /// <summary>Class of text that matters most.</summary>
    public const string Strong = "s";

    // The width of letters is not known without the font; wide fonts have this on average.
    private const double LetterWidth = 7.6;

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>A number as SVG writes it.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens an element.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Indent();
        _text.Append('<').Append(name);
        Attributes(attributes);
        _text.Append(">\n");
        _open.Push(name);
    }

    /// <summary>Closes the element opened last.</summary>
    public void Close()
    {
        var name = _open.Pop();
        Indent();
        _text.Append("</").Append(name).Append(">\n");
    }

    /// <summary>Writes an element without content.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Indent();
        _text.Append('<').Append(name);
        Attributes(attributes);
        _text.Append("/>\n");
    }

    /// <summary>Writes an element whose content is text.</summary>
    public void Filled(string name, string content, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Indent();
        _text.Append('<').Append(name);
        Attributes(attributes);
        _text.Append('>').Append(SecurityElement.Escape(Printable.Of(content))).Append("</").Append(name).Append(">\n");
    }

    /// <summary>Names the element opened last for those who hover over it or do not see it.</summary>
    public void Title(string title) => Filled("title", title);

    /// <summary>Writes SVG as it is.</summary>
    public void Raw(string svg) => _text.Append(svg);

    /// <summary>Writes one line of text.</summary>
    public void Text(int x, int y, string text, string style) =>
        Filled("text", text, style == "" ? [("x", x), ("y", y)] : [("x", x), ("y", y), ("class", style)]);

    /// <summary>Writes text, wrapped.</summary>
    /// <returns>Where the next line begins.</returns>
    public int Wrapped(int x, int top, int width, string text, string style)
    {
        foreach (var line in TextWrap.Lines(text, Math.Max(1, (int)(width / LetterWidth))))
        {
            Text(x, top + 15, line, style);
            top += LineHeight;
        }
        return top;
    }

    /// <summary>Uses a symbol.</summary>
    public void Use(string id, int x, int y, string? color, int degrees, int size = SvgIcons.Size)
    {
        var turn = degrees == 0 ? "" : $" rotate({Number(degrees)} {Number(size / 2)} {Number(size / 2)})";
        var transform = ("transform", (object)$"translate({Number(x)} {Number(y)}){turn}");
        (string, object)[] place = [("href", $"#{id}"), ("width", size), ("height", size), transform];
        Empty("use", color is null ? place : [.. place, ("color", color)]);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Indent() => _text.Append(' ', 2 * _open.Count);

    private void Attributes(ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            var text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);
            _text
                .Append(' ')
                .Append(name)
                .Append("=\"")
                .Append(SecurityElement.Escape(Printable.Of(text ?? "")))
                .Append('"');
        }
    }
}
