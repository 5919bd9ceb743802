using System.Collections.Immutable;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Evaluation.Tests;

/// <summary>Says what a test gives it, in every game.</summary>
internal sealed class SayingTeacher(ImmutableArray<string> sentences) : ITeacher
{
    public string Name => "saying";

    public static TeacherEntry Entry(params ImmutableArray<string> sentences) =>
        new("saying", "says the same in every game", _ => new SayingTeacher(sentences));

    public Utterance Teach(Lesson lesson) => new(sentences);
}
