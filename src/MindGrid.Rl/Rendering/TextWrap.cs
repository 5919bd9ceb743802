namespace MindGrid.Rl.Rendering;

/// <summary>Breaks text into lines, at spaces where there are any.</summary>
internal static class TextWrap
{
    /// <summary>The lines of a text, at least one.</summary>
    /// <param name="text">The text, one paragraph.</param>
    /// <param name="width">Characters a line, at least 1.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var lines = new List<string>();
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            var end = space > 0 ? space : width;
            lines.Add(text[..end].TrimEnd(' '));
            text = text[end..].TrimStart(' ');
        }
        lines.Add(text);
        return lines;
    }
}
