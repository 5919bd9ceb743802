namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Reads what a language model writes: capitals, bullets, numbering, code fences, reasoning before the answer, missing full
/// stops, both orders of column and row, several edits in one sentence, other words for the same. A sentence must say an edit
/// from its beginning; one that doubts, denies or only mentions it is not read. Takes time linear in the text.
/// </summary>
public sealed partial class TolerantReader : ISentenceReader
{
    /// <summary>Sentences of more characters are not read.</summary>
    public const int MaxSentence = 400;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // What models put before an edit without changing its meaning.
    private const string Openers =
        @"(?:[-+•>~|]+|\(?\d{1,2}[.)]|\(?[a-z]\)|step \d{1,2}|edit \d{1,2}|change \d{1,2}|edits?|answer|final answer|changes?"
        + @"|and|also|then|next|now|first|firstly|second|secondly|third|thirdly|lastly|finally|additionally|moreover|furthermore"
        + @"|in addition|after that|i (?:can )?(?:see|notice|observe) that|it (?:seems|appears|looks like)(?: that)?|as seen|note that)";

    private static readonly Lazy<ImmutableArray<Pattern>> RoomPatterns = new(() => PatternsOf(Layout.RoomDoorKey));
    private static readonly Lazy<ImmutableArray<Pattern>> IslandPatterns = new(() => PatternsOf(Layout.TreasureIsland));

    /// <inheritdoc/>
    public string Name => "tolerant";

    /// <inheritdoc/>
    public IReadOnlyList<ReadSentence> Read(string text, Layout layout)
    {
        var plain = Plain(text);
        var sentences = new List<ReadSentence>();
        foreach (var (start, end) in Sentences(plain, AnswerStart(plain)))
        {
            ReadOne(text, plain, start, end, layout, sentences);
        }
        return sentences;
    }

    /// <summary>One sentence may hold several edits: each is read where the one before it ends.</summary>
    private static void ReadOne(
        string text,
        string plain,
        int start,
        int end,
        Layout layout,
        List<ReadSentence> sentences
    )
    {
        while (start < end)
        {
            var sentence = plain[start..end];
            if (sentence.Length > MaxSentence)
            {
                Reject(
                    $"The sentence has {sentence.Length} characters; sentences of more than {MaxSentence} are not read."
                );
                return;
            }
            if (BestMatch(sentence, layout) is not var (pattern, match))
            {
                Reject(Diagnosis.Of(sentence, layout));
                return;
            }
            var length = match.Groups["edit"].Index + match.Groups["edit"].Length;
            var (edit, reason) = pattern.ToEdit(match);
            sentences.Add(new(text.Substring(start, length).Trim(), start, edit, reason));
            start = SkipBlanks(plain, start + length, end);

            void Reject(string why) => sentences.Add(new(text[start..end].Trim(), start, null, why));
        }
    }

    /// <summary>The pattern that reads most of a sentence from its beginning.</summary>
    private static (Pattern Pattern, Match Match)? BestMatch(string sentence, Layout layout)
    {
        (Pattern, Match)? best = null;
        var longest = 0;
        foreach (var pattern in (layout == Layout.RoomDoorKey ? RoomPatterns : IslandPatterns).Value)
        {
            var match = pattern.Regex.Match(sentence);
            if (match.Success && match.Groups["edit"].Length > longest)
            {
                (best, longest) = ((pattern, match), match.Groups["edit"].Length);
            }
        }
        return best;
    }

    /// <summary>Whether a sentence reads as an edit of another layout; for the diagnosis.</summary>
    internal static bool IsReadIn(Layout layout, string sentence) => BestMatch(sentence, layout) is not null;

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
                    '*' or '_' or '"' or '“' or '”' or '#' or '\t' or '\r' or '\u00a0' => ' ',
                    '–' or '—' or '‑' => '-',
                    _ => char.ToLowerInvariant(character),
                }
            );
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

    /// <summary>Cuts a text at line ends and at full stops and the like; blank pieces and code fences are left out.</summary>
    private static IEnumerable<(int Start, int End)> Sentences(string plain, int from)
    {
        var start = from;
        for (var i = from; i <= plain.Length; i++)
        {
            if (i < plain.Length && !EndsSentence(plain, i, start))
            {
                continue;
            }
            var first = SkipBlanks(plain, start, i);
            if (first < i && !IsFence(plain.AsSpan(first, i - first)))
            {
                yield return (first, i);
            }
            start = i + 1;
        }
    }

    private static bool EndsSentence(string plain, int i, int start) =>
        plain[i] switch
        {
            '\n' or ';' or '!' or '?' => true,
            // "1. The grid …" is numbering, "2.5" a number, "col. 3" an abbreviation.
            '.' => (i + 1 == plain.Length || char.IsWhiteSpace(plain[i + 1]) || plain[i + 1] == '\'')
                && !IsNumbering(plain.AsSpan(start, i - start))
                && !plain.AsSpan(start, i - start).EndsWith(" col"),
            _ => false,
        };

    private static bool IsNumbering(ReadOnlySpan<char> before)
    {
        before = before.Trim(" -(>");
        return before.Length is > 0 and <= 2 && before.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("'''");

    private static int SkipBlanks(string plain, int from, int end)
    {
        while (from < end && (char.IsWhiteSpace(plain[from]) || plain[from] is ',' or '.' or ':' or '\''))
        {
            from++;
        }
        return from;
    }

    private static ImmutableArray<Pattern> PatternsOf(Layout layout) =>
        [
            .. Enum.GetValues<EditKind>()
                .SelectMany(kind =>
                    Paraphrases
                        .Of(kind, layout)
                        .Prepend(EditGrammar.TemplatesOf(layout)[(int)kind].Text)
                        .Select(template => new Pattern(kind, ToRegex(template)))
                ),
        ];

    /// <summary>A template as a pattern: each word by what may stand for it, commas and blanks anywhere between.</summary>
    private static Regex ToRegex(string template)
    {
        var edit = new StringBuilder();
        var words = template.Replace("column {col} row {row}", "{at}").Replace("there is", "there-is").Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var pattern = WordPattern(words[i]);
            var gap = i == words.Length - 1 ? "" : @"[\s,]+";
            edit.Append(pattern[0] == '?' ? $"(?:(?:{pattern[1..]}){gap})?" : $"(?:{pattern}){gap}");
        }
        return new Regex(
            $@"^(?:{Openers}[\s,:.]+)*(?<edit>{edit})(?:[\s,.:)'-]*$|[\s,]*[,\s](?:and|then|but|also|while|the|a|an|there)\s)",
            Options
        );
    }

    private static string WordPattern(string word) =>
        word switch
        {
            "{at}" => Place("col", "row"),
            "{place}" => Place("", ""),
            "{color}" => $"(?<color>{Words.AnyColor})",
            "{oldcolor}" => $"(?:{Words.AnyColor})",
            "{state}" => "(?<state>closed|locked|open|damaged|broken|intact)",
            "{tool}" => "(?<tool>key|hammer)",
            _ => Paraphrases.Words.GetValueOrDefault(word, Regex.Escape(word)),
        };

    /// <summary>A column and a row in either order, named.</summary>
    private static string Place(string column, string row)
    {
        var columnPart = $@"(?:the )?(?:column|col\.?)(?: number)?[\s:=]*{Number(column)}";
        var rowPart = $@"(?:the )?row(?: number)?[\s:=]*{Number(row)}";
        return $@"(?:the )?(?:cell |position |location |coordinates? )?(?:at |in |on )?\(?(?:{columnPart}(?:[\s,]+and)?[\s,]*{rowPart}|{rowPart}(?:[\s,]+and)?[\s,]*{columnPart})\)?";

        static string Number(string group) => group == "" ? "[0-9]+" : $"(?<{group}>[0-9]+)";
    }

    [GeneratedRegex(
        @"(?:^|[\s.])(?:(?:final )?answer|the applied edits are|(?:the )?(?:final )?(?:edits|changes)(?: are)?)\s*:",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AnswerMark();

    private sealed record Pattern(EditKind Kind, Regex Regex)
    {
        /// <summary>The edit that a match names, or why it names none.</summary>
        public (Edit? Edit, string? Reason) ToEdit(Match match)
        {
            var slots = new Dictionary<string, string>();
            foreach (var slot in (string[])["color", "state", "tool", "col", "row"])
            {
                if (match.Groups[slot] is { Success: true } group)
                {
                    slots[slot] = slot == "state" && group.Value == "broken" ? "damaged" : group.Value;
                }
            }
            foreach (var slot in (string[])["col", "row"])
            {
                if (
                    slots.TryGetValue(slot, out var number)
                    && !(int.TryParse(number, out var value) && value < Board.Width)
                )
                {
                    var name = slot == "col" ? "Column" : "Row";
                    return (
                        null,
                        $"{name} {number} is outside the grid: columns and rows go from 0 to {Board.Width - 1}."
                    );
                }
            }
            if (slots.ContainsKey("tool") && !slots.ContainsKey("color"))
            {
                if (slots["tool"] == "key")
                {
                    return (null, "It does not say which key: the colour is missing.");
                }
                slots["color"] = Tile.Hammer.Color.Name();
            }
            return (EditGrammar.FromSlots(Kind, slots), null);
        }
    }
}
