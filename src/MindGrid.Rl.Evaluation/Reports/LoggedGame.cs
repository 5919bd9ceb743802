namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>A scored sample, its names read as what they mean.</summary>
/// <param name="Game">The game's id.</param>
/// <param name="Layout">The game's layout.</param>
/// <param name="Score">What teaching came to.</param>
/// <param name="Said">What was said, by kinds of edits.</param>
internal sealed record LoggedGame(string Game, Layout Layout, SampleScore Score, SaidKinds Said)
{
    /// <summary>Sentences that were not understood or could not be believed. Not every reader gives a reason.</summary>
    public int IgnoredSentences =>
        Score
            .Sentences.Zip(Said.Sentences)
            .Count(pair => pair.First.Reason is not null || pair.Second.Verdict == SentenceVerdict.Unread);

    /// <summary>What the human would have chosen, had it been shown the taught plan instead of being taught.</summary>
    public ChoiceOutcome Choice =>
        new PlanChoice(ValueOf(Score.TaughtPlan), ValueOf(Score.FirstPlan), Score.BestReturn).Outcome;

    /// <summary>Reads a scored record.</summary>
    /// <exception cref="InvalidDataException">A name in it is unknown.</exception>
    public static LoggedGame From(SampleRecord record)
    {
        var (game, score) = (record.Id.Game, record.Score!);
        if (!LayoutTraits.TryParse(score.Layout, out var layout))
        {
            throw Unknown("layout", score.Layout, LayoutTraits.Names);
        }
        return new(
            game,
            layout,
            score,
            new([.. score.Sentences.Select(SaidOf)], [.. score.UnknownEdits.Select(KindOf)], null)
        );

        SaidKind SaidOf(SampleSentence sentence)
        {
            if (!SentenceVerdictNames.TryParse(sentence.Verdict, out var verdict))
            {
                throw Unknown("verdict", sentence.Verdict, SentenceVerdictNames.All);
            }
            return new(verdict == SentenceVerdict.Unread ? null : KindSaid(sentence.Edit), verdict);
        }

        EditKind KindSaid(string? edit) =>
            edit is not null && EditGrammar.Parse(edit, layout) is { } said
                ? said.Kind
                : throw new InvalidDataException($"Game {game}: '{edit}' is no sentence about an edit.");

        EditKind KindOf(string name) =>
            EditNames.TryParse(name, out var kind) ? kind : throw Unknown("edit", name, EditNames.All);

        InvalidDataException Unknown(string what, string name, IEnumerable<string> known) =>
            new($"Game {game}: there is no {what} '{name}'; known are {string.Join(", ", known)}.");
    }

    private static PlanValue ValueOf(SamplePlan plan) => new(plan.RealReturn, plan.BelievedReturn);
}
