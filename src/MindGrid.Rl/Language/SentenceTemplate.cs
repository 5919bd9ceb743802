namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Text.RegularExpressions;

/// <summary>
/// A sentence with slots in braces, written once: filled it says something, matched it reads the same thing back.
/// </summary>
/// <param name="Text">For example "go to column {col} row {row}".</param>
public sealed partial record SentenceTemplate(string Text)
{
    private Regex? _pattern;

    /// <summary>The slots' names, in order of appearance.</summary>
    public ImmutableArray<string> Slots { get; } =
    [.. SlotPattern().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>The sentence with its slots filled.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values) =>
        SlotPattern().Replace(Text, match => values[match.Groups[1].Value]);

    /// <summary>The slots' values in a sentence that is exactly this template filled, or null.</summary>
    public IReadOnlyDictionary<string, string>? Match(string sentence)
    {
        _pattern ??= new Regex($"^{ToRegex(ValuePattern)}$", RegexOptions.CultureInvariant);
        return Captured(_pattern.Match(sentence));
    }

    /// <summary>The template as a regular expression with a named group for each slot.</summary>
    internal string ToRegex(Func<string, string> valuePattern)
    {
        var literal = SlotPattern().Split(Text);
        return string.Concat(
            literal.Select(
                (part, i) => i % 2 == 0 ? Regex.Escape(part).Replace("\\ ", " ") : $"(?<{part}>{valuePattern(part)})"
            )
        );
    }

    internal IReadOnlyDictionary<string, string>? Captured(Match match) =>
        match.Success ? Slots.ToDictionary(slot => slot, slot => match.Groups[slot].Value) : null;

    private static string ValuePattern(string slot) =>
        slot switch
        {
            "color" => Words.AnyColor,
            "state" => "closed|locked|open|damaged|intact",
            "tool" => "key|hammer",
            "direction" => "north|east|south|west",
            "obj" => "[a-z_]+",
            _ => "[0-9]+",
        };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex SlotPattern();
}
