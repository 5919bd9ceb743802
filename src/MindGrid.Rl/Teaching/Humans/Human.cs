namespace MindGrid.Rl.Teaching.Humans;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>What came of one sentence that a human heard.</summary>
/// <param name="Mind">What the human has in mind now.</param>
/// <param name="Understood">The edit that it understood.</param>
/// <param name="Rejection">Why it did not believe it, or null.</param>
public readonly record struct Hearing(Mind Mind, Edit Understood, EditRejection? Rejection);

/// <summary>What a human thinks with while it listens. One thread at a time uses it.</summary>
/// <param name="Planner">Plans as this human does.</param>
/// <param name="Quirks">Whether edits are checked as the reference does.</param>
public sealed record Thinking(ActionPlanner Planner, Quirks Quirks = Quirks.None);

/// <summary>
/// A way of listening and planning: the paper's listening policy L. It is a value without memory, which any number of games on any
/// number of threads share; what a human remembers of a game is its <see cref="Mind"/>.
/// </summary>
public abstract record Human
{
    /// <summary>The name in configurations and results; <see cref="HumanNames.Parse"/> reads it.</summary>
    public abstract string Name { get; }

    /// <summary>The most moves of a walk that this human still thinks of when it plans; null for no limit.</summary>
    public virtual int? MaxWalk => null;

    /// <summary>Takes in an edit that somebody says happened.</summary>
    /// <param name="mind">What it has in mind.</param>
    /// <param name="said">The edit.</param>
    /// <param name="thinking">What it thinks with.</param>
    /// <returns>The new mind, and whether it believed. A pure function, and never fails.</returns>
    public abstract Hearing Listen(Mind mind, Edit said, Thinking thinking);

    /// <summary>What this human thinks with.</summary>
    public Thinking StartThinking(Quirks quirks = Quirks.None) => new(new ActionPlanner(MaxWalk), quirks);

    /// <summary>Believes an edit where the believed world allows it.</summary>
    protected static Hearing Believe(Mind mind, Edit edit, Quirks quirks)
    {
        var (world, rejection) = edit.TryApply(mind.Belief, quirks);
        if (quirks == Quirks.Reference && rejection is { IsSilentInReference: true })
        {
            rejection = null;
        }
        return rejection is null
            ? new(mind with { Belief = world, Corrections = mind.Corrections.Add(edit) }, edit, null)
            : new(mind, edit, rejection);
    }
}
