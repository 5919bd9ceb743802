namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>What a teacher gets to see: the real world, and the plan that the human proposes. Never the human's belief.</summary>
/// <param name="RealWorld">The real world, at its start.</param>
/// <param name="HumanPlan">The steps that the human proposes; null where it has no plan. The world that they were made for is not told.</param>
public sealed record Lesson(World RealWorld, IReadOnlyList<Skill>? HumanPlan);

/// <summary>Tells a human what has changed.</summary>
public interface ITeacher
{
    /// <summary>The name in results.</summary>
    string Name { get; }

    /// <summary>Says which edits happened.</summary>
    Utterance Teach(Lesson lesson);
}
