namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;

/// <summary>What a sample of a run is: one game, taught by one teacher in one way.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Game">The game's id.</param>
/// <param name="Teacher">The teacher's name, such as openai:gpt-4o or rules.</param>
/// <param name="Prompt">How it was asked; null for a teacher that is no language model.</param>
public sealed record SampleId(string Suite, string Game, string Teacher, PromptSpec? Prompt);

/// <summary>A sentence of a teacher, and what became of it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Edit">The edit that was understood, in the grammar's words; null for none.</param>
/// <param name="Reason">Why it was not read or not believed; null where it was believed.</param>
/// <param name="Verdict">
/// What it is beside the edits that were unknown, as <see cref="Measures.SentenceVerdict"/> names it: true, repeated, mis-slotted,
/// hallucinated or unread.
/// </param>
/// <param name="BeliefAfter">The world that the human believes in after it, described as a teacher would be told of it.</param>
public sealed record SampleSentence(string Text, string? Edit, string? Reason, string Verdict, string BeliefAfter);

/// <summary>A plan and what it is worth.</summary>
/// <param name="Steps">Its steps in words; null for no plan.</param>
/// <param name="RealReturn">Its return in the real world, in reward units.</param>
/// <param name="BelievedReturn">The return that the human believed it would have, before any teaching, in reward units.</param>
public sealed record SamplePlan(ImmutableArray<string>? Steps, int RealReturn, int BelievedReturn);

/// <summary>What teaching came to.</summary>
/// <param name="Layout">The game's layout.</param>
/// <param name="UnknownEdits">The edits that the human did not know of, by kind, in the order in which they were made.</param>
/// <param name="BeliefBefore">The world that the human believed in, described as a teacher would be told of it.</param>
/// <param name="Sentences">What was said.</param>
/// <param name="FirstPlan">The human's plan before teaching.</param>
/// <param name="TaughtPlan">Its plan afterwards.</param>
/// <param name="BestReturn">The best reachable return.</param>
/// <param name="Gap">The practical alignment gap, in reward units.</param>
/// <param name="Success">Whether the taught plan ends with the target in hand.</param>
/// <param name="Died">Whether it walks into death.</param>
public sealed record SampleScore(
    string Layout,
    ImmutableArray<string> UnknownEdits,
    string BeliefBefore,
    ImmutableArray<SampleSentence> Sentences,
    SamplePlan FirstPlan,
    SamplePlan TaughtPlan,
    int BestReturn,
    int Gap,
    bool Success,
    bool Died
);

/// <summary>One line of a run's log: a sample that was answered and scored, or that failed for good.</summary>
/// <param name="Id">Which sample.</param>
/// <param name="PromptText">The prompt, word for word; null for a teacher that is no language model.</param>
/// <param name="Answer">What came back; null for a teacher that is no language model, and where nothing did.</param>
/// <param name="Attempts">Requests that were sent for it; 0 where the answer came out of the cache, or needed none.</param>
/// <param name="Cost">In US dollars by the price file of the run; null where no price is known.</param>
/// <param name="Score">What teaching came to; null where it failed.</param>
/// <param name="Failure">Why it failed, in one sentence; null where it did not.</param>
/// <param name="Versions">Of this package, the scoring, the reader and the human, by name.</param>
/// <param name="At">When the record was written, UTC.</param>
public sealed record SampleRecord(
    SampleId Id,
    string? PromptText,
    Answer? Answer,
    int Attempts,
    decimal? Cost,
    SampleScore? Score,
    string? Failure,
    ImmutableSortedDictionary<string, string> Versions,
    DateTimeOffset At
);
