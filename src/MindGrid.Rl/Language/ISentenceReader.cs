namespace MindGrid.Rl.Language;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>What a reader made of one sentence.</summary>
/// <param name="Text">The sentence as it stands in the text.</param>
/// <param name="Position">Where it begins: characters before it.</param>
/// <param name="Edit">The edit that it names, or null.</param>
/// <param name="Reason">Why it names none, as a sentence; null where it names one.</param>
public sealed record ReadSentence(string Text, int Position, Edit? Edit, string? Reason);

/// <summary>Reads what a teacher says. Never fails: what it cannot read it answers with a reason.</summary>
public interface ISentenceReader
{
    /// <summary>The name on the command line and in results.</summary>
    string Name { get; }

    /// <summary>Reads a text, sentence by sentence.</summary>
    /// <param name="text">One sentence, or a whole answer.</param>
    /// <param name="layout">The layout: doors and bridges have sentences of their own.</param>
    IReadOnlyList<ReadSentence> Read(string text, Layout layout);
}
