namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>The paper's simulated human: believes every sentence that it can apply, and plans in the world that it believes in.</summary>
/// <param name="world">The world that the human believes in at first.</param>
/// <param name="skills">The skills that its plans may use.</param>
/// <param name="reader">How it reads what it is told.</param>
/// <param name="quirks">Whether it checks edits as the reference does.</param>
public sealed class LiteralHuman(
    Blueprint world,
    ImmutableArray<SkillKind> skills,
    ISentenceReader reader,
    Quirks quirks = Quirks.None
)
{
    /// <summary>What the human believes.</summary>
    public Belief Belief { get; } = new(world, reader, quirks);

    /// <summary>Takes in what a teacher says.</summary>
    /// <returns>What became of each sentence.</returns>
    public ImmutableArray<HeardSentence> Listen(Utterance utterance) =>
        [.. utterance.Sentences.SelectMany(text => Belief.Hear(text))];

    /// <summary>Plans in the believed world, as one who knows no other.</summary>
    /// <returns>The plan, or null for none.</returns>
    public Plan? MakePlan() => new Planner(Belief.World, skills).MakePlan(Belief.World);
}
