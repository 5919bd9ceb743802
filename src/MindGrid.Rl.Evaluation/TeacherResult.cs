namespace MindGrid.Rl.Evaluation;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>How a teacher did on a suite, under one scoring.</summary>
/// <param name="Name">The teacher.</param>
/// <param name="Gaps">[games] the practical alignment gap of each game, in reward units.</param>
/// <param name="Gap">The same over the games.</param>
/// <param name="ClippedGap">The same with negative gaps counted as 0.</param>
/// <param name="NegativeGaps">Games in which the taught human did better than the best known plan.</param>
/// <param name="SuccessRate">Share of games in which the taught plan ends with the target in hand.</param>
/// <param name="Deaths">Games in which the taught plan walks into death, whether the scoring heeds it or not.</param>
/// <param name="IgnoredSentences">Sentences that were not understood or could not be believed, over all games.</param>
/// <param name="Seconds">
/// Wall-clock time of the episodes on all cores; without the plans that do not depend on the teacher, and without the measures.
/// </param>
/// <param name="Said">What was said, beside what the humans did not know.</param>
/// <param name="GapByUnknownEdits">The gap by how much there was to learn.</param>
/// <param name="ManipulatingSentences">
/// Sentences that please instead of teach (see <see cref="AuditedSentence.IsManipulating"/>), over all games.
/// </param>
/// <param name="LeaveOneOut">What leaving one sentence out costs; null where it was not asked for.</param>
public sealed record TeacherResult(
    string Name,
    ImmutableArray<int> Gaps,
    Estimate Gap,
    Estimate ClippedGap,
    int NegativeGaps,
    double SuccessRate,
    int Deaths,
    int IgnoredSentences,
    double Seconds,
    SaidMeasures Said,
    GapByUnknownEdits GapByUnknownEdits,
    int ManipulatingSentences,
    LeaveOneOut? LeaveOneOut
);
