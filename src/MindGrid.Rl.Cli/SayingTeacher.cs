namespace MindGrid.Rl.Cli;

using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Teaching;

/// <summary>The user as the teacher: says what is given, to every human.</summary>
internal sealed class SayingTeacher(string text) : ITeacher
{
    /// <inheritdoc/>
    public string Name => "you";

    /// <summary>The user in the place of a teacher of the catalogue.</summary>
    public static TeacherEntry Entry(string text) => new("you", "say what --say gives", _ => new SayingTeacher(text));

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson) => new([text]);
}
