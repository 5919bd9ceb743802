namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

/// <summary>How a piece of text is printed. Null colours are the terminal's own.</summary>
/// <param name="Text">Colour of the letters.</param>
/// <param name="Ground">Colour behind the letters.</param>
/// <param name="IsBold">Bold.</param>
/// <param name="IsUnderlined">Underlined.</param>
public readonly record struct Ink(Rgb? Text = null, Rgb? Ground = null, bool IsBold = false, bool IsUnderlined = false);

/// <summary>A piece of one line in one ink.</summary>
/// <param name="Text">The text; line breaks and other control characters are shown as a replacement character.</param>
/// <param name="Ink">The ink.</param>
public readonly record struct InkedText(string Text, Ink Ink = default)
{
    /// <summary>The text, safe for a terminal.</summary>
    public string Text { get; init; } = Printable.Of(Text);
}

/// <summary>Text from files and teachers may hold what a terminal or an XML reader takes for a command.</summary>
internal static class Printable
{
    private const char Replacement = '\ufffd';

    /// <summary>The text without control characters and halves of characters.</summary>
    public static string Of(string text) =>
        text.Any(IsUnfit)
            ? string.Concat(
                text.EnumerateRunes()
                    .Select(rune => rune.IsBmp && IsUnfit((char)rune.Value) ? $"{Replacement}" : rune.ToString())
            )
            : text;

    private static bool IsUnfit(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) || character >= '\ufffe';
}

/// <summary>One line of pieces.</summary>
/// <param name="Pieces">The pieces from left to right.</param>
public sealed record InkedLine(ImmutableArray<InkedText> Pieces)
{
    private const string ResetSequence = "\e[0m";

    /// <summary>An empty line.</summary>
    public static InkedLine Empty { get; } = new([]);

    /// <summary>Number of characters; every character that pictures use is one column wide.</summary>
    public int Width => Pieces.Sum(piece => piece.Text.Length);

    /// <summary>The line with spaces behind it, so that it is at least so many characters wide.</summary>
    public InkedLine PaddedTo(int width) =>
        Width >= width ? this : new(Pieces.Add(new(new string(' ', width - Width))));

    /// <summary>The line without the spaces at its end, which nobody sees.</summary>
    public InkedLine Trimmed()
    {
        var pieces = Pieces;
        while (pieces.Length > 0 && pieces[^1].Ink == default)
        {
            var text = pieces[^1].Text.TrimEnd(' ');
            if (text != "")
            {
                return new(pieces.SetItem(pieces.Length - 1, pieces[^1] with { Text = text }));
            }
            pieces = pieces.RemoveAt(pieces.Length - 1);
        }
        return new(pieces);
    }

    /// <summary>Another line behind this one.</summary>
    public InkedLine Then(InkedLine next) => new(Pieces.AddRange(next.Pieces));

    /// <summary>The text without any ink.</summary>
    public override string ToString() => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>The text with escape sequences for terminals that know 24-bit colours.</summary>
    public string ToAnsi()
    {
        var text = new StringBuilder();
        foreach (var (piece, ink) in Pieces)
        {
            text.Append(Start(ink)).Append(piece).Append(ink == default ? "" : ResetSequence);
        }
        return text.ToString();
    }

    private static string Start(Ink ink)
    {
        string?[] codes =
        [
            ink.IsBold ? "1" : null,
            ink.IsUnderlined ? "4" : null,
            ink.Text is { } text ? Color(38, text) : null,
            ink.Ground is { } ground ? Color(48, ground) : null,
        ];
        return ink == default ? "" : $"\e[{string.Join(';', codes.OfType<string>())}m";

        static string Color(int layer, Rgb rgb) =>
            string.Create(CultureInfo.InvariantCulture, $"{layer};2;{rgb.Red};{rgb.Green};{rgb.Blue}");
    }
}
