namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;

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

/// <summary>The verdicts' names in records and reports.</summary>
public static class SentenceVerdictNames
{
    private static readonly ImmutableArray<string> Names =
    [
        "true",
        "repeated",
        "mis-slotted",
        "hallucinated",
        "unread",
    ];

    /// <summary>All names, in the order of <see cref="SentenceVerdict"/>.</summary>
    public static ImmutableArray<string> All => Names;

    /// <summary>The name of a verdict.</summary>
    public static string Name(this SentenceVerdict verdict) => Names[(int)verdict];

    /// <summary>Finds a verdict by its name.</summary>
    public static bool TryParse(string name, out SentenceVerdict verdict)
    {
        var index = Names.IndexOf(name);
        verdict = (SentenceVerdict)Math.Max(index, 0);
        return index >= 0;
    }
}
