namespace MindGrid.Rl.Teaching.Humans;

using MindGrid.Rl.Edits;

/// <summary>The paper's simulated human: believes every sentence that it can apply, and plans in the world that it believes in.</summary>
public sealed record LiteralHuman : Human
{
    /// <inheritdoc/>
    public override string Name => "literal";

    /// <inheritdoc/>
    public override Hearing Listen(Mind mind, Edit said, Thinking thinking) => Believe(mind, said, thinking.Quirks);
}
