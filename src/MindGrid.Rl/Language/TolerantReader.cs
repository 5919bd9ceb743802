namespace MindGrid.Rl.Language;

using System.Text;
using System.Text.RegularExpressions;
using MindGrid.Rl.Worlds;

/// <summary>
/// Reads what a language model writes: capitals, bullets, numbering, code fences, reasoning before the answer, missing full
/// stops, both orders of column and row, several edits in one sentence, other words for the same. A statement must say an edit
/// from its beginning to its end; one that doubts, denies, asks or only mentions it is not read. Takes time linear in the text.
/// </summary>
public sealed partial class TolerantReader : ISentenceReader
{
    /// <summary>Statements of more characters are not read.</summary>
    public const int MaxSentence = 400;

    // The longest sentence in use has 25.
    private const int MaxWords = 60;

    /// <inheritdoc/>
    public string Name => "tolerant";

    /// <inheritdoc/>
    public IReadOnlyList<ReadSentence> Read(string text, Layout layout)
    {
        var plain = Plain(text.Split("[End Game]")[0]);
        var sentences = new List<ReadSentence>();
        foreach (var (start, end) in Sentences(plain, AnswerStart(plain)))
        {
            var tokens = SentenceTokens.Of(plain, start, end);
            if (tokens.Count > 0 && end < plain.Length && plain[end] == '?')
            {
                sentences.Add(new(text[start..end].Trim(), start, null, "It asks; only changes can be said."));
            }
            else
            {
                ReadStatements(text, plain, tokens, layout, sentences);
            }
        }
        if (sentences.Count == 0 && !string.IsNullOrWhiteSpace(text))
        {
            sentences.Add(new(text.Trim(), 0, null, "There is no sentence in it."));
        }
        return sentences;
    }

    /// <summary>Whether a text reads as an edit in a layout; for the diagnosis.</summary>
    internal static bool IsReadIn(Layout layout, string plain)
    {
        var tokens = SentenceTokens.Of(plain, 0, plain.Length);
        return tokens.Count > 0 && LongestStatement(tokens, 0, layout) is not null;
    }

    /// <summary>
    /// Between two full stops there may be several statements, joined by "and", commas or line ends. Each is as long as can be
    /// read; where none can be read, the rest of the line is passed over.
    /// </summary>
    private static void ReadStatements(
        string text,
        string plain,
        List<Token> tokens,
        Layout layout,
        List<ReadSentence> sentences
    )
    {
        for (var first = 0; first < tokens.Count; )
        {
            var start = tokens[first].Start;
            if (LongestStatement(tokens, first, layout) is var (statement, next))
            {
                sentences.Add(new(text[start..tokens[next - 1].End], start, statement.Edit, statement.Reason));
                first = next;
                // Numbers after a statement without its place are no statement of their own: "(8, 8)".
                while (statement.Edit is null && first < tokens.Count && tokens[first].IsNumber)
                {
                    first++;
                }
                continue;
            }
            var end = first + 1;
            while (end < tokens.Count && !tokens[end].BeginsLine)
            {
                end++;
            }
            var stop = tokens[end - 1].End;
            var reason =
                stop - start > MaxSentence
                    ? $"The sentence has {stop - start} characters; sentences of more than {MaxSentence} are not read."
                    : Diagnosis.Of(plain[start..stop], layout);
            sentences.Add(new(text[start..stop], start, null, reason));
            first = end;
        }
    }

    /// <summary>
    /// The longest run of tokens from one on that says an edit, and the token after it; failing that, the longest that would say
    /// one if nothing were missing.
    /// </summary>
    private static (Statement Statement, int Next)? LongestStatement(List<Token> tokens, int first, Layout layout)
    {
        // No statement has a word that no reading knows, nor one without a subject.
        var last = first - 1;
        var subjects = 0;
        while (
            last + 1 < tokens.Count
            && last - first < MaxWords
            && (tokens[last + 1].IsNumber || EditVocabulary.Knows(tokens[last + 1].Text))
        )
        {
            last++;
            subjects += EditVocabulary.IsSubject(tokens[last].Text) ? 1 : 0;
        }
        if (subjects == 0)
        {
            return null;
        }
        (Statement, int)? incomplete = null;
        for (var next = last + 1; next > first; next--)
        {
            var isEnd = next == tokens.Count || tokens[next].MayBegin;
            if (
                isEnd
                && tokens[next - 1].End - tokens[first].Start <= MaxSentence
                && Statement.Read(tokens.GetRange(first, next - first), layout) is { } statement
            )
            {
                if (statement.Edit is not null)
                {
                    return (statement, next);
                }
                incomplete ??= (statement, next);
            }
        }
        return incomplete;
    }

    /// <summary>The text in lower case, without markup, every character in its place.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            plain.Append(
                character switch
                {
                    '’' or '‘' or '`' or '´' => '\'',
                    '\r' => ' ',
                    '*' or '_' => ' ',
                    _ => char.ToLowerInvariant(character),
                }
            );
        }
        foreach (var mark in Markup().EnumerateMatches(plain.ToString()))
        {
            for (var i = mark.Index; i < mark.Index + mark.Length; i++)
            {
                plain[i] = plain[i] == '\n' ? '\n' : ' ';
            }
        }
        return plain.ToString();
    }

    /// <summary>Where the answer begins: after a model's thoughts, and after the last words that announce an answer.</summary>
    private static int AnswerStart(string plain)
    {
        var start = plain.LastIndexOf("</think>", StringComparison.Ordinal) is >= 0 and var thought
            ? thought + "</think>".Length
            : 0;
        foreach (var announced in AnswerMark().EnumerateMatches(plain))
        {
            start = Math.Max(start, announced.Index + announced.Length);
        }
        return start;
    }

    /// <summary>Cuts a text at full stops and the like; blank pieces are left out.</summary>
    private static IEnumerable<(int Start, int End)> Sentences(string plain, int from)
    {
        var start = from;
        var lineStart = from;
        for (var i = from; i <= plain.Length; i++)
        {
            if (i < plain.Length && !EndsSentence(plain, i, lineStart))
            {
                lineStart = plain[i] == '\n' ? i + 1 : lineStart;
                continue;
            }
            if (!plain.AsSpan(start, i - start).IsWhiteSpace())
            {
                yield return (start, i);
            }
            start = lineStart = i + 1;
        }
    }

    private static bool EndsSentence(string plain, int i, int lineStart) =>
        plain[i] switch
        {
            ';' or '!' or '?' => true,
            // An empty line parts paragraphs.
            '\n' => i + 1 < plain.Length && plain[i + 1] == '\n',
            // "1. The grid …" is numbering, "2.5" a number, "col. 3" an abbreviation.
            '.' => (i + 1 == plain.Length || !char.IsLetterOrDigit(plain[i + 1]))
                && !IsNumbering(plain.AsSpan(lineStart, i - lineStart))
                && !plain.AsSpan(lineStart, i - lineStart).EndsWith(" col"),
            _ => false,
        };

    private static bool IsNumbering(ReadOnlySpan<char> before)
    {
        before = before.Trim(" -(>#");
        return before.Length is > 0 and <= 2 && before.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Fences with their tags, and the marks that prompts put around games and answers.</summary>
    [GeneratedRegex(
        @"'''[a-z]*[^\S\n]*(?=\n|$)|</?answer>|\[(?:start )?game[^\]\n]{0,10}\]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"(?:^|[\s.])(?:(?:final )?answer|the applied edits are|(?:the )?(?:final )?(?:edits|changes)(?: are)?)\s*:",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AnswerMark();
}
