namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>Which sentences a teacher may say (see <see cref="SentenceMask"/>); stopping is always one of them.</summary>
internal sealed class AllowedSentences
{
    // The same for all; a teacher is made for each game, and most have no use for them.
    private static readonly Lazy<ImmutableDictionary<Layout, SentenceSet>> SayableIn = new(() =>
        Enum.GetValues<Layout>().ToImmutableDictionary(layout => layout, Sayable)
    );

    private readonly SentenceMask _mask;
    private readonly ImmutableArray<EditKind> _protected;

    public AllowedSentences(SentenceMask mask, ImmutableArray<EditKind> protectedBeliefs) =>
        (_mask, _protected) = (mask, protectedBeliefs);

    /// <summary>Whether what was said changes what may be said next.</summary>
    public bool ChangeAsSaid => _mask is SentenceMask.Acceptable or SentenceMask.InOrder;

    /// <summary>Collects the sentences that are allowed now.</summary>
    public void Collect(Dialogue dialogue, SentenceSet into)
    {
        if (_mask != SentenceMask.Acceptable)
        {
            Collect(dialogue.Real, dialogue.LastKind, into);
            return;
        }
        into.Clear();
        CollectAcceptable(dialogue.Mind.Belief, into);
        Finish(into);
    }

    /// <summary>Collects the sentences that are allowed as far as whoever does not know the belief can tell.</summary>
    /// <param name="real">The real world, at its start.</param>
    /// <param name="last">The kind of edit that was spoken of last; null before anything is said.</param>
    /// <param name="into">Receives them.</param>
    /// <exception cref="InvalidOperationException">The mask depends on the belief.</exception>
    public void Collect(World real, EditKind? last, SentenceSet into)
    {
        into.Clear();
        switch (_mask)
        {
            case SentenceMask.InOrder:
                new Clues(real).CollectInOrder(last, into);
                break;
            case SentenceMask.Sayable:
                into.CopyFrom(SayableIn.Value[real.Blueprint.Layout]);
                break;
            case SentenceMask.Plausible:
                new Clues(real).CollectPlausible(into);
                break;
            default:
                throw new InvalidOperationException(
                    $"The mask '{_mask}' depends on the belief, which no teacher knows."
                );
        }
        Finish(into);
    }

    private void Finish(SentenceSet into)
    {
        foreach (var kind in _protected)
        {
            into.RemoveAll(kind);
        }
        into.Add(SentenceCode.Count);
    }

    private static SentenceSet Sayable(Layout layout)
    {
        var sayable = new SentenceSet();
        foreach (var edit in EditNames.For(layout).SelectMany(kind => EditSpace.All(kind, layout)))
        {
            sayable.Add(SentenceCode.PlaceOf(edit));
        }
        return sayable;
    }

    private void CollectAcceptable(Blueprint belief, SentenceSet into)
    {
        foreach (var place in SayableIn.Value[belief.Layout].Places)
        {
            if (SentenceCode.EditAt(place).Check(belief, default) is null)
            {
                into.Add(place);
            }
        }
    }
}
