namespace MindGrid.Rl.Evaluation.LanguageModels;

/// <summary>Takes a key out of texts: endpoints, and whoever stands before them, quote what they were sent.</summary>
/// <param name="key">The key; null for none.</param>
internal sealed class Redaction(string? key)
{
    private const int MostCharacters = 300;

    // Servers of one's own take any key: "EMPTY" or "none" is no secret, and may be a word of an answer.
    private const int FewestOfSecret = 8;

    /// <summary>The text without the key.</summary>
    public string Of(string text) =>
        key is not { Length: >= FewestOfSecret } secret
            ? text
            : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text without the key, fit for a sentence: one line, not too long, without control characters.</summary>
    public string Quote(string text)
    {
        // The key goes first: cut in two, it would not be found.
        var line = string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = string.Concat(line.Where(character => !char.IsControl(character)));
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "…";
    }
}
