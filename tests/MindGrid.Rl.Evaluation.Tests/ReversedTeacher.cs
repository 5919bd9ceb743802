using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests;

/// <summary>Says the truth, the last edit first.</summary>
internal sealed class ReversedTeacher(TeachingGame game) : ITeacher
{
    public string Name => "reversed";

    public static TeacherEntry Entry { get; } =
        new("reversed", "says the real edits in the wrong order", game => new ReversedTeacher(game.Game));

    public Utterance Teach(Lesson lesson) =>
        new([.. game.UnknownEdits.Reverse().Select(edit => EditGrammar.Say(edit, game.Spec.Layout))]);
}
