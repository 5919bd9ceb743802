namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>What a teacher says: sentences in order, or one text that holds several.</summary>
/// <param name="Sentences">The sentences; empty for silence.</param>
public sealed record Utterance(ImmutableArray<string> Sentences)
{
    /// <summary>Nothing said.</summary>
    public static Utterance Silence { get; } = new([]);
}

/// <summary>What became of one sentence.</summary>
/// <param name="Read">What the reader made of it.</param>
/// <param name="Understood">The edit that the human understood, which is not always the one that was said; null for none.</param>
/// <param name="Rejection">Why what was understood was not believed, or null.</param>
/// <param name="BeliefAfter">The world that the human believes in after this sentence.</param>
public sealed record HeardSentence(ReadSentence Read, Edit? Understood, EditRejection? Rejection, Blueprint BeliefAfter)
{
    /// <summary>The sentence.</summary>
    public string Sentence => Read.Text;

    /// <summary>What was said, or null.</summary>
    public Edit? Edit => Read.Edit;

    /// <summary>Whether the sentence was passed over.</summary>
    public bool IsIgnored => Edit is null || Rejection is not null;

    /// <summary>Why it was passed over, or null.</summary>
    public string? Reason => Read.Reason ?? Rejection?.Message;
}
