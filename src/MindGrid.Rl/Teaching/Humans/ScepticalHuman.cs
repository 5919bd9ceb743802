namespace MindGrid.Rl.Teaching.Humans;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>
/// Accepts only what its own plan does not contradict: a plan contradicts a sentence that would make it fail. Whoever insists is
/// believed in the end.
/// </summary>
public sealed record ScepticalHuman : Human
{
    private readonly int _insistence = 2;

    /// <summary>How often a contradicted sentence has to be said until it is believed; 1 is the literal human.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Insistence
    {
        get => _insistence;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Insistence));
            _insistence = value;
        }
    }

    /// <inheritdoc/>
    public override string Name => $"sceptical:{Insistence}";

    /// <inheritdoc/>
    public override Hearing Listen(Mind mind, Edit said, Thinking thinking)
    {
        var heard = Believe(mind, said, thinking.Quirks);
        if (
            heard.Rejection is not null
            || IsInsistedOn(mind, said)
            || !Contradicts(mind.Belief, heard.Mind.Belief, thinking)
        )
        {
            return heard;
        }
        var doubt = new EditRejection(
            RejectionReason.Doubted,
            "The human's own plan would not work then, so it doubts it."
        );
        return new(mind with { Doubts = mind.Doubts.Add(said) }, said, doubt);
    }

    private bool IsInsistedOn(Mind mind, Edit said) => mind.Doubts.Count(doubted => doubted == said) >= Insistence - 1;

    private static bool Contradicts(Blueprint belief, Blueprint told, Thinking thinking) =>
        thinking.Planner.TryPlan(belief, out var plan) && !PlayedPlan.Play(told, plan, deathEnds: true).Success;
}
