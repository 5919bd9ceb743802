namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>
/// The reference's reader, faults included: it takes the whole text for one sentence, finds a template anywhere in it, reads one
/// digit a number, wants the column before the row, and does not know "locked".
/// </summary>
public sealed class ReferenceReader : ISentenceReader
{
    // Python counts the four separators before the space as white space too.
    private static readonly Regex AndBetweenColumnAndRow = new(
        @"(column \d+)[\s\x1c-\x1f]+and[\s\x1c-\x1f]+(row \d+)",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex Spaces = new(" +", RegexOptions.CultureInvariant);
    private static readonly Regex ColorWords = new($@"\b({Words.AnyColor})\b", RegexOptions.CultureInvariant);
    private static readonly ImmutableArray<Regex> RoomPatterns = Patterns(Layout.RoomDoorKey);
    private static readonly ImmutableArray<Regex> IslandPatterns = Patterns(Layout.TreasureIsland);

    /// <inheritdoc/>
    public string Name => "reference";

    /// <inheritdoc/>
    public IReadOnlyList<ReadSentence> Read(string text, Layout layout)
    {
        var edit = Find(WithPlainDigits(text), layout);
        return [new(text, 0, edit, edit is null ? "None of the twelve templates is in the sentence." : null)];
    }

    /// <summary>Python's patterns see a digit beyond the basic plane as one character, .NET's as two.</summary>
    private static string WithPlainDigits(string text) =>
        text.Any(char.IsSurrogate)
            ? string.Concat(
                text.EnumerateRunes()
                    .Select(rune =>
                        !rune.IsBmp && Rune.IsDigit(rune) ? $"{(int)Rune.GetNumericValue(rune)}" : rune.ToString()
                    )
            )
            : text;

    private static Edit? Find(string sentence, Layout layout)
    {
        var templates = EditGrammar.TemplatesOf(layout);
        var patterns = layout == Layout.RoomDoorKey ? RoomPatterns : IslandPatterns;
        for (var kind = 0; kind < templates.Length; kind++)
        {
            var match = patterns[kind].Match(Cleaned(sentence, templates[kind].Text));
            if (templates[kind].Captured(match) is { } slots)
            {
                return EditGrammar.FromSlots((EditKind)kind, slots);
            }
        }
        return null;
    }

    private static string Cleaned(string sentence, string template)
    {
        sentence = AndBetweenColumnAndRow.Replace(sentence.Replace(",", ""), "$1 $2");
        if (!template.Contains("color"))
        {
            sentence = Spaces.Replace(ColorWords.Replace(sentence, ""), " ");
        }
        return template.StartsWith("the", StringComparison.Ordinal) && sentence.StartsWith('a')
            ? "the" + sentence[1..]
            : sentence;
    }

    private static ImmutableArray<Regex> Patterns(Layout layout) =>
        [
            .. EditGrammar
                .TemplatesOf(layout)
                .Select(template => new Regex(template.ToRegex(ValuePattern), RegexOptions.CultureInvariant)),
        ];

    private static string ValuePattern(string slot) =>
        slot switch
        {
            "color" => Words.AnyColor,
            "state" => "closed|open|intact|damaged",
            "tool" => "key|hammer",
            _ => @"\d",
        };
}
