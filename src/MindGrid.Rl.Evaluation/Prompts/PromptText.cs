namespace MindGrid.Rl.Evaluation.Prompts;

using System.Collections.Frozen;
using System.Text.RegularExpressions;

/// <summary>The words of a prompt, section by section: a text file beside this one, with slots such as {{goal}}.</summary>
internal sealed partial class PromptText
{
    private readonly FrozenDictionary<string, string> _sections;

    private PromptText(string text)
    {
        // Before the first heading there is nothing; then heading and section take turns.
        var pieces = Heading().Split(text);
        _sections = pieces
            .Skip(1)
            .Chunk(2)
            .ToFrozenDictionary(section => section[0], section => section[1].TrimEnd('\n'));
    }

    /// <summary>The words of the paper's Appendix C.</summary>
    public static PromptText Paper { get; } = Load("paper");

    /// <summary>The words of the reference's repository as of 2025.</summary>
    public static PromptText Repo2025 { get; } = Load("repo2025");

    /// <summary>The words of a version.</summary>
    public static PromptText Of(PromptVersion version) => version == PromptVersion.Paper ? Paper : Repo2025;

    /// <summary>A section with its slots filled. What fills a slot is not looked at for slots.</summary>
    public string Fill(string section, params ReadOnlySpan<(string Slot, string Value)> values)
    {
        var bySlot = new Dictionary<string, string>();
        foreach (var (slot, value) in values)
        {
            bySlot[slot] = value;
        }
        return Slot().Replace(_sections[section], match => bySlot[match.Groups[1].Value]);
    }

    private static PromptText Load(string name)
    {
        using var reader = new StreamReader(typeof(PromptText).Assembly.GetManifestResourceStream("Prompts/" + name)!);
        return new(reader.ReadToEnd());
    }

    [GeneratedRegex(@"^== (\S+) ==\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    // The templates' own slots, such as {row}, have one brace: the model is to read them.
    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
