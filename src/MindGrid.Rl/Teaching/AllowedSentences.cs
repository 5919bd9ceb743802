namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>Which sentences a teacher may say (see <see cref="SentenceMask"/>); stopping is always one of them.</summary>
internal sealed class AllowedSentences
{
    private readonly SentenceMask _mask;
    private readonly SentenceSet _protected = new();
    private readonly ImmutableDictionary<Layout, SentenceSet> _sayable;

    public AllowedSentences(SentenceMask mask, ImmutableArray<EditKind> protectedBeliefs)
    {
        _mask = mask;
        foreach (var kind in protectedBeliefs)
        {
            var (first, count) = SentenceCode.Range([(int)kind], 1);
            for (var place = first; place < first + count; place++)
            {
                _protected.Add(place);
            }
        }
        _sayable = Enum.GetValues<Layout>().ToImmutableDictionary(layout => layout, Sayable);
    }

    /// <summary>Collects the sentences that are allowed now.</summary>
    public void Collect(Dialogue dialogue, SentenceSet into)
    {
        into.Clear();
        switch (_mask)
        {
            case SentenceMask.Sayable:
                into.CopyFrom(_sayable[dialogue.Real.Blueprint.Layout]);
                break;
            case SentenceMask.Acceptable:
                CollectAcceptable(dialogue.Mind.Belief, into);
                break;
            default:
                new Clues(dialogue.Real).CollectPlausible(into);
                break;
        }
        into.RemoveAll(_protected);
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
        foreach (var place in _sayable[belief.Layout].Places)
        {
            if (SentenceCode.EditAt(place).Check(belief, default) is null)
            {
                into.Add(place);
            }
        }
    }
}
