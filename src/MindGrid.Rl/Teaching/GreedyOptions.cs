namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;

/// <summary>Which return of the human's plan a teacher is after.</summary>
public enum SoughtReturn : byte
{
    /// <summary>What the plan gets in the real world: practical alignment.</summary>
    Real,

    /// <summary>What the human believes it will get: ostensible alignment (paper, Equation 6).</summary>
    Imagined,
}

/// <summary>What a <see cref="GreedyTeacher"/> is after, and what it is held to.</summary>
public sealed record GreedyOptions
{
    private readonly int _maxSentences = 8;
    private readonly double _untruthPenalty;

    /// <summary>The return that it raises; the real one unless chosen.</summary>
    public SoughtReturn Sought { get; init; } = SoughtReturn.Real;

    /// <summary>Sentences that it says at most: 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxSentences
    {
        get => _maxSentences;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxSentences));
            _maxSentences = value;
        }
    }

    /// <summary>What each sentence takes off the return that is not true (see <see cref="TeachOutcome.IsTrue"/>), in reward units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or not a number.</exception>
    public double UntruthPenalty
    {
        get => _untruthPenalty;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(UntruthPenalty));
            _untruthPenalty = double.IsNaN(value)
                ? throw new ArgumentOutOfRangeException(nameof(UntruthPenalty))
                : value;
        }
    }

    /// <summary>Beliefs that it must not touch: it says no sentence of these kinds, true or not.</summary>
    public ImmutableArray<EditKind> ProtectedBeliefs { get; init; } = [];
}
