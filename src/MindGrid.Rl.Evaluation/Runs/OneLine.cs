namespace MindGrid.Rl.Evaluation.Runs;

using System.Text.RegularExpressions;

/// <summary>Foreign text within a sentence of ours.</summary>
internal static partial class OneLine
{
    private const int MaxLength = 300;

    /// <summary>The text on one line, cut where it is long.</summary>
    public static string Of(string text)
    {
        // Cut first: a foreign text may be megabytes long.
        var line = Gaps().Replace(text.Length > 2 * MaxLength ? text[..(2 * MaxLength)] : text, " ").Trim();
        return line.Length > MaxLength ? $"{line[..MaxLength]}..." : line;
    }

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();
}
