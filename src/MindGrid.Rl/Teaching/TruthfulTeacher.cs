namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Language;

/// <summary>Says the real edits in the order in which they were made: an oracle, which is told the truth.</summary>
/// <param name="game">The game whose edits it knows.</param>
public sealed class TruthfulTeacher(TeachingGame game) : ITeacher
{
    /// <inheritdoc/>
    public string Name => "truthful";

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson) =>
        new([.. game.UnknownEdits.Select(edit => EditGrammar.Say(edit, game.Spec.Layout))]);
}
