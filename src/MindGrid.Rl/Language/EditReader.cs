namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>Reads one sentence about an edit.</summary>
public static class EditReader
{
    private static readonly ImmutableArray<Regex> RoomPatterns = ReferencePatterns(Layout.RoomDoorKey);
    private static readonly ImmutableArray<Regex> IslandPatterns = ReferencePatterns(Layout.TreasureIsland);
    private static readonly Regex AndBetweenColumnAndRow = new(
        @"(column \d+)\s+and\s+(row \d+)",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex Spaces = new(" +", RegexOptions.CultureInvariant);
    private static readonly Regex ColorWords = new($@"\b({AnyColor})\b", RegexOptions.CultureInvariant);

    private static string AnyColor => string.Join('|', ColorNames.Sorted.Select(ColorNames.Name));

    /// <summary>The edit that a sentence names, or null.</summary>
    /// <param name="sentence">One sentence.</param>
    /// <param name="layout">The layout: doors and bridges have sentences of their own.</param>
    /// <param name="quirks">
    /// None: the sentence must be one of the templates, filled; capitals and a full stop do not matter. Reference: its reader,
    /// which finds a template anywhere in the sentence, takes one digit a number and does not know "locked".
    /// </param>
    public static Edit? Read(string sentence, Layout layout, Quirks quirks = Quirks.None) =>
        quirks == Quirks.Reference
            ? ReadAsReference(sentence, layout)
            : EditGrammar.Parse(Normalized(sentence), layout);

    private static string Normalized(string sentence) => sentence.Trim().TrimEnd('.').TrimEnd().ToLowerInvariant();

    private static Edit? ReadAsReference(string sentence, Layout layout)
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

    private static ImmutableArray<Regex> ReferencePatterns(Layout layout) =>
        [
            .. EditGrammar
                .TemplatesOf(layout)
                .Select(template => new Regex(template.ToRegex(ValuePattern), RegexOptions.CultureInvariant)),
        ];

    private static string ValuePattern(string slot) =>
        slot switch
        {
            "color" => AnyColor,
            "state" => "closed|open|intact|damaged",
            "tool" => "key|hammer",
            _ => @"\d",
        };
}
