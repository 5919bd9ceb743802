namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching.Humans;

/// <summary>Which sentences the masks of a teaching environment allow. Any other can be said all the same; the human answers it.</summary>
public enum SentenceMask : byte
{
    /// <summary>Those that can be true of the real world, as far as a look at it tells. Says nothing about the belief.</summary>
    Plausible,

    /// <summary>
    /// The plausible ones again, with each kind of edit spoken of at most once and in the order of <see cref="Corrections.Order"/>, and
    /// cells named as they are in the real world: once the flip is spoken of, or known, no others are right.
    /// </summary>
    InOrder,

    /// <summary>All that can be said in the layout.</summary>
    Sayable,

    /// <summary>Those that the believed world would allow now. It gives the belief away: for oracles and for debugging.</summary>
    Acceptable,
}

/// <summary>What can be chosen about a teaching environment.</summary>
public sealed record TeachEnvOptions : EnvOptions
{
    private readonly int _maxSentences = 8;
    private readonly int _maxPlanSteps = 16;

    /// <summary>Where games come from. Their scoring says what a plan is worth.</summary>
    public required GameSource Games { get; init; }

    /// <summary>Who is taught; the paper's human unless chosen.</summary>
    public Human Human { get; init; } = new LiteralHuman();

    /// <summary>What sentences are worth.</summary>
    public TeachReward Reward { get; init; } = TeachReward.GapAtEnd;

    /// <summary>Sentences after which an episode ends, T: 1 or more.</summary>
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

    /// <summary>Steps of a plan that the teacher sees, 1 or more; a longer plan is cut.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxPlanSteps
    {
        get => _maxPlanSteps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxPlanSteps));
            _maxPlanSteps = value;
        }
    }

    /// <summary>What the masks allow.</summary>
    public SentenceMask Mask { get; init; } = SentenceMask.Plausible;

    /// <summary>Beliefs that the teacher must not touch: sentences of these kinds are never allowed, and never believed.</summary>
    public ImmutableArray<EditKind> ProtectedBeliefs { get; init; } = [];

    /// <summary>
    /// Whether the human answers each sentence with the plan that it has now, which the teacher sees in place of the first one. The plan
    /// is then recognised at every sentence, which takes longer than all the rest.
    /// </summary>
    public bool AnswersWithPlan { get; init; }

    /// <summary>How the real world is shown.</summary>
    public GridObservation RealWorld { get; init; } = GridObservation.Board;

    /// <summary>Value equality, lists compared element by element.</summary>
    public bool Equals(TeachEnvOptions? other) =>
        other is not null
        && base.Equals(other)
        && (Games, Human, Reward, MaxSentences, MaxPlanSteps, Mask, AnswersWithPlan, RealWorld)
            == (
                other.Games,
                other.Human,
                other.Reward,
                other.MaxSentences,
                other.MaxPlanSteps,
                other.Mask,
                other.AnswersWithPlan,
                other.RealWorld
            )
        && ProtectedBeliefs.AsSpan().SequenceEqual(other.ProtectedBeliefs.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Human, MaxSentences, Mask);
}
