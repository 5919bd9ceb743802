namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;

/// <summary>A sentence by the kind of edit that it names.</summary>
/// <param name="Kind">The kind, or null.</param>
/// <param name="Verdict">What the sentence is worth.</param>
internal readonly record struct SaidKind(EditKind? Kind, SentenceVerdict Verdict);

/// <summary>What was said in one game, by kinds of edits: enough to count by, and all that the log of a run tells.</summary>
/// <param name="Sentences">The sentences in the order said.</param>
/// <param name="Unknown">The edits that the human did not know of, in the order of events.</param>
/// <param name="KendallTau">See <see cref="JudgedUtterance.KendallTau"/>; null also where it is not known.</param>
internal sealed record SaidKinds(
    ImmutableArray<SaidKind> Sentences,
    ImmutableArray<EditKind> Unknown,
    double? KendallTau
);
