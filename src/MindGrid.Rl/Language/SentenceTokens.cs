namespace MindGrid.Rl.Language;

using System.Globalization;

/// <summary>A word or a number of a text.</summary>
/// <param name="Text">Lower case, without a possessive ending.</param>
/// <param name="Start">Its first character in the text.</param>
/// <param name="End">The character after its last one.</param>
/// <param name="MayBegin">Whether another statement may begin here: after a comma or a line end, at a number such as "2)", or at a word that joins.</param>
/// <param name="BeginsLine">Whether it is the first of its line.</param>
internal readonly record struct Token(string Text, int Start, int End, bool MayBegin, bool BeginsLine)
{
    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}

/// <summary>Cuts a text into words and numbers. All else, markup and emoji included, only separates.</summary>
internal static class SentenceTokens
{
    /// <summary>The tokens between two places of a text in plain lower case.</summary>
    public static List<Token> Of(string plain, int start, int end)
    {
        var tokens = new List<Token>();
        var (mayBegin, beginsLine) = (true, true);
        for (var i = start; i < end; )
        {
            var length = LengthOfToken(plain, i, end);
            if (length == 0)
            {
                beginsLine |= plain[i] == '\n';
                mayBegin |= plain[i] is '\n' or ',' or ':' or '(';
                i++;
                continue;
            }
            var text = WithoutPossessive(plain.AsSpan(i, length));
            // "2)" numbers a statement.
            var isNumbering = char.IsAsciiDigit(text[0]) && i + length < end && plain[i + length] == ')';
            mayBegin |= isNumbering || EditVocabulary.Joints.Contains(text);
            text = EditVocabulary.Spellings.GetValueOrDefault(text, text);
            tokens.Add(new(text, i, i + length, mayBegin, beginsLine));
            (mayBegin, beginsLine) = (false, false);
            i += length;
        }
        return tokens;
    }

    private static int LengthOfToken(string plain, int from, int end)
    {
        var i = from;
        if (char.IsAsciiDigit(plain[i]) || IsMinus(plain, i, end))
        {
            i++;
            while (i < end && char.IsAsciiDigit(plain[i]))
            {
                i++;
            }
            return i - from;
        }
        while (
            i < end && (IsLetter(plain[i]) || (plain[i] == '\'' && i > from && i + 1 < end && IsLetter(plain[i + 1])))
        )
        {
            i++;
        }
        return i - from;
    }

    // A dash directly before a number and after none, as in "-3"; "- 3" is a bullet.
    private static bool IsMinus(string plain, int i, int end) =>
        plain[i] == '-'
        && i + 1 < end
        && char.IsAsciiDigit(plain[i + 1])
        && (i == 0 || !char.IsLetterOrDigit(plain[i - 1]));

    private static bool IsLetter(char character) =>
        char.IsLetter(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark && !IsEmojiJoiner(character);

    // Variation selectors follow an emoji or the digit of a keycap.
    private static bool IsEmojiJoiner(char character) => character is >= '\ufe00' and <= '\ufe0f';

    private static string WithoutPossessive(ReadOnlySpan<char> word) =>
        word.EndsWith("'s") ? word[..^2].ToString()
        : word.EndsWith("s'") ? word[..^1].ToString()
        : word.ToString();
}
