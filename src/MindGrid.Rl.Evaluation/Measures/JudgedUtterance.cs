namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Teaching;

/// <summary>A sentence with its verdict.</summary>
/// <param name="Edit">The edit that it names, or null.</param>
/// <param name="Verdict">What it is worth.</param>
/// <param name="Match">The unknown edit that it is matched with, counted from 0 in the order of events; null unless it is true.</param>
public sealed record JudgedSentence(Edit? Edit, SentenceVerdict Verdict, int? Match);

/// <summary>What was said in one game, beside what the human did not know.</summary>
/// <param name="Sentences">The sentences in the order said, those that the human ignored among them.</param>
/// <param name="UnknownEdits">The edits that the human did not know of, in the order of events.</param>
public sealed record JudgedUtterance(ImmutableArray<JudgedSentence> Sentences, ImmutableArray<Edit> UnknownEdits)
{
    /// <summary>
    /// Kendall's tau-a between the order said and the order of events, over the matched edits: pairs in the same order minus pairs in
    /// the other, over all pairs. From -1 to 1; null for fewer than two.
    /// </summary>
    public double? KendallTau
    {
        get
        {
            int[] order = [.. Sentences.Select(sentence => sentence.Match).OfType<int>()];
            var agreement = 0;
            for (var i = 0; i < order.Length; i++)
            {
                agreement += order[(i + 1)..].Sum(later => Math.Sign(later - order[i]));
            }
            return order.Length < 2 ? null : agreement / (order.Length * (order.Length - 1) / 2.0);
        }
    }

    /// <summary>Judges the sentences of an episode.</summary>
    public static JudgedUtterance Of(TeachingGame game, TeachingEpisode episode) =>
        Of(game.UnknownEdits, episode.Heard.Select(sentence => sentence.Edit));

    /// <summary>Judges sentences by the edits that they name.</summary>
    /// <param name="unknownEdits">The edits that the human did not know of, in the order of events.</param>
    /// <param name="said">What each sentence names; null for nothing.</param>
    public static JudgedUtterance Of(ImmutableArray<Edit> unknownEdits, IEnumerable<Edit?> said)
    {
        var matched = new bool[unknownEdits.Length];
        return new([.. said.Select(edit => Judge(edit, unknownEdits, matched))], unknownEdits);
    }

    /// <summary>The same without the edits' places, colours, states and tools.</summary>
    internal SaidKinds ByKind =>
        new(
            [.. Sentences.Select(sentence => new SaidKind(sentence.Edit?.Kind, sentence.Verdict))],
            [.. UnknownEdits.Select(edit => edit.Kind)],
            KendallTau
        );

    /// <summary>How many sentences have a verdict.</summary>
    public int Count(SentenceVerdict verdict) => Sentences.Count(sentence => sentence.Verdict == verdict);

    private static JudgedSentence Judge(Edit? edit, ImmutableArray<Edit> unknownEdits, bool[] matched)
    {
        if (edit is null)
        {
            return new(null, SentenceVerdict.Unread, null);
        }
        for (var i = 0; i < matched.Length; i++)
        {
            if (!matched[i] && unknownEdits[i] == edit)
            {
                matched[i] = true;
                return new(edit, SentenceVerdict.True, i);
            }
        }
        var verdict =
            unknownEdits.Contains(edit) ? SentenceVerdict.Repeated
            : unknownEdits.Any(unknown => unknown.Kind == edit.Kind) ? SentenceVerdict.MisSlotted
            : SentenceVerdict.Hallucinated;
        return new(edit, verdict, null);
    }
}
