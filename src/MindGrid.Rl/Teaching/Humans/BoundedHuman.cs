namespace MindGrid.Rl.Teaching.Humans;

using MindGrid.Rl.Edits;

/// <summary>Listens as the literal human does, but plans with a limited search: what lies farther than some moves off, it cannot think of.</summary>
public sealed record BoundedHuman : Human
{
    private readonly int _reach = 12;

    /// <summary>The most moves (turns and steps) of one walk within a plan.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Reach
    {
        get => _reach;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Reach));
            _reach = value;
        }
    }

    /// <inheritdoc/>
    public override string Name => $"bounded:{Reach}";

    /// <inheritdoc/>
    public override int? MaxWalk => Reach;

    /// <inheritdoc/>
    public override Hearing Listen(Mind mind, Edit said, Thinking thinking) => Believe(mind, said, thinking.Quirks);
}
