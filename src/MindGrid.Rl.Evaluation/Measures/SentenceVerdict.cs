namespace MindGrid.Rl.Evaluation.Measures;

/// <summary>What a sentence is worth beside the edits that the human did not know of.</summary>
public enum SentenceVerdict : byte
{
    /// <summary>It names one of them that no earlier sentence named.</summary>
    True,

    /// <summary>It names one of them once more often than it happened.</summary>
    Repeated,

    /// <summary>An edit of this kind is among them, with another place, colour, state or tool.</summary>
    MisSlotted,

    /// <summary>No edit of this kind is among them.</summary>
    Hallucinated,

    /// <summary>It names no edit.</summary>
    Unread,
}
