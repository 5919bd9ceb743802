namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Worlds;

/// <summary>
/// Looks for the shortest utterance with the highest expected return. From several beginnings it adds or drops one remark at a time,
/// whichever helps most, until none helps. What has been found so far stands when the budget is spent.
/// </summary>
internal sealed class UtteranceSearch
{
    // Among utterances of one worth the shortest is wanted; no sentence is worth less than this, in reward units.
    private const double SentenceCost = 0.01;

    private readonly ImmutableArray<Remark> _remarks;
    private readonly ImmutableArray<SupposedBelief> _beliefs;
    private readonly TaughtReturn _return;
    private readonly Budget _budget;
    private readonly Dictionary<uint, double> _values = [];

    public UtteranceSearch(
        Blueprint real,
        ImmutableArray<Remark> remarks,
        ImmutableArray<SupposedBelief> beliefs,
        Budget budget
    ) => (_remarks, _beliefs, _return, _budget) = (remarks, beliefs, new(real), budget);

    /// <summary>The best utterance found.</summary>
    /// <param name="beginnings">Sets of remarks to begin with, bit i for remark i; the first stands if nothing can be tried.</param>
    public ImmutableArray<Remark> Find(IReadOnlyList<uint> beginnings)
    {
        var best = beginnings[0];
        if (_beliefs.IsEmpty)
        {
            return Chosen(best);
        }
        foreach (var beginning in beginnings)
        {
            var improved = Improve(beginning);
            best = Value(improved) > Value(best) ? improved : best;
        }
        return Chosen(best);
    }

    private uint Improve(uint said)
    {
        while (true)
        {
            var best = said;
            for (var i = 0; i < _remarks.Length; i++)
            {
                var changed = said ^ (1u << i);
                best = Value(changed) > Value(best) ? changed : best;
            }
            if (best == said)
            {
                return said;
            }
            said = best;
        }
    }

    /// <summary>The expected return less the sentences' cost; worse than all else once it cannot be found out.</summary>
    private double Value(uint said)
    {
        if (_values.TryGetValue(said, out var known))
        {
            return known;
        }
        var remarks = Chosen(said);
        var value = -SentenceCost * remarks.Sum(remark => remark.Edits.Length);
        foreach (var belief in _beliefs)
        {
            if (!_budget.TrySpend())
            {
                return double.NegativeInfinity;
            }
            value += belief.Weight * _return.Of(belief.World, remarks);
        }
        return _values[said] = value;
    }

    private ImmutableArray<Remark> Chosen(uint said) => [.. _remarks.Where((_, i) => ((said >> i) & 1) != 0)];
}
