namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;

/// <summary>What a teacher says: sentences, in order.</summary>
/// <param name="Sentences">The sentences; empty for silence.</param>
public sealed record Utterance(ImmutableArray<string> Sentences)
{
    /// <summary>Nothing said.</summary>
    public static Utterance Silence { get; } = new([]);
}

/// <summary>What became of one sentence.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Edit">What was understood, or null.</param>
/// <param name="Rejection">Why what was understood was not believed, or null.</param>
public sealed record HeardSentence(string Sentence, Edit? Edit, EditRejection? Rejection)
{
    /// <summary>Whether the sentence was passed over.</summary>
    public bool IsIgnored => Edit is null || Rejection is not null;

    /// <summary>Why it was passed over, or null.</summary>
    public string? Reason => Edit is null ? "No sentence about an edit was recognised." : Rejection?.Message;
}
